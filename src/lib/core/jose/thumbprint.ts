import { encodeUtf8 } from '../encoding/utf8.ts';
import { sha256 } from './engine.ts';
import type { Jwk } from './key.ts';

/** The required members of each key type in lexicographic order (RFC 7638 §3.2, RFC 8037 §2, RFC 9964). */
const requiredMembers: ReadonlyMap<string | undefined, readonly (keyof Jwk)[]> = new Map([
	['AKP', ['alg', 'kty', 'pub']],
	['EC', ['crv', 'kty', 'x', 'y']],
	['OKP', ['crv', 'kty', 'x']],
	['RSA', ['e', 'kty', 'n']],
	['oct', ['k', 'kty']],
]);

/**
 * The SHA-256 JWK Thumbprint (RFC 7638 §3) as base64url; the same for both halves of a key pair. Undefined
 * for an unknown `kty`, a missing member, or where there is no WebCrypto.
 */
export async function thumbprint(jwk: Jwk): Promise<string | undefined> {
	const members = requiredMembers.get(jwk.kty);
	if (members === undefined || members.some((name) => typeof jwk[name] !== 'string')) return undefined;
	return sha256(encodeUtf8(JSON.stringify(Object.fromEntries(members.map((name) => [name, jwk[name]])))));
}
