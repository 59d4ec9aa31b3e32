import { membersNamed, valueOf, type JsonNode } from '../encoding/json-tree.ts';
import type { DecryptOutcome } from '../jose/encryption/jwe.ts';
import type { SignatureOutcome } from '../jose/key.ts';
import type { Reading } from '../token/reading.ts';
import type { Policy } from './policy.ts';

export type CheckState = 'passed' | 'failed' | 'not-asked' | 'not-reached' | 'waiting';

/** Each check with the section that asks for it, in the order in which an API makes them. */
export const checkReferences = {
	readable: 'RFC 7519 §7.2',
	algorithm: 'RFC 8725 §3.1',
	critical: 'RFC 7515 §4.1.11',
	key: 'RFC 7515 §5.2',
	signature: 'RFC 7515 §5.2',
	type: 'RFC 8725 §3.11',
	expiry: 'RFC 7519 §4.1.4',
	'not-before': 'RFC 7519 §4.1.5',
	'issued-at': 'RFC 7519 §4.1.6',
	issuer: 'RFC 8725 §3.8',
	audience: 'RFC 8725 §3.9',
	scope: 'RFC 6750 §3.1',
} as const;

export type CheckId = keyof typeof checkReferences;

/** Stable names of what a check can find; `describe-check.ts` has the sentence of each. */
export type CheckCode =
	| 'readable'
	| 'readable-encrypted'
	| 'no-token'
	| 'not-a-token'
	| 'not-compact'
	| 'bad-encoding'
	| 'header-unreadable'
	| 'payload-unreadable'
	| 'disclosures-invalid'
	| 'algorithm-allowed'
	| 'algorithm-not-asked'
	| 'algorithm-missing'
	| 'algorithm-none'
	| 'algorithm-unknown'
	| 'algorithm-not-allowed'
	| 'critical-none'
	| 'critical-understood'
	| 'critical-malformed'
	| 'critical-unknown'
	| 'unencoded-payload'
	| 'key-fits'
	| 'key-missing'
	| 'key-unreadable'
	| 'key-wrong-type'
	| 'key-forbidden'
	| 'key-unusable'
	| 'key-not-reached'
	| 'signature-matches'
	| 'signature-checking'
	| 'signature-empty'
	| 'signature-wrong-length'
	| 'signature-no-match'
	| 'signature-unreadable'
	| 'signature-unsupported'
	| 'signature-not-reached'
	| 'encrypted'
	| 'decrypts'
	| 'decryption-failed'
	| 'encrypted-authentic'
	| 'encrypted-anonymous'
	| 'header-unread'
	| 'claims-unread'
	| 'ambiguous'
	| 'type-matches'
	| 'type-not-asked'
	| 'type-missing'
	| 'type-differs'
	| 'not-expired'
	| 'expired-within-leeway'
	| 'expired'
	| 'expiry-missing'
	| 'expiry-absent'
	| 'expiry-milliseconds'
	| 'not-a-date'
	| 'not-before-passed'
	| 'not-before-within-leeway'
	| 'not-before-absent'
	| 'not-yet-valid'
	| 'age-allowed'
	| 'age-not-asked'
	| 'age-exceeded'
	| 'issued-at-missing'
	| 'issued-in-future'
	| 'issuer-matches'
	| 'issuer-not-asked'
	| 'issuer-missing'
	| 'issuer-differs'
	| 'audience-matches'
	| 'audience-not-asked'
	| 'audience-missing'
	| 'audience-differs'
	| 'not-a-string'
	| 'scope-granted'
	| 'scope-not-asked'
	| 'scope-missing'
	| 'role-missing';

/** The figures that a sentence about a check needs; times and spans in seconds. */
export type CheckDetail = Readonly<Record<string, string | number>>;

/** One check of the list: what came of it, and the figures for its sentence. */
export interface Check {
	readonly id: CheckId;
	readonly state: CheckState;
	readonly code: CheckCode;
	readonly detail: CheckDetail;
	readonly reference: string;
}

/** What the checks judge. `claims` is undefined where the payload is no JSON object or is encrypted. */
export interface Case {
	readonly reading: Reading;
	readonly header: JsonNode | undefined;
	readonly claims: JsonNode | undefined;
	readonly signature: SignatureOutcome | 'checking';
	/** For a JWE: what decrypting gave; undefined while it is open. */
	readonly decryption: DecryptOutcome | undefined;
	/** For an SD-JWT: whether its disclosures are what RFC 9901 §7.1 takes; undefined while that is open. */
	readonly disclosuresValid: boolean | undefined;
	readonly policy: Policy;
	/** Seconds since the epoch. */
	readonly now: number;
}

/** Writes a check of the list. */
export function check(
	id: CheckId,
	state: CheckState,
	code: CheckCode,
	detail: CheckDetail = {},
	reference: string = checkReferences[id],
): Check {
	return { id, state, code, detail, reference };
}

/**
 * A claim that a check is about: its value, or the check that ends there, since there are no claims, or two
 * of the name, of which parsers take different ones (RFC 7519 §4).
 */
export function claimFor(
	id: CheckId,
	{ reading, claims }: Case,
	name: string,
): { readonly value: JsonNode | undefined; readonly end?: undefined } | { readonly end: Check } {
	if (!claims) {
		const encrypted = reading.kind === 'jwe' && reading.beside === undefined;
		return {
			end: check(id, encrypted ? 'waiting' : 'not-reached', encrypted ? 'encrypted' : 'claims-unread'),
		};
	}
	const count = membersNamed(claims, name).length;
	if (count > 1) return { end: check(id, 'failed', 'ambiguous', { name, count }, 'RFC 7519 §4') };
	return { value: valueOf(claims, name) };
}
