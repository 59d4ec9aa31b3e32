import { childrenOf, derTag, hexOf, readElement } from '../der.ts';
import type { AlternativeName, Certificate } from './certificate.ts';
import { dottedOid, textOf } from './distinguished-name.ts';

type Extensions = ReadonlyMap<string, Uint8Array>;

/** Of one certificate, told by name: some have thousands. */
const mostNames = 100;

const kinds: ReadonlyMap<number, AlternativeName['kind']> = new Map<number, AlternativeName['kind']>([
	[0x81, 'email'],
	[0x82, 'dns'],
	[0x86, 'uri'],
	[0x87, 'ip'],
]);

/** The names that a certificate is issued for (RFC 5280 §4.2.1.6). */
export function alternativeNames(extensions: Extensions): Pick<Certificate, 'names' | 'moreNames'> {
	const value = extensions.get('551d11') ?? new Uint8Array();
	const elements = childrenOf(value, readElement(value)) ?? [];
	const names = elements.slice(0, mostNames).map((element): AlternativeName => {
		const kind = kinds.get(element.tag) ?? 'other';
		if (kind === 'other') return { kind, value: '' };
		const text = kind === 'ip' ? addressOf(value.subarray(element.from, element.to)) : textOf(value, element);
		return { kind, value: text };
	});
	return { names, moreNames: elements.length - names.length };
}

/** RFC 791, and RFC 5952 §4 for the longer ones; hexadecimal for what is neither. */
function addressOf(bytes: Uint8Array): string {
	if (bytes.length === 4) return bytes.join('.');
	const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
	if (bytes.length !== 16) return hex;
	const groups = (hex.match(/.{4}/g) ?? []).map((group) => group.replace(/^0{1,3}/, ''));
	return compressed(groups);
}

/** The longest run of zeros, if there is more than one, becomes `::`; of equal runs the first. */
function compressed(groups: readonly string[]): string {
	let best = { at: 0, length: 1 };
	for (let at = 0; at < groups.length; at++) {
		let length = 0;
		while (groups[at + length] === '0') length++;
		if (length > best.length) best = { at, length };
	}
	if (best.length === 1) return groups.join(':');
	return `${groups.slice(0, best.at).join(':')}::${groups.slice(best.at + best.length).join(':')}`;
}

/** Whether it may issue certificates (RFC 5280 §4.2.1.9). */
export function basicConstraints(extensions: Extensions): Pick<Certificate, 'authority' | 'pathLength'> {
	const value = extensions.get('551d13');
	if (value === undefined) return { authority: undefined, pathLength: undefined };
	const parts = childrenOf(value, readElement(value)) ?? [];
	const flag = parts.find(({ tag }) => tag === 1);
	const length = parts.find(({ tag }) => tag === derTag.integer);
	return {
		authority: flag !== undefined && value[flag.from] !== 0,
		pathLength: length && value.subarray(length.from, length.to).reduce((sum, byte) => sum * 256 + byte, 0),
	};
}

/** In the order of their bits (RFC 5280 §4.2.1.3). */
const usages = [
	'digitalSignature',
	'nonRepudiation',
	'keyEncipherment',
	'dataEncipherment',
	'keyAgreement',
	'keyCertSign',
	'cRLSign',
	'encipherOnly',
	'decipherOnly',
];

/** What its key may be used for (RFC 5280 §4.2.1.3); undefined where that is not said. */
export function keyUsage(extensions: Extensions): readonly string[] | undefined {
	const value = extensions.get('551d0f');
	const bits = value && readElement(value);
	if (value === undefined || bits?.tag !== derTag.bitString) return undefined;
	const content = value.subarray(bits.from + 1, bits.to);
	return usages.filter((_, at) => ((content[at >> 3] ?? 0) & (0x80 >> (at & 7))) !== 0);
}

const purposes: ReadonlyMap<string, string> = new Map([
	['2b06010505070301', 'serverAuth'],
	['2b06010505070302', 'clientAuth'],
	['2b06010505070303', 'codeSigning'],
	['2b06010505070304', 'emailProtection'],
	['2b06010505070308', 'timeStamping'],
	['2b06010505070309', 'OCSPSigning'],
	['551d2500', 'anyExtendedKeyUsage'],
]);

/** What it may be used for (RFC 5280 §4.2.1.12), by name or identifier; undefined where that is not said. */
export function extendedKeyUsage(extensions: Extensions): readonly string[] | undefined {
	const value = extensions.get('551d25');
	if (value === undefined) return undefined;
	const elements = childrenOf(value, readElement(value)) ?? [];
	return elements.map(
		(element) => purposes.get(hexOf(value, element)) ?? dottedOid(value.subarray(element.from, element.to)),
	);
}
