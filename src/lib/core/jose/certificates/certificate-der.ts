import { childrenOf, derTag, hexOf, readElement, wholeOf } from '../der.ts';
import type { Element } from '../der.ts';

/** The parts of a certificate as they stand in its DER (RFC 5280 §4.1). */
export interface CertificateParts {
	/** What is signed, with tag and length. */
	readonly signed: Uint8Array<ArrayBuffer>;
	/** The algorithm's object identifier, hexadecimal, and the DER of its parameters. */
	readonly signatureOid: string;
	readonly signatureParameters: Uint8Array | undefined;
	readonly signature: Uint8Array<ArrayBuffer>;
	readonly serial: string;
	/** DER of the two names. */
	readonly issuer: Uint8Array;
	readonly subject: Uint8Array;
	readonly notBefore: number | undefined;
	readonly notAfter: number | undefined;
	/** Values of the extensions by their identifiers, hexadecimal; of repeated ones the first. */
	readonly extensions: ReadonlyMap<string, Uint8Array>;
}

const extensionsTag = 0xa3;

/** Takes a certificate's DER apart. Never throws: undefined for what is no certificate. */
export function partsOfCertificate(der: Uint8Array): CertificateParts | undefined {
	const whole = readElement(der);
	const [signed, algorithm, bits] = childrenOf(der, whole) ?? [];
	const [oid, parameters] = childrenOf(der, algorithm) ?? [];
	if (signed?.tag !== derTag.sequence || oid?.tag !== derTag.oid || bits?.tag !== derTag.bitString)
		return undefined;
	const all = childrenOf(der, signed) ?? [];
	const fields = all[0]?.tag === derTag.context0 ? all.slice(1) : all;
	const [serial, , issuer, validity, subject, , ...rest] = fields;
	if (serial === undefined || issuer === undefined || subject === undefined) return undefined;
	const [notBefore, notAfter] = childrenOf(der, validity) ?? [];
	return {
		signed: Uint8Array.from(wholeOf(der, signed)),
		signatureOid: hexOf(der, oid),
		signatureParameters: parameters && wholeOf(der, parameters),
		// A BIT STRING begins with the count of its unused bits.
		signature: Uint8Array.from(der.subarray(bits.from + 1, bits.to)),
		// The sign's byte of a large number, which tools leave out.
		serial: hexOf(der, serial)
			.toUpperCase()
			.replace(/^00(?=.)/, ''),
		issuer: wholeOf(der, issuer),
		subject: wholeOf(der, subject),
		notBefore: timeOf(der, notBefore),
		notAfter: timeOf(der, notAfter),
		extensions: extensionsOf(
			der,
			rest.find(({ tag }) => tag === extensionsTag),
		),
	};
}

const utcTime = 0x17;

/** RFC 5280 §4.1.2.5: both of its forms, in UTC and with seconds; years below 50 are of this century. */
function timeOf(der: Uint8Array, element: Element | undefined): number | undefined {
	if (element === undefined) return undefined;
	const text = Array.from(der.subarray(element.from, element.to), (byte) => String.fromCharCode(byte)).join(
		'',
	);
	const full = element.tag === utcTime ? `${text < '50' ? '20' : '19'}${text}` : text;
	const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full);
	if (found === null) return undefined;
	const [year, month, day, hour, minute, second] = found.slice(1).map(Number) as [
		number,
		number,
		number,
		number,
		number,
		number,
	];
	const time = Date.UTC(year, month - 1, day, hour, minute, second);
	return Number.isNaN(time) || month < 1 || month > 12 || day < 1 || day > 31 ? undefined : time / 1000;
}

function extensionsOf(der: Uint8Array, element: Element | undefined): ReadonlyMap<string, Uint8Array> {
	const [list] = childrenOf(der, element) ?? [];
	const found = new Map<string, Uint8Array>();
	for (const extension of childrenOf(der, list) ?? []) {
		const [oid, ...rest] = childrenOf(der, extension) ?? [];
		// Whether it is critical may stand between.
		const value = rest.at(-1);
		if (oid?.tag !== derTag.oid || value?.tag !== derTag.octetString || found.has(hexOf(der, oid))) continue;
		found.set(hexOf(der, oid), der.subarray(value.from, value.to));
	}
	return found;
}
