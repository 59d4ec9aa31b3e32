// The claims that are times: whether they are any, in what order, and where now lies among them.

import { setMember } from '../../encoding/json-edit.ts';
import { membersNamed, valueOf } from '../../encoding/json-tree.ts';
import { claims as knownClaims } from '../../token/claims.ts';
import { splitDuration } from '../../token/duration.ts';
import { readNumericDate, secondsOf } from '../../token/numeric-date.ts';
import { isOfAnotherType, isStrictly, type Profile } from '../profile.ts';
import type { Fix, Rule, Severity } from '../rule.ts';
import { inClaims, placeIn, type Subject } from '../subject.ts';

const dateNames = knownClaims.filter(({ kind }) => kind === 'numeric-date').map(({ name }) => name);

const dateOf = ({ claims }: Subject, name: string) => readNumericDate(valueOf(claims, name));

/** A claim's time, in seconds, where it is one that can be meant: what is wrong with the rest is told as such. */
function timeOf(subject: Subject, name: string): number | undefined {
	const date = dateOf(subject, name);
	return date.state === 'date' ? date.seconds : undefined;
}

const leewayOf = ({ expected }: Subject): number => expected?.leeway ?? 0;

/** A span in its largest unit only: findings are not worked out anew each second. */
const span = (seconds: number): string =>
	splitDuration(seconds)
		.slice(0, 1)
		.map(({ count, unit }) => (unit === 's' ? 'less than 1 min' : `${count} ${unit}`))
		.join();

const setSeconds = (name: string, seconds: number): Fix => ({
	label: `Replace with ${Math.floor(seconds)}`,
	segment: 'payload',
	apply: (text) => setMember(text, name, String(Math.floor(seconds))),
});

const hour = 3_600;
const day = 86_400;
const year = 31_536_000;

/** How long is too long for what the token is for; of a profile's rows the first one that is exceeded counts. */
const longLives: readonly (readonly [profile: Profile, longest: number, severity: Severity])[] = [
	['access-token', year, 'error'],
	['access-token', day, 'warning'],
	['client-assertion', hour, 'warning'],
	['logout-token', hour, 'warning'],
	['id-token', year, 'warning'],
	['id-token', day, 'note'],
	['jwt', year, 'warning'],
	['jwt', day, 'note'],
];

/** What is borne for longer than it takes to read it once, and not published with a status of its own. */
const revocable: readonly Profile[] = ['jwt', 'access-token'];

/** Seconds from when it was issued, or from now, until it expires. */
function lifeOf(subject: Subject): number | undefined {
	const expiry = timeOf(subject, 'exp');
	return expiry === undefined ? undefined : expiry - (timeOf(subject, 'iat') ?? subject.now);
}

export const timeRules: readonly Rule[] = [
	{
		id: 'not-numeric-date',
		severity: 'error',
		message: '“{name}” must be a number of seconds since 1970',
		reference: 'RFC 7519 §2',
		why: 'Libraries compare times as numbers. A text, a date or a number without end is refused by some and taken for “no limit” by others, so the token may never expire.',
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
		why: 'Whoever reads it as seconds lands tens of thousands of years away: an “exp” like that never comes, an “nbf” neither. JavaScript’s Date.now() gives milliseconds; divide by 1000.',
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
		why: 'Nobody means a time before 1970. It mostly comes from a subtraction gone wrong or a number that overflowed; look at the code that computes it.',
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
		why: 'The token has ended before it begins, so no verifier will ever take it. The two times are swapped, or one of them is computed from the wrong clock.',
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
		id: 'expired',
		severity: 'error',
		message: 'Expired {ago} ago',
		reference: 'RFC 7519 §4.1.4',
		why: 'From the time in “exp” on, everyone must refuse the token, however good its signature is. Ask its issuer for a new one; if it is brand new, compare the clocks of issuer and verifier.',
		unless: ['never-valid'],
		check: (subject) => {
			const expiry = timeOf(subject, 'exp');
			if (expiry === undefined || subject.now < expiry + leewayOf(subject)) return [];
			return [{ place: inClaims(subject, 'exp'), detail: { ago: span(subject.now - expiry) } }];
		},
	},
	{
		id: 'not-yet-valid',
		severity: 'error',
		message: 'Not valid yet: it will be in {wait}',
		reference: 'RFC 7519 §4.1.5',
		why: 'Before the time in “nbf” everyone must refuse the token. When it should work at once, the issuer’s clock is ahead of the verifier’s: set the clocks, or allow a minute of leeway.',
		unless: ['never-valid'],
		check: (subject) => {
			const start = timeOf(subject, 'nbf');
			if (start === undefined || subject.now >= start - leewayOf(subject)) return [];
			return [{ place: inClaims(subject, 'nbf'), detail: { wait: span(start - subject.now) } }];
		},
	},
	{
		id: 'issued-in-future',
		severity: 'warning',
		message: 'Issued in the future: in {ahead}',
		reference: 'RFC 7519 §4.1.6',
		why: 'A token cannot be older than the moment it is made. Either the issuer’s clock is ahead, and strict verifiers will refuse it, or somebody set the time by hand to make it last.',
		unless: ['not-yet-valid'],
		check: (subject) => {
			const issued = timeOf(subject, 'iat');
			if (issued === undefined || issued <= subject.now + leewayOf(subject)) return [];
			return [{ place: inClaims(subject, 'iat'), detail: { ahead: span(issued - subject.now) } }];
		},
	},
	{
		id: 'login-after-issue',
		severity: 'warning',
		message: '“auth_time” is later than “iat”: the login would follow the token',
		reference: 'OIDC Core §2',
		why: 'The token tells of a login that was still to come when it was issued. One of the two times is computed wrongly, and checks for a recent login (max_age) cannot be relied on.',
		check: (subject) => {
			const login = timeOf(subject, 'auth_time');
			const issued = timeOf(subject, 'iat');
			if (login === undefined || issued === undefined || login <= issued + leewayOf(subject)) return [];
			return [{ place: inClaims(subject, 'auth_time') }];
		},
	},
	{
		id: 'long-lived',
		severity: 'warning',
		message: 'Valid for {life}: a stolen copy is of use as long',
		reference: 'RFC 6750 §5.3',
		why: 'A signed token can hardly be taken back: whoever copies it from a log or a browser can use it until it expires. Let it live for minutes or an hour, and renew it.',
		unless: ['never-valid'],
		check: (subject) => {
			const life = lifeOf(subject) ?? 0;
			const { profile } = subject;
			if (isOfAnotherType(profile)) return [];
			const row = longLives.find(([id, longest]) => id === profile.id && life > longest);
			return row ? [{ place: inClaims(subject, 'exp'), severity: row[2], detail: { life: span(life) } }] : [];
		},
	},
	{
		id: 'no-token-id',
		severity: 'note',
		message: 'No “jti”: this token alone cannot be revoked before it expires',
		reference: 'RFC 7519 §4.1.7',
		why: 'To take back one token, a server lists its “jti” as revoked. Without one, all tokens of the person or the key have to go. Add a random “jti”, or let tokens live for less than an hour.',
		check: (subject) => {
			const { wholeClaims, profile } = subject;
			if (!wholeClaims || !revocable.includes(profile.id)) return [];
			// An access token's own rule names all that it lacks at once.
			if (isStrictly(profile, 'access-token') || isOfAnotherType(profile)) return [];
			if (membersNamed(wholeClaims, 'jti').length > 0 || (lifeOf(subject) ?? 0) <= hour) return [];
			return [{ place: placeIn('payload', wholeClaims) }];
		},
	},
];
