import { membersNamed, stringOf } from '../encoding/json-tree.ts';
import type { JsonNode } from '../encoding/json-tree.ts';
import type { Reading } from '../token/reading.ts';
import type { BoundCheck } from './bound-token-check.ts';

/** Each check of a DPoP proof with the section that asks for it, in the order of RFC 9449 §4.3. */
export const dpopReferences = {
	readable: 'RFC 9449 §4.3 (2)',
	typ: 'RFC 9449 §4.3 (4)',
	alg: 'RFC 9449 §4.3 (5)',
	crit: 'RFC 7515 §4.1.11',
	jwk: 'RFC 9449 §4.2',
	'jwk-public': 'RFC 9449 §4.3 (7)',
	signature: 'RFC 9449 §4.3 (6)',
	jti: 'RFC 9449 §4.3 (3)',
	htm: 'RFC 9449 §4.3 (8)',
	htu: 'RFC 9449 §4.3 (9)',
	nonce: 'RFC 9449 §4.3 (10)',
	iat: 'RFC 9449 §4.3 (11)',
	ath: 'RFC 9449 §4.3 (12)',
	'bound-key': 'RFC 9449 §6.1',
} as const;

export type DpopCheckId = keyof typeof dpopReferences;

export type DpopCode =
	| 'readable'
	| 'not-a-jwt'
	| 'header-unread'
	| 'claims-unread'
	| 'ambiguous'
	| 'type-matches'
	| 'type-missing'
	| 'type-other-spelling'
	| 'type-differs'
	| 'algorithm-asymmetric'
	| 'algorithm-missing'
	| 'algorithm-none'
	| 'algorithm-symmetric'
	| 'algorithm-prohibited'
	| 'algorithm-unknown'
	| 'critical-none'
	| 'critical-present'
	| 'key-present'
	| 'key-missing'
	| 'key-unreadable'
	| 'key-unsupported'
	| 'key-public'
	| 'key-private'
	| 'key-secret'
	| 'signature-matches'
	| 'signature-no-match'
	| 'signature-empty'
	| 'signature-wrong-length'
	| 'signature-unreadable'
	| 'signature-key-unfit'
	| 'signature-unsupported'
	| 'signature-not-reached'
	| 'identifier-present'
	| 'claim-missing'
	| 'claim-not-a-string'
	| 'method-matches'
	| 'method-not-asked'
	| 'method-other-case'
	| 'method-differs'
	| 'target-matches'
	| 'target-matches-normalized'
	| 'target-not-asked'
	| 'target-not-a-uri'
	| 'request-not-a-uri'
	| 'target-differs'
	| 'nonce-matches'
	| 'nonce-missing'
	| 'nonce-differs'
	| 'nonce-not-asked'
	| 'nonce-absent'
	| 'fresh'
	| 'not-a-date'
	| 'too-old'
	| 'in-future'
	| 'token-hash-matches'
	| 'token-hash-differs'
	| 'token-hash-missing'
	| 'token-hash-absent'
	| 'token-hash-not-asked'
	| 'token-not-ascii'
	| 'hash-unavailable'
	| 'bound-key-matches'
	| 'bound-key-differs'
	| 'bound-key-absent'
	| 'bound-key-not-a-string'
	| 'bound-key-not-asked'
	| 'bound-key-opaque'
	| 'bound-key-not-reached';

export type DpopCheck = BoundCheck<DpopCheckId, DpopCode>;

/** What a check found, before it has its name and section. */
export type DpopOutcome = Pick<DpopCheck, 'state' | 'code'> & { readonly detail?: DpopCheck['detail'] };

/** A DPoP proof, and what it is to prove; what is undefined is not compared. */
export interface DpopQuestion {
	readonly proof: Reading;
	/** The access token that came along, exactly as sent; any format. */
	readonly accessToken?: string | undefined;
	/** The request's method, as sent. */
	readonly method?: string | undefined;
	/** The request's URI; its query and fragment do not count. */
	readonly uri?: string | undefined;
	/** Seconds since the epoch. */
	readonly now: number;
	/** Seconds that the proof's `iat` may lie from `now`, to either side; default: `usualMaximumAge`. */
	readonly maximumAge?: number | undefined;
	/** The nonce that the server gave (RFC 9449 §8). */
	readonly nonce?: string | undefined;
}

export const passed = (code: DpopCode, detail: DpopCheck['detail'] = {}): DpopOutcome => ({
	state: 'passed',
	code,
	detail,
});
export const failed = (code: DpopCode, detail: DpopCheck['detail'] = {}): DpopOutcome => ({
	state: 'failed',
	code,
	detail,
});
export const notAsked = (code: DpopCode, detail: DpopCheck['detail'] = {}): DpopOutcome => ({
	state: 'not-asked',
	code,
	detail,
});
export const notReached = (code: DpopCode): DpopOutcome => ({ state: 'not-reached', code });

/** A member that must be one string: the string, `absent`, or what is wrong with it. */
export function oneString(
	node: JsonNode | undefined,
	name: string,
): { readonly value: string } | { readonly absent: true } | { readonly fault: DpopOutcome } {
	const members = membersNamed(node, name);
	if (members.length > 1) return { fault: failed('ambiguous', { name, count: members.length }) };
	if (members.length === 0) return { absent: true };
	const value = stringOf(node, name);
	return value === undefined ? { fault: failed('claim-not-a-string', { name }) } : { value };
}
