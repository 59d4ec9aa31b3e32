// The DER forms of keys, brought to two of them: SubjectPublicKeyInfo and PKCS#8.

import {
	bytesOfHex,
	childrenOf,
	declaredElement,
	derTag,
	hexOf,
	readElement,
	wholeOf,
	writeElement,
} from './der.ts';
import type { Element } from './der.ts';
import { keyKinds } from './key-kinds.ts';
import { ecPublicKey, rsaEncryption, rsaIdentifier } from './key-oids.ts';
import type { KeyForm, KeyType } from './key.ts';

/** What an object identifier says of a key; `type` is undefined for what is only named in a message. */
interface Kind {
	readonly type: Exclude<KeyType, 'oct'> | undefined;
	readonly name: string;
}

const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
	[rsaEncryption, { type: 'RSA', name: 'RSA' }],
	['2a864886f70d01010a', { type: 'RSA', name: 'RSA-PSS' }],
	...keyKinds.flatMap(({ type, name, oid }) => (type === 'EC' ? [] : [[oid, { type, name }] as const])),
	['2a8648ce380401', { type: undefined, name: 'DSA' }],
	['2a864886f70d010301', { type: undefined, name: 'Diffie-Hellman' }],
]);

const curves: ReadonlyMap<string, string> = new Map([
	...keyKinds.flatMap(({ type, name, oid }) => (type === 'EC' ? [[oid, name] as const] : [])),
	['2b2403030208010107', 'brainpoolP256r1'],
	['2b240303020801010b', 'brainpoolP384r1'],
	['2b240303020801010d', 'brainpoolP512r1'],
]);

type Form = Extract<KeyForm, 'spki' | 'pkcs8' | 'pkcs1' | 'sec1' | 'x509'>;

/** A key's DER, brought to one of two forms; `der-content.ts` reads what is in it. */
export interface DerKey {
	readonly form: Form;
	readonly format: 'spki' | 'pkcs8';
	readonly der: Uint8Array<ArrayBuffer>;
	readonly type: Kind['type'];
	/** The curve's name, the parameter set's, or the algorithm's where it has neither. */
	readonly name: string;
}

export type DerFault = 'not-der' | 'truncated' | 'encrypted' | 'unknown-shape';

/**
 * Recognises a key by the shape of its DER: SubjectPublicKeyInfo and certificate (RFC 5280 §4.1), PKCS#8
 * (RFC 5208 §5, RFC 5958 §2), PKCS#1 (RFC 8017 §A.1), SEC1 (RFC 5915 §3). Labels and file names may lie.
 */
export function readKeyDer(bytes: Uint8Array): DerKey | DerFault {
	const declared = declaredElement(bytes);
	if (declared?.tag !== derTag.sequence) return 'not-der';
	if (declared.to > bytes.length) return 'truncated';
	const parts = childrenOf(bytes, declared);
	if (parts === undefined) return 'not-der';
	switch (parts.map((part) => letterOf(part.tag)).join('')) {
		case 'SB':
			return readSpki(bytes, declared, 'spki');
		case 'SO':
			return 'encrypted';
		case 'SSB':
			return readCertificate(bytes, parts[0]!);
		case 'II':
			return parts[0]!.to - parts[0]!.from >= 32 ? readPkcs1Public(bytes, declared) : 'unknown-shape';
		case 'IIIIIIIII':
			return readPkcs1Private(bytes, declared);
		default:
			return readPrivate(bytes, parts);
	}
}

const letters: ReadonlyMap<number, string> = new Map<number, string>([
	[derTag.sequence, 'S'],
	[derTag.bitString, 'B'],
	[derTag.octetString, 'O'],
	[derTag.integer, 'I'],
]);
const letterOf = (tag: number) => letters.get(tag) ?? 'x';

function readPrivate(bytes: Uint8Array, parts: readonly Element[]): DerKey | DerFault {
	const [version, second, third] = parts;
	if (version?.tag !== derTag.integer || second === undefined) return 'unknown-shape';
	if (second.tag === derTag.sequence && third?.tag === derTag.octetString) {
		return readPkcs8(wholeOf(bytes, second), wholeOf(bytes, third), 'pkcs8');
	}
	if (second.tag === derTag.octetString && third?.tag === derTag.context0) {
		const curve = childrenOf(bytes, third)?.[0];
		if (curve?.tag !== derTag.oid) return 'unknown-shape';
		const identifier = writeElement(derTag.sequence, oid(ecPublicKey), wholeOf(bytes, curve));
		const last = parts[3];
		const inner = [wholeOf(bytes, version), wholeOf(bytes, second), ...(last ? [wholeOf(bytes, last)] : [])];
		return readPkcs8(
			identifier,
			writeElement(derTag.octetString, writeElement(derTag.sequence, ...inner)),
			'sec1',
		);
	}
	return 'unknown-shape';
}

const zero = Uint8Array.of(derTag.integer, 1, 0);

function oid(hex: string): Uint8Array {
	return writeElement(derTag.oid, bytesOfHex(hex));
}

/** Rebuilt as version 0 without attributes and the public key of RFC 5958, which is computed anew. */
function readPkcs8(identifier: Uint8Array, octets: Uint8Array, form: Form): DerKey | DerFault {
	const kind = kindOf(identifier);
	if (kind === undefined) return 'unknown-shape';
	const written = kind.name === 'RSA-PSS' ? rsaIdentifier() : identifier;
	return { form, format: 'pkcs8', der: writeElement(derTag.sequence, zero, written, octets), ...kind };
}

function readSpki(bytes: Uint8Array, whole: Element, form: Form): DerKey | DerFault {
	const [identifier, bits] = childrenOf(bytes, whole) ?? [];
	if (identifier === undefined || bits?.tag !== derTag.bitString) return 'unknown-shape';
	const kind = kindOf(wholeOf(bytes, identifier));
	if (kind === undefined) return 'unknown-shape';
	// JWKs know RSA keys by one name only; the key itself is the same.
	const written = kind.name === 'RSA-PSS' ? rsaIdentifier() : wholeOf(bytes, identifier);
	return { form, format: 'spki', der: writeElement(derTag.sequence, written, wholeOf(bytes, bits)), ...kind };
}

function readCertificate(bytes: Uint8Array, tbs: Element): DerKey | DerFault {
	const fields = childrenOf(bytes, tbs) ?? [];
	// version [0] is optional; then serial, signature, issuer, validity, subject, and the key.
	const at = fields[0]?.tag === derTag.context0 ? 6 : 5;
	const key = fields[at];
	return key?.tag === derTag.sequence ? readSpki(bytes, key, 'x509') : 'unknown-shape';
}

function readPkcs1Public(bytes: Uint8Array, whole: Element): DerKey {
	const bits = writeElement(derTag.bitString, Uint8Array.of(0), wholeOf(bytes, whole));
	const der = writeElement(derTag.sequence, rsaIdentifier(), bits);
	return { form: 'pkcs1', format: 'spki', der, type: 'RSA', name: 'RSA' };
}

function readPkcs1Private(bytes: Uint8Array, whole: Element): DerKey {
	const octets = writeElement(derTag.octetString, wholeOf(bytes, whole));
	const der = writeElement(derTag.sequence, zero, rsaIdentifier(), octets);
	return { form: 'pkcs1', format: 'pkcs8', der, type: 'RSA', name: 'RSA' };
}

/** Bits of an RSA key's modulus (RFC 8017 §A.1.1, §A.1.2), told before an engine is asked; 0 where it cannot be read. */
export function modulusBitsOf({ format, der }: DerKey): number {
	const [, second, third] = childrenOf(der, readElement(der)) ?? [];
	const content = format === 'spki' ? second : third;
	if (content === undefined) return 0;
	// A BIT STRING begins with the count of its unused bits.
	const key = readElement(der, format === 'spki' ? content.from + 1 : content.from, content.to);
	const modulus = childrenOf(der, key)?.[format === 'spki' ? 0 : 1];
	if (modulus?.tag !== derTag.integer) return 0;
	const digits = der.subarray(modulus.from, modulus.to);
	const first = digits.findIndex((byte) => byte !== 0);
	return first === -1 ? 0 : (digits.length - first) * 8 - Math.clz32(digits[first]!) + 24;
}

/** What an AlgorithmIdentifier says of the key (RFC 5480 §2.1.1 for curves). */
function kindOf(identifier: Uint8Array): Kind | undefined {
	const [algorithm, parameters] = childrenOf(identifier, readElement(identifier)) ?? [];
	if (algorithm?.tag !== derTag.oid) return undefined;
	const hex = hexOf(identifier, algorithm);
	if (hex !== ecPublicKey) return kinds.get(hex) ?? { type: undefined, name: 'unknown' };
	const named = parameters?.tag === derTag.oid ? curves.get(hexOf(identifier, parameters)) : undefined;
	return { type: 'EC', name: named ?? 'unknown' };
}
