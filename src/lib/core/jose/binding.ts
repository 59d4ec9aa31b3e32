import { membersNamed, stringOf, valueOf } from '../encoding/json-tree.ts';
import type { JsonNode } from '../encoding/json-tree.ts';
import { normalTokenType } from '../token/token-types.ts';
import type { Reading } from '../token/reading.ts';
import { readJwk } from './read-jwk.ts';
import { tokenHashClaims } from './token-hashes.ts';
import type { TokenHashId } from './token-hashes.ts';

/** What a token says that it belongs to: a request, a key, a certificate, or what came along with it. */
export interface Binding {
	/** It is a DPoP proof, made for one request (RFC 9449 §4.2). */
	readonly isProof: boolean;
	/** It names the key of its proofs (RFC 9449 §6.1). */
	readonly jkt: boolean;
	/** SHA-256 of its holder's certificate (RFC 8705 §3.1); undefined where it names none. */
	readonly certificate: string | undefined;
	/** Its holder's key itself (RFC 7800 §3.2). */
	readonly jwk: JsonNode | undefined;
	/** The hashes that it has, as an ID token does; a name counts whatever its value is. */
	readonly hashes: readonly TokenHashId[];
	/** It holds what a client gave along when it asked for an ID token (OIDC Core §3.1.2.1). */
	readonly nonce: boolean;
}

/** What a token is bound to; undefined for one that stands by itself. */
export function bindingOf(reading: Reading): Binding | undefined {
	const typ = stringOf(reading.joseHeader, 'typ');
	const isProof = typ !== undefined && normalTokenType(typ) === 'dpop+jwt';
	const claims = reading.payload?.json?.root;
	const cnf = valueOf(claims, 'cnf');
	const has = (node: JsonNode | undefined, name: string) => membersNamed(node, name).length > 0;
	const isIdToken = typ === undefined || normalTokenType(typ) === 'jwt';
	const binding: Binding = {
		isProof,
		jkt: !isProof && has(cnf, 'jkt'),
		certificate: stringOf(cnf, 'x5t#S256'),
		jwk: valueOf(cnf, 'jwk'),
		hashes: tokenHashClaims.map(({ id }) => id).filter((id) => has(claims, id)),
		// Others have a nonce, too: proofs, and the Key Binding JWTs of SD-JWTs.
		nonce: isIdToken && has(claims, 'nonce'),
	};
	const { jkt, certificate, jwk, hashes, nonce } = binding;
	const isBound =
		isProof || jkt || certificate !== undefined || jwk !== undefined || hashes.length > 0 || nonce;
	return isBound ? binding : undefined;
}

/** The thumbprint (RFC 7638) of a key that stands in a token's claims; undefined where it cannot be read. */
export async function thumbprintOf(jwk: JsonNode): Promise<string | undefined> {
	return (await readJwk(jwk, 0)).key?.thumbprint;
}
