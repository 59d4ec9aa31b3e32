import { stringOf, stringsOf, valueOf } from '../encoding/json-tree.ts';
import { readNumericDate, secondsOf } from './numeric-date.ts';
import type { Reading } from './reading.ts';

/** What one tells a token by, at a glance; undefined for each that it does not say. */
export interface TokenFacts {
	readonly issuer: string | undefined;
	readonly subject: string | undefined;
	readonly client: string | undefined;
	readonly audience: readonly string[] | undefined;
	readonly alg: string | undefined;
	readonly kid: string | undefined;
	/** Seconds since the epoch (RFC 7519 §2). */
	readonly expires: number | undefined;
	readonly notBefore: number | undefined;
}

/** What one tells a token by (RFC 7515 §4.1, RFC 7519 §4.1); of what cannot be read, nothing. */
export function tokenFacts({ joseHeader, payload }: Reading): TokenFacts {
	const root = payload?.json?.root;
	const dateOf = (name: string) => secondsOf(readNumericDate(valueOf(root, name)));
	return {
		issuer: stringOf(root, 'iss'),
		subject: stringOf(root, 'sub'),
		client: stringOf(root, 'client_id') ?? stringOf(root, 'azp'),
		audience: stringsOf(root, 'aud'),
		alg: stringOf(joseHeader, 'alg'),
		kid: stringOf(joseHeader, 'kid'),
		expires: dateOf('exp'),
		notBefore: dateOf('nbf'),
	};
}
