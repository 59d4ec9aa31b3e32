// The checks of what the token says: its type, its times, who issued it, for whom, and what it permits.

import { membersNamed, stringsOf, valueOf, type JsonNode } from '../encoding/json-tree.ts';
import { readNumericDate, secondsOf } from '../token/numeric-date.ts';
import { normalTokenType } from '../token/token-types.ts';
import { check, claimFor, type Case, type Check, type CheckId } from './check.ts';

/** RFC 8725 §3.11, RFC 9068 §4. */
export function checkType({ header, policy }: Case): Check {
	if (policy.typ === undefined) return check('type', 'not-asked', 'type-not-asked');
	if (header?.type !== 'object') return check('type', 'not-reached', 'header-unread');
	const count = membersNamed(header, 'typ').length;
	if (count > 1) return check('type', 'failed', 'ambiguous', { name: 'typ', count }, 'RFC 7515 §4');
	const typ = valueOf(header, 'typ');
	if (!typ) return check('type', 'failed', 'type-missing', { expected: policy.typ });
	if (typ.type !== 'string')
		return check('type', 'failed', 'not-a-string', { name: 'typ' }, 'RFC 7515 §4.1.9');
	const same = normalTokenType(typ.value) === normalTokenType(policy.typ);
	const detail = { found: typ.value, expected: policy.typ };
	return check('type', same ? 'passed' : 'failed', same ? 'type-matches' : 'type-differs', detail);
}

/** The time that a claim gives, or the check that ends there. */
function timeFor(
	id: CheckId,
	subject: Case,
	name: string,
): { readonly at: number | undefined } | { readonly end: Check } {
	const claim = claimFor(id, subject, name);
	if (claim.end) return claim;
	const date = readNumericDate(claim.value);
	const at = secondsOf(date);
	if (date.state === 'absent' || at !== undefined) return { at };
	const what = date.state === 'not-a-number' ? date.is : date.state;
	return { end: check(id, 'failed', 'not-a-date', { name, what }, 'RFC 7519 §2') };
}

/** RFC 7519 §4.1.4: refused on or after the time. */
export function checkExpiry(subject: Case): Check {
	const { policy, now } = subject;
	const time = timeFor('expiry', subject, 'exp');
	if ('end' in time) return time.end;
	if (time.at === undefined) {
		return policy.requireExpiry
			? check('expiry', 'failed', 'expiry-missing')
			: check('expiry', 'not-asked', 'expiry-absent');
	}
	const detail = { left: time.at - now, ago: now - time.at, leeway: policy.leeway };
	if (now >= time.at + policy.leeway) return check('expiry', 'failed', 'expired', detail);
	if (now >= time.at) return check('expiry', 'passed', 'expired-within-leeway', detail);
	// Most APIs take the number for seconds and accept it for thousands of years.
	const milliseconds = readNumericDate(valueOf(subject.claims, 'exp')).state === 'milliseconds';
	return check('expiry', 'passed', milliseconds ? 'expiry-milliseconds' : 'not-expired', detail);
}

/** RFC 7519 §4.1.5: accepted on or after the time. */
export function checkNotBefore(subject: Case): Check {
	const { policy, now } = subject;
	const time = timeFor('not-before', subject, 'nbf');
	if ('end' in time) return time.end;
	if (time.at === undefined) return check('not-before', 'not-asked', 'not-before-absent');
	const detail = { wait: time.at - now, since: now - time.at, leeway: policy.leeway };
	if (now >= time.at) return check('not-before', 'passed', 'not-before-passed', detail);
	const within = now >= time.at - policy.leeway;
	return check(
		'not-before',
		within ? 'passed' : 'failed',
		within ? 'not-before-within-leeway' : 'not-yet-valid',
		detail,
	);
}

/** RFC 7519 §4.1.6 gives the age; only a policy makes it count. */
export function checkIssuedAt(subject: Case): Check {
	const { policy, now } = subject;
	const time = timeFor('issued-at', subject, 'iat');
	if ('end' in time) return time.end;
	if (time.at === undefined) {
		return policy.maximumAge === undefined
			? check('issued-at', 'not-asked', 'age-not-asked')
			: check('issued-at', 'failed', 'issued-at-missing');
	}
	const age = now - time.at;
	if (policy.maximumAge === undefined) return check('issued-at', 'not-asked', 'age-not-asked', { age });
	const detail = { age, maximum: policy.maximumAge, leeway: policy.leeway };
	if (age < -policy.leeway) return check('issued-at', 'failed', 'issued-in-future', detail);
	const exceeded = age > policy.maximumAge + policy.leeway;
	return check(
		'issued-at',
		exceeded ? 'failed' : 'passed',
		exceeded ? 'age-exceeded' : 'age-allowed',
		detail,
	);
}

/** How two texts that should be equal differ, where it is but a trifle. */
function trifle(found: string, expected: string): string {
	if (found.trim() === expected.trim()) return 'white-space';
	if (found.replace(/\/$/, '') === expected.replace(/\/$/, '')) return 'trailing-slash';
	return found.toLowerCase() === expected.toLowerCase() ? 'case' : '';
}

/** RFC 8725 §3.8, compared as RFC 7519 §2 says: character by character. */
export function checkIssuer(subject: Case): Check {
	const expected = subject.policy.issuer;
	if (expected === undefined) return check('issuer', 'not-asked', 'issuer-not-asked');
	const claim = claimFor('issuer', subject, 'iss');
	if (claim.end) return claim.end;
	if (!claim.value) return check('issuer', 'failed', 'issuer-missing', { expected });
	if (claim.value.type !== 'string')
		return check('issuer', 'failed', 'not-a-string', { name: 'iss' }, 'RFC 7519 §4.1.1');
	const found = claim.value.value;
	if (found === expected) return check('issuer', 'passed', 'issuer-matches', { found });
	return check('issuer', 'failed', 'issuer-differs', { found, expected, trifle: trifle(found, expected) });
}

/** RFC 7519 §4.1.3: the API must find itself among the audience. */
export function checkAudience(subject: Case): Check {
	const names = subject.policy.audience;
	if (!names || names.length === 0) return check('audience', 'not-asked', 'audience-not-asked');
	const claim = claimFor('audience', subject, 'aud');
	if (claim.end) return claim.end;
	const expected = names.join(', ');
	if (!claim.value) return check('audience', 'failed', 'audience-missing', { expected });
	const audience = stringsOf(subject.claims, 'aud');
	if (!audience) return check('audience', 'failed', 'not-a-string', { name: 'aud' }, 'RFC 7519 §4.1.3');
	const found = names.find((name) => audience.includes(name));
	if (found !== undefined) return check('audience', 'passed', 'audience-matches', { found });
	return check('audience', 'failed', 'audience-differs', { found: audience.join(', '), expected });
}

const wordsOf = (claims: JsonNode | undefined, name: string): readonly string[] =>
	(stringsOf(claims, name) ?? []).flatMap((text) => text.split(/\s+/));

/** RFC 6750 §3.1, RFC 8693 §4.2, RFC 9068 §2.2.3: what is permitted, as scope or as a role. */
export function checkScope(subject: Case): Check {
	const { claims, policy } = subject;
	const scope = policy.scope ?? [];
	if (scope.length === 0 && policy.role === undefined) return check('scope', 'not-asked', 'scope-not-asked');
	for (const name of ['scope', 'scp', 'role', 'roles']) {
		const claim = claimFor('scope', subject, name);
		if (claim.end) return claim.end;
	}
	const granted = new Set([...wordsOf(claims, 'scope'), ...wordsOf(claims, 'scp')]);
	const missing = scope.filter((word) => !granted.has(word));
	if (missing.length > 0) return check('scope', 'failed', 'scope-missing', { missing: missing.join(' ') });
	if (policy.role !== undefined) {
		const realm = valueOf(claims, 'realm_access');
		const roles = [stringsOf(claims, 'role'), stringsOf(claims, 'roles'), stringsOf(realm, 'roles')].flat();
		if (!roles.includes(policy.role)) return check('scope', 'failed', 'role-missing', { role: policy.role });
	}
	return check('scope', 'passed', 'scope-granted');
}
