// Between the members of a JWK and the bytes that libraries and DER take.

import { decodeBase64url, encodeBase64url } from '../encoding/base64url.ts';
import { holdsPrivateHalf, membersOf } from './key-kinds.ts';
import type { KeyKind } from './key-kinds.ts';
import type { Jwk } from './key.ts';

/** First octet of an uncompressed point (SEC 1 §2.3.3). */
const uncompressed = 4;

/**
 * The public half as bytes: an uncompressed point for EC, else the one member. Undefined when a member is missing or
 * of another length than its kind has: of x and y together there would be no telling where the one ends.
 */
export function publicBytesOf(kind: KeyKind, jwk: Jwk): Uint8Array<ArrayBuffer> | undefined {
	const parts = membersOf(kind).public.map((name) => decodeBase64url(jwk[name] ?? '').bytes);
	if (parts.some(({ length }) => length !== kind.publicBytes)) return undefined;
	return join(kind.type === 'EC' ? [Uint8Array.of(uncompressed), ...parts] : parts);
}

/** The private half as bytes; undefined where there is none, or one of another length than its kind has. */
export function privateBytesOf(kind: KeyKind, jwk: Jwk): Uint8Array<ArrayBuffer> | undefined {
	if (!holdsPrivateHalf(jwk)) return undefined;
	const bytes = decodeBase64url(jwk[membersOf(kind).private] ?? '').bytes;
	return bytes.length === kind.privateBytes ? new Uint8Array(bytes) : undefined;
}

/** The public JWK of bytes as `publicBytesOf` gives them; undefined for another length, or a compressed point. */
export function publicJwkOf(kind: KeyKind, bytes: Uint8Array): Jwk | undefined {
	const { type, name, publicBytes } = kind;
	const names = membersOf(kind).public;
	const body = type === 'EC' && bytes[0] === uncompressed ? bytes.subarray(1) : bytes;
	if (body.length !== publicBytes * names.length) return undefined;
	const parts = names.map((member, index) => [
		member,
		encodeBase64url(body.subarray(index * publicBytes, (index + 1) * publicBytes)),
	]);
	const naming = type === 'AKP' ? { alg: name } : { crv: name };
	return { kty: type, ...naming, ...(Object.fromEntries(parts) as Jwk) };
}

/** The member of a private JWK that its public half lacks. */
export function privateMemberOf(kind: KeyKind, secret: Uint8Array): Jwk {
	return { [membersOf(kind).private]: encodeBase64url(secret) };
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		out.set(part, at);
		at += part.length;
	}
	return out;
}
