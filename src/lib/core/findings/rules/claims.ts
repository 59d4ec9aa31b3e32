// The claims that the specifications define: present, of the right kind, and in agreement.

import { setMember } from '../../encoding/json-edit.ts';
import { membersNamed, stringsOf, valueOf } from '../../encoding/json-tree.ts';
import { claims as knownClaims } from '../../token/claims.ts';
import { durationText } from '../../token/duration.ts';
import { readNumericDate, secondsOf } from '../../token/numeric-date.ts';
import type { Fix, Hit, Rule } from '../rule.ts';
import { isNoBearerToken, isStrictly } from '../profile.ts';
import { inClaims, placeIn, type Subject } from '../subject.ts';

const dateNames = knownClaims.filter(({ kind }) => kind === 'numeric-date').map(({ name }) => name);

const dateOf = ({ claims }: Subject, name: string) => readNumericDate(valueOf(claims, name));

const setSeconds = (name: string, seconds: number): Fix => ({
	label: `Replace with ${Math.floor(seconds)}`,
	segment: 'payload',
	apply: (text) => setMember(text, name, String(Math.floor(seconds))),
});

/** RFC 7519 §2: with a colon it must be a URI. */
const isStringOrUri = (value: string): boolean =>
	!value.includes(':') || /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*$/i.test(value);

/** A claim that a bearer token should have; an access token's own rule names all that it lacks at once. */
function missing(subject: Subject, name: string): readonly Hit[] {
	const { wholeClaims, profile } = subject;
	if (!wholeClaims || isStrictly(profile, 'access-token') || isNoBearerToken(profile)) return [];
	return membersNamed(wholeClaims, name).length === 0 ? [{ place: placeIn('payload', wholeClaims) }] : [];
}

/**
 * The findings' clock may stand still for a minute at a time, so up to 59 s behind: what lies no further ahead
 * may well be past.
 */
const clockStep = 60;

const accessTokenClaims = ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti'];

export const claimsRules: readonly Rule[] = [
	{
		id: 'not-numeric-date',
		severity: 'error',
		message: '“{name}” must be a number of seconds since 1970',
		reference: 'RFC 7519 §2',
		check: (subject) =>
			dateNames.flatMap((name) => {
				const date = dateOf(subject, name);
				if (date.state !== 'not-a-number' && date.state !== 'out-of-range') return [];
				const meant = date.state === 'not-a-number' ? date.meant : undefined;
				const fix = meant === undefined ? undefined : setSeconds(name, meant);
				return [{ place: inClaims(subject, name), detail: { name }, fix }];
			}),
	},
	{
		id: 'milliseconds',
		severity: 'warning',
		message: '“{name}” looks like {unit}: it must be seconds',
		reference: 'RFC 7519 §2',
		check: (subject) =>
			dateNames.flatMap((name) => {
				const date = dateOf(subject, name);
				if (date.state !== 'milliseconds') return [];
				const detail = { name, unit: date.unit };
				return [{ place: inClaims(subject, name), detail, fix: setSeconds(name, date.seconds) }];
			}),
	},
	{
		id: 'negative-date',
		severity: 'warning',
		message: '“{name}” is before 1970',
		reference: 'RFC 7519 §2',
		check: (subject) =>
			dateNames
				.filter((name) => dateOf(subject, name).state === 'negative')
				.map((name) => ({ place: inClaims(subject, name), detail: { name } })),
	},
	{
		id: 'never-valid',
		severity: 'error',
		message: 'Never valid: “exp” is not after “{name}”',
		reference: 'RFC 7519 §4.1.4',
		unless: ['not-numeric-date', 'milliseconds', 'negative-date'],
		check: (subject) => {
			const expiry = secondsOf(dateOf(subject, 'exp'));
			const name = ['nbf', 'iat'].find((start) => {
				const at = secondsOf(dateOf(subject, start));
				return expiry !== undefined && at !== undefined && expiry <= at;
			});
			return name === undefined ? [] : [{ place: inClaims(subject, 'exp'), detail: { name } }];
		},
	},
	{
		id: 'issued-in-future',
		severity: 'warning',
		message: 'Issued in the future: {ahead} from now',
		reference: 'RFC 7519 §4.1.6',
		unless: ['milliseconds'],
		check: (subject) => {
			const ahead = (secondsOf(dateOf(subject, 'iat')) ?? subject.now) - subject.now;
			return ahead > clockStep
				? [{ place: inClaims(subject, 'iat'), detail: { ahead: durationText(ahead) } }]
				: [];
		},
	},
	{
		id: 'access-token-claims',
		severity: 'error',
		message: 'An access token must also have {names}',
		reference: 'RFC 9068 §2.2',
		check: ({ profile, wholeClaims }) => {
			if (!isStrictly(profile, 'access-token') || !wholeClaims) return [];
			const lacking = accessTokenClaims.filter((name) => membersNamed(wholeClaims, name).length === 0);
			const names = lacking.length > 3 ? `${lacking.length} more claims` : lacking.join(', ');
			return lacking.length === 0 ? [] : [{ place: placeIn('payload', wholeClaims), detail: { names } }];
		},
	},
	{
		id: 'scope-not-string',
		severity: 'warning',
		message: '“scope” must be one string with spaces between the values',
		reference: 'RFC 9068 §2.2.3',
		check: (subject) => {
			const scope = valueOf(subject.claims, 'scope');
			if (subject.profile.id !== 'access-token' || !scope) return [];
			if (scope.type === 'string' && !scope.value.includes(',')) return [];
			const words = stringsOf(subject.claims, 'scope')?.flatMap((text) => text.split(/[\s,]+/));
			const fix: Fix | undefined = words && {
				label: 'Write it with spaces',
				segment: 'payload',
				apply: (text) => setMember(text, 'scope', JSON.stringify(words.filter(Boolean).join(' '))),
			};
			return [{ place: inClaims(subject, 'scope'), fix }];
		},
	},
	{
		id: 'no-expiry',
		severity: 'warning',
		message: 'No “exp”: the token never expires',
		reference: 'RFC 7519 §4.1.4',
		check: (subject) => missing(subject, 'exp'),
	},
	{
		id: 'no-issuer',
		severity: 'warning',
		message: 'No “iss”: nobody can tell whose key should verify it',
		reference: 'RFC 8725 §3.8',
		check: (subject) => missing(subject, 'iss'),
	},
	{
		id: 'no-audience',
		severity: 'warning',
		message: 'No “aud”: it can be replayed to other services',
		reference: 'RFC 8725 §3.9',
		check: (subject) => missing(subject, 'aud'),
	},
	{
		id: 'not-string-or-uri',
		severity: 'error',
		message: '“{name}” must be a string, and a URI if it has a colon',
		reference: 'RFC 7519 §2',
		check: (subject) =>
			['iss', 'sub', 'aud', 'jti'].flatMap((name) => {
				const value = valueOf(subject.claims, name);
				// What is no string in `aud` is a rule of its own; `jti` may have colons as it likes.
				const strings = stringsOf(subject.claims, name);
				const wrongKind = name !== 'aud' && value !== undefined && value.type !== 'string';
				const wrong = wrongKind || (name !== 'jti' && strings?.some((text) => !isStringOrUri(text)));
				return wrong ? [{ place: inClaims(subject, name), detail: { name } }] : [];
			}),
	},
	{
		id: 'bad-audience',
		severity: 'error',
		message: '“aud” must be a string or a list of strings that name someone',
		reference: 'RFC 7519 §4.1.3',
		check: (subject) => {
			if (!valueOf(subject.claims, 'aud')) return [];
			const place = inClaims(subject, 'aud');
			const audience = stringsOf(subject.claims, 'aud');
			if (!audience) return [{ place }];
			return audience.length === 0 || audience.includes('*') ? [{ place, severity: 'warning' }] : [];
		},
	},
];
