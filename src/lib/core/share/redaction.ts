// What is taken out of a token before it is shown to others, by choice.

/** `keep`: every value stays; `personal`: what names somebody, or is private to an issuer, goes; `all`: every value goes. */
export type ClaimValues = 'keep' | 'personal' | 'all';

/** What is to go beside the signature, which always goes. */
export interface Redaction {
	readonly values: ClaimValues;
	/** Names of claims that are treated contrary to `values`. */
	readonly except: ReadonlySet<string>;
	/** Tokens within values lose their signatures too; they do in any case where claim values go. */
	readonly nested: boolean;
	/** Public keys, certificates and their thumbprints go; private keys do in any case. */
	readonly keys: boolean;
}

/** Nothing goes but the signature, that of tokens within values included. */
export const signatureOnly: Redaction = { values: 'keep', except: new Set(), nested: true, keys: false };

/** Claims that say what kind of token it is, for whom, from whom and when: what a ticket is mostly about. */
const impersonal: ReadonlySet<string> = new Set([
	...[
		'iss',
		'aud',
		'exp',
		'nbf',
		'iat',
		'auth_time',
		'acr',
		'amr',
		'azp',
		'client_id',
		'scope',
		'scp',
		'typ',
	],
	...['token_use', 'gty', 'ver', 'vct', 'at_hash', 'c_hash', 's_hash', 'htm', 'ath', 'cnf'],
	...['_sd', '_sd_alg', 'sd_hash'],
]);

/** Whether a claim's value goes; names of claims stay in any case. */
export function redactsClaim({ values, except }: Redaction, name: string): boolean {
	const goes = values === 'all' || (values === 'personal' && !impersonal.has(name));
	return except.has(name) ? !goes : goes;
}

/** Whether the value of any claim may go. */
export function redactsAnyClaim({ values, except }: Redaction): boolean {
	return values !== 'keep' || except.size > 0;
}

/** Members that hold public keys, certificates or their thumbprints (RFC 7515 §4.1, RFC 7517, RFC 7800 §3). */
export const keyMembers: ReadonlySet<string> = new Set([
	...['jwk', 'jwks', 'sub_jwk', 'cnf', 'epk', 'x5c', 'x5t', 'x5t#S256', 'jkt', 'keys'],
]);

/** Members of a JWK that are secret (RFC 7518 §6, RFC 9964). */
export const privateMembers: ReadonlySet<string> = new Set([
	...['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'],
]);
