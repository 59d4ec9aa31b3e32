// OpenID Connect ID tokens (OIDC Core §2, §3.1.3.7).

import { membersNamed, stringOf, stringsOf, valueOf } from '../../encoding/json-tree.ts';
import { splitDuration } from '../../token/duration.ts';
import { readNumericDate } from '../../token/numeric-date.ts';
import { normalTokenType } from '../../token/token-types.ts';
import { lacking } from '../lacking.ts';
import type { Rule } from '../rule.ts';
import { inClaims, inHeader, placeIn, type Subject } from '../subject.ts';

const isIdToken = ({ profile }: Subject): boolean => profile.id === 'id-token';

/** How a check of what came along with an ID token failed, by its code; undefined where it did not. */
function fault(subject: Subject, id: string, faults: Readonly<Record<string, string>>): string | undefined {
	if (!isIdToken(subject)) return undefined;
	// A DPoP proof that came along has a check of the same name.
	const found = subject.bound?.find((check) => check.id === id && !check.reference.startsWith('RFC 9449'));
	return found?.state === 'failed' ? faults[found.code] : undefined;
}

const hashFaults = {
	'hash-differs': '',
	'hash-not-halved': ': it is all of the hash',
	'hash-other-encoding': ': it is no base64url',
};

/** A rule for a claim that must hold the hash of what came along (OIDC Core §3.1.3.6). */
const hashRule = (claim: string, of: string, rule: Pick<Rule, 'id' | 'reference' | 'why'>): Rule => ({
	...rule,
	severity: 'error',
	message: `“${claim}” is not the hash of ${of} given{how}`,
	check: (subject) => {
		const how = fault(subject, claim, hashFaults);
		return how === undefined ? [] : [{ place: inClaims(subject, claim), detail: { how } }];
	},
});

const span = (seconds: number): string =>
	splitDuration(seconds)
		.slice(0, 1)
		.map(({ count, unit }) => `${count} ${unit}`)
		.join();

/** Nothing unless the greatest age of the login is given, and the claims are whole. */
function loginAge(
	subject: Subject,
): { readonly at: number | undefined; readonly longest: number } | undefined {
	const { wholeClaims, expected } = subject;
	if (!isIdToken(subject) || !wholeClaims || expected?.maximumAge === undefined) return undefined;
	const login = readNumericDate(valueOf(wholeClaims, 'auth_time'));
	// What is no time is told as such.
	if (login.state !== 'date' && login.state !== 'absent') return undefined;
	return {
		at: login.state === 'date' ? login.seconds : undefined,
		longest: expected.maximumAge + expected.leeway,
	};
}

export const idTokenRules: readonly Rule[] = [
	{
		id: 'id-token-claims',
		severity: 'error',
		message: 'An ID token must also have {names}',
		reference: 'OIDC Core §2',
		why: 'These claims say who signed in, at which issuer, for which app and until when. Without one of them the app cannot make a check that protects the login.',
		check: (subject) =>
			isIdToken(subject) ? lacking(subject.wholeClaims, ['iss', 'sub', 'aud', 'exp', 'iat']) : [],
	},
	{
		id: 'id-token-issuer',
		severity: 'error',
		message: '“iss” must be an https address without “?” and “#”',
		reference: 'OIDC Core §2',
		why: 'Apps find the issuer’s keys under this address. Without https, anyone on the way can answer with keys of their own; with a query or a fragment, the address of the keys cannot be made.',
		unless: ['not-string-or-uri'],
		check: (subject) => {
			const issuer = stringOf(subject.claims, 'iss');
			if (!isIdToken(subject) || issuer === undefined || /^https:\/\/[^/?#][^?#]*$/i.test(issuer)) return [];
			return [{ place: inClaims(subject, 'iss') }];
		},
	},
	{
		id: 'nonce-differs',
		severity: 'error',
		message: '“nonce” is not the one that was sent: the token answers another login',
		reference: 'OIDC Core §3.1.3.7',
		why: 'The app sends a random value along with each login and must find it in the token. Another value means that the token was made for another login, and may have been slipped in by an attacker.',
		check: (subject) =>
			fault(subject, 'nonce', { 'nonce-differs': 'differs' }) === undefined
				? []
				: [{ place: inClaims(subject, 'nonce') }],
	},
	hashRule('at_hash', 'the access token', {
		id: 'access-token-hash-differs',
		reference: 'OIDC Core §3.1.3.8, §3.2.2.9',
		why: 'The hash ties the access token to this login. If it differs, the access token was swapped on the way, or belongs to another login: using it would mix two people.',
	}),
	hashRule('c_hash', 'the code', {
		id: 'code-hash-differs',
		reference: 'OIDC Core §3.3.2.10',
		why: 'The hash ties the authorization code to this login. If it differs, an attacker may have put in a code of their own, and the app would sign the person in to the attacker’s account.',
	}),
	hashRule('s_hash', 'the state', {
		id: 'state-hash-differs',
		reference: 'FAPI 1.0 Part 2 §5.1',
		why: 'The hash ties the app’s “state” to this login. If it differs, the answer was put together from two logins, or “state” was changed on the way.',
	}),
	{
		id: 'no-authorized-party',
		severity: 'warning',
		message: 'Several audiences and no “azp”: it is open which app asked for it',
		reference: 'OIDC Core §2',
		why: 'An app that finds itself in “aud” cannot tell whether the login was its own or that of another app in the list. Refuse audiences that you do not know, or have the issuer name one app.',
		check: (subject) => {
			const count = stringsOf(subject.claims, 'aud')?.length ?? 0;
			const hasParty = membersNamed(subject.wholeClaims, 'azp').length > 0;
			const isOpen = isIdToken(subject) && subject.wholeClaims !== undefined && count > 1 && !hasParty;
			return isOpen ? [{ place: inClaims(subject, 'aud') }] : [];
		},
	},
	{
		id: 'other-authorized-party',
		severity: 'warning',
		message: '“azp” names another app than the one expected',
		reference: 'OIDC Core §3.1.3.7',
		why: 'The token was given to another app, which now hands it in here. That is meant where an app on a phone signs in for its server, as with Google; otherwise it is somebody else’s login.',
		check: (subject) => {
			const party = stringOf(subject.claims, 'azp');
			const { audience } = subject.expected ?? {};
			if (!isIdToken(subject) || party === undefined || !audience?.length || audience.includes(party))
				return [];
			return [{ place: inClaims(subject, 'azp') }];
		},
	},
	{
		id: 'no-login-time',
		severity: 'error',
		message: 'No “auth_time”, though the login may have a greatest age only',
		reference: 'OIDC Core §3.1.2.1',
		why: 'Whoever asks for a recent login (max_age) must be told when it was. Without “auth_time” an old session passes for a fresh login: ask the person to sign in again.',
		check: (subject) => {
			const age = loginAge(subject);
			return age && age.at === undefined ? [{ place: placeIn('payload', subject.wholeClaims) }] : [];
		},
	},
	{
		id: 'login-too-old',
		severity: 'error',
		message: 'Signed in {ago} ago: longer than is allowed',
		reference: 'OIDC Core §3.1.3.7',
		why: 'The person signed in longer ago than this app accepts (max_age). Somebody else may sit at the session by now: send the person to sign in again.',
		check: (subject) => {
			const age = loginAge(subject);
			if (age?.at === undefined || subject.now - age.at <= age.longest) return [];
			return [{ place: inClaims(subject, 'auth_time'), detail: { ago: span(subject.now - age.at) } }];
		},
	},
	{
		id: 'id-token-brings-certificate',
		severity: 'warning',
		message: 'An ID token should not carry “x5c”: its keys are agreed on before',
		reference: 'OIDC Core §2',
		why: 'The app must take the keys that the issuer publishes. A certificate that the token brings along proves nothing, and tempts libraries into trusting it.',
		// The others that the section names have a graver rule of their own, for tokens of every kind.
		check: (subject) => {
			const place = inHeader(subject, 'x5c');
			return isIdToken(subject) && place ? [{ place }] : [];
		},
	},
	{
		id: 'id-token-as-access-token',
		severity: 'warning',
		message: 'An ID token where an access token is expected',
		reference: 'RFC 8725 §3.12, RFC 9068 §4',
		why: 'An ID token tells an app who signed in; it permits nothing, and its audience is the app. An API that takes it lets every app of the issuer in. Send the access token instead.',
		check: (subject) => {
			const { typ, scope = [] } = subject.expected ?? {};
			const isExpected = normalTokenType(typ ?? '') === 'at+jwt' || scope.length > 0;
			return isIdToken(subject) && isExpected ? [{ place: placeIn('payload', subject.claims) }] : [];
		},
	},
];
