// Keys as DER, written from the members of their JWKs: the same bytes everywhere, also for what an engine lacks.

import { decodeBase64url } from '../encoding/base64url.ts';
import { derTag, writeElement } from './der.ts';
import { privateBytesOf, publicBytesOf } from './key-bytes.ts';
import { keyKindOf } from './key-kinds.ts';
import { rsaIdentifier } from './key-oids.ts';
import type { Jwk } from './key.ts';
import { bits, identifierOf, integer, octets, pkcs8OfSecret, sequence } from './pkcs8-of-secret.ts';

type Bytes = Uint8Array<ArrayBuffer>;

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
