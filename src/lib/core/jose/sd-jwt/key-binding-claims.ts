import { membersNamed, valueOf } from '../../encoding/json-tree.ts';
import type { JsonNode } from '../../encoding/json-tree.ts';
import { readNumericDate, secondsOf } from '../../token/numeric-date.ts';
import { digestOf } from './hash-algorithm.ts';
import type { Finding, KeyBindingCase } from './key-binding-check.ts';

/** What a check of a claim looks at: neither holder nor signature. */
type ClaimCase = Pick<KeyBindingCase, 'binding' | 'expected'>;

type Claim = { readonly value: JsonNode } | { readonly fault: Finding };

/** A claim that must be there, and once: of two, readers may take either (RFC 7519 §4). */
function required({ binding }: Pick<KeyBindingCase, 'binding'>, name: string): Claim {
	const members = membersNamed(binding.payload?.json?.root, name);
	if (members.length > 1) return { fault: ['failed', 'claim-ambiguous', { name, count: members.length }] };
	const value = members[0]?.value;
	return value ? { value } : { fault: ['failed', 'claim-missing', { name }] };
}

const wrongType = (name: string, { type }: JsonNode): Finding => [
	'failed',
	'claim-of-wrong-type',
	{ name, found: type },
];

/** `iat`, and its window where `now` is known (RFC 9901 §7.3 step 5.e). */
export function issuedAt(given: ClaimCase): Finding {
	const claim = required(given, 'iat');
	if ('fault' in claim) return claim.fault;
	const seconds = secondsOf(readNumericDate(claim.value));
	if (seconds === undefined) return wrongType('iat', claim.value);
	const { now, maximumAge, leeway = 0 } = given.expected;
	if (now === undefined) return ['not-asked', 'issued-at-present', { seconds }];
	const age = now - seconds;
	if (-age > leeway) return ['failed', 'issued-in-future', { seconds: -age }];
	if (maximumAge === undefined) return ['passed', 'issued-at-present', { seconds }];
	const detail = { age, maximumAge };
	return age > maximumAge + leeway
		? ['failed', 'issued-too-long-ago', detail]
		: ['passed', 'issued-in-window', detail];
}

/** `aud`: how it is written is up to the protocol (RFC 9901 §4.3), so one string or several will do. */
export function audience(given: ClaimCase): Finding {
	const claim = required(given, 'aud');
	if ('fault' in claim) return claim.fault;
	const items = claim.value.type === 'array' ? claim.value.items : [claim.value];
	const names = items.flatMap((item) => (item.type === 'string' ? [item.value] : []));
	if (names.length !== items.length || names.length === 0) return wrongType('aud', claim.value);
	const { aud } = given.expected;
	if (aud === undefined) return ['not-asked', 'audience-present', { found: names[0]! }];
	if (names.includes(aud)) return ['passed', 'audience-matches', { found: aud }];
	return ['failed', 'audience-differs', { found: names[0]!, expected: aud }];
}

/** `nonce`, a string (RFC 9901 §4.3). */
export function nonce(given: ClaimCase): Finding {
	const claim = required(given, 'nonce');
	if ('fault' in claim) return claim.fault;
	if (claim.value.type !== 'string') return wrongType('nonce', claim.value);
	const found = claim.value.value;
	const expected = given.expected.nonce;
	if (expected === undefined) return ['not-asked', 'nonce-present', { found }];
	return found === expected
		? ['passed', 'nonce-matches', { found }]
		: ['failed', 'nonce-differs', { found, expected }];
}

/** `sd_hash` over the presentation's exact text (RFC 9901 §4.3.1). */
export async function presentationHash(given: KeyBindingCase): Promise<Finding> {
	const claim = required(given, 'sd_hash');
	if ('fault' in claim) return claim.fault;
	if (claim.value.type !== 'string') return wrongType('sd_hash', claim.value);
	const { hash, input } = given.reading;
	const expected = hash && (await digestOf(input.covered, hash));
	if (expected === undefined) return ['failed', 'hash-unavailable'];
	const found = claim.value.value;
	return found === expected ? ['passed', 'hash-matches'] : ['failed', 'hash-differs', { found, expected }];
}

/** `exp` and `nbf`, where it has them: a valid JWT in all other respects (RFC 9901 §7.3 step 5.h). */
export function lifetime({ binding, expected }: ClaimCase): Finding {
	const claims = binding.payload?.json?.root;
	const { now, leeway = 0 } = expected;
	const limits = ['exp', 'nbf'].filter((name) => valueOf(claims, name) !== undefined);
	if (limits.length === 0) return ['passed', 'lifetime-unlimited'];
	for (const name of limits) {
		const value = valueOf(claims, name)!;
		const seconds = secondsOf(readNumericDate(value));
		if (seconds === undefined) return wrongType(name, value);
		if (now === undefined) continue;
		if (name === 'exp' && now >= seconds + leeway) return ['failed', 'expired', { seconds: now - seconds }];
		if (name === 'nbf' && now < seconds - leeway)
			return ['failed', 'not-yet-valid', { seconds: seconds - now }];
	}
	return now === undefined ? ['not-asked', 'lifetime-not-asked'] : ['passed', 'lifetime-includes-now'];
}
