// The DER that engines are given to compute a public half from. What writes all other DER is fetched later.

import { bytesOfHex, derTag, writeElement } from './der.ts';
import type { KeyKind } from './key-kinds.ts';
import { ecPublicKey } from './key-oids.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const oid = (hex: string): Bytes => writeElement(derTag.oid, bytesOfHex(hex));
export const integer = (value: number): Bytes => Uint8Array.of(derTag.integer, 1, value);
export const octets = (...parts: readonly Uint8Array[]): Bytes => writeElement(derTag.octetString, ...parts);
export const sequence = (...parts: readonly Uint8Array[]): Bytes => writeElement(derTag.sequence, ...parts);
export const bits = (content: Uint8Array): Bytes => writeElement(derTag.bitString, Uint8Array.of(0), content);

/** RFC 5480 §2.1.1 for EC; RFC 8410 §3 and RFC 9881 §2 for the others, without parameters. */
export function identifierOf(kind: KeyKind): Bytes {
	return kind.type === 'EC' ? sequence(oid(ecPublicKey), oid(kind.oid)) : sequence(oid(kind.oid));
}

/**
 * PKCS#8 of a private half alone: SEC1 within for EC (RFC 5915 §3), one octet string for RFC 8410 §7, the seed for
 * ML-DSA (RFC 9881 §6).
 * @param publicHalf an uncompressed point; only EC has room for it
 */
export function pkcs8OfSecret(kind: KeyKind, secret: Uint8Array, publicHalf?: Uint8Array): Bytes {
	const point = publicHalf === undefined ? [] : [writeElement(derTag.context1, bits(publicHalf))];
	const content: Readonly<Record<KeyKind['type'], () => Bytes>> = {
		EC: () => sequence(integer(1), octets(secret), ...point),
		OKP: () => octets(secret),
		AKP: () => writeElement(derTag.implicit0, secret),
	};
	return sequence(integer(0), identifierOf(kind), octets(content[kind.type]()));
}
