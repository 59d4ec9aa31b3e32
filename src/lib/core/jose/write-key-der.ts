// Keys as DER, written from the members of their JWKs: the same bytes everywhere, also for what an engine lacks.

import { decodeBase64url } from '../encoding/base64url.ts';
import { bytesOfHex, derTag, writeElement } from './der.ts';
import { privateBytesOf, publicBytesOf } from './key-bytes.ts';
import { keyKindOf } from './key-kinds.ts';
import type { KeyKind } from './key-kinds.ts';
import { ecPublicKey, rsaIdentifier } from './key-oids.ts';
import type { Jwk } from './key.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const oid = (hex: string): Bytes => writeElement(derTag.oid, bytesOfHex(hex));
const integer = (value: number): Bytes => Uint8Array.of(derTag.integer, 1, value);
const octets = (...parts: readonly Uint8Array[]): Bytes => writeElement(derTag.octetString, ...parts);
const sequence = (...parts: readonly Uint8Array[]): Bytes => writeElement(derTag.sequence, ...parts);
const bits = (content: Uint8Array): Bytes => writeElement(derTag.bitString, Uint8Array.of(0), content);

/** RFC 5480 §2.1.1 for EC; RFC 8410 §3 and RFC 9881 §2 for the others, without parameters. */
function identifierOf(kind: KeyKind): Bytes {
	return kind.type === 'EC' ? sequence(oid(ecPublicKey), oid(kind.oid)) : sequence(oid(kind.oid));
}

/**
 * A SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) of a JWK's public half; undefined for a secret, and for members that are
 * missing or of a wrong length.
 */
export function spkiOf(jwk: Jwk): Bytes | undefined {
	if (jwk.kty === 'RSA') {
		const numbers = rsaNumbers(jwk, ['n', 'e']);
		return numbers && sequence(rsaIdentifier(), bits(sequence(...numbers)));
	}
	const kind = keyKindOf(jwk);
	const content = kind && publicBytesOf(kind, jwk);
	return content && sequence(identifierOf(kind), bits(content));
}

/**
 * A PKCS#8 PrivateKeyInfo (RFC 5208 §5) of a private JWK; undefined for a secret, a public key, and members that are
 * missing or of a wrong length.
 */
export function pkcs8Of(jwk: Jwk): Bytes | undefined {
	if (jwk.kty === 'RSA') {
		const numbers = rsaNumbers(jwk, ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi']);
		return numbers && sequence(integer(0), rsaIdentifier(), octets(sequence(integer(0), ...numbers)));
	}
	const kind = keyKindOf(jwk);
	const secret = kind && privateBytesOf(kind, jwk);
	return secret && pkcs8OfSecret(kind, secret, publicBytesOf(kind, jwk));
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

type RsaMember = 'n' | 'e' | 'd' | 'p' | 'q' | 'dp' | 'dq' | 'qi';

/** Unsigned numbers as INTEGERs, which are signed: a leading zero keeps the first bit from being taken as a sign. */
function rsaNumbers(jwk: Jwk, names: readonly RsaMember[]): readonly Bytes[] | undefined {
	const numbers = names.map((name) => decodeBase64url(jwk[name] ?? '').bytes);
	if (numbers.some(({ length }) => length === 0)) return undefined;
	return numbers.map((bytes) => {
		const sign = bytes[0]! >= 0x80 ? Uint8Array.of(0) : new Uint8Array();
		return writeElement(derTag.integer, sign, bytes);
	});
}
