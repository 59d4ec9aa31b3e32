import { decodeUtf8 } from '../../encoding/utf8.ts';
import { childrenOf, hexOf, readElement } from '../der.ts';
import type { Element } from '../der.ts';

/** RFC 4514 §3, and what else certificates name their subjects by. */
const attributes: ReadonlyMap<string, string> = new Map([
	['550403', 'CN'],
	['550405', 'serialNumber'],
	['550406', 'C'],
	['550407', 'L'],
	['550408', 'ST'],
	['550409', 'STREET'],
	['55040a', 'O'],
	['55040b', 'OU'],
	['55040c', 'title'],
	['550404', 'SN'],
	['55042a', 'GN'],
	['550461', 'organizationIdentifier'],
	['2a864886f70d010901', 'emailAddress'],
	['0992268993f22c640119', 'DC'],
	['0992268993f22c640101', 'UID'],
]);

/** The DER of a name as text (RFC 4514 §2), the most specific part first; what is no name is empty. */
export function distinguishedName(der: Uint8Array): string {
	const parts = childrenOf(der, readElement(der)) ?? [];
	return parts
		.map((part) => (childrenOf(der, part) ?? []).map((pair) => attributeOf(der, pair)).join('+'))
		.reverse()
		.join(',');
}

function attributeOf(der: Uint8Array, pair: Element): string {
	const [oid, value] = childrenOf(der, pair) ?? [];
	if (oid === undefined || value === undefined) return '';
	const hex = hexOf(der, oid);
	return `${attributes.get(hex) ?? dottedOid(der.subarray(oid.from, oid.to))}=${escaped(textOf(der, value))}`;
}

const utf16 = 0x1e;
const latin1 = 0x14;

/** A string of one of ASN.1's types. */
export function textOf(der: Uint8Array, { tag, from, to }: Element): string {
	const bytes = der.subarray(from, to);
	if (tag === latin1) return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
	if (tag !== utf16) return decodeUtf8(bytes).text;
	const units = Array.from(
		{ length: bytes.length >> 1 },
		(_, at) => bytes[2 * at]! * 256 + bytes[2 * at + 1]!,
	);
	return units.map((unit) => String.fromCharCode(unit)).join('');
}

/** RFC 4514 §2.4. Characters that are not seen, or turn the text around, are escaped as well. */
function escaped(text: string): string {
	return text
		.replace(/["+,;<>\\]/g, '\\$&')
		.replace(/^[ #]/, '\\$&')
		.replace(/ $/, '\\ ')
		.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (found) =>
			Array.from(new TextEncoder().encode(found), (byte) => `\\${byte.toString(16).padStart(2, '0')}`).join(
				'',
			),
		);
}

/** An object identifier in numbers (ITU-T X.690 §8.19), of its content. */
export function dottedOid(content: Uint8Array): string {
	const numbers: number[] = [];
	let number = 0;
	for (const byte of content) {
		number = number * 128 + (byte & 0x7f);
		if (byte >= 0x80) continue;
		numbers.push(number);
		number = 0;
	}
	const [first = 0, ...rest] = numbers;
	const top = Math.min(2, Math.floor(first / 40));
	return [top, first - 40 * top, ...rest].join('.');
}
