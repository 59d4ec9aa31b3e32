// OAuth access tokens (RFC 9068).

import { setMember } from '../../encoding/json-edit.ts';
import { stringsOf, valueOf } from '../../encoding/json-tree.ts';
import { lacking } from '../lacking.ts';
import { isStrictly } from '../profile.ts';
import type { Fix, Hit, Rule } from '../rule.ts';
import { inClaims, inHeader, placeIn, type Subject } from '../subject.ts';

const type: Fix = {
	label: 'Write at+jwt',
	segment: 'header',
	apply: (text) => setMember(text, 'typ', '"at+jwt"'),
};

/** A list of scopes that is no string with spaces; `scp`, which no specification defines, is a list with some issuers. */
function scopeFault(subject: Subject, name: 'scope' | 'scp'): readonly Hit[] {
	const scope = valueOf(subject.claims, name);
	if (!scope) return [];
	const words = stringsOf(subject.claims, name);
	const hasComma = words?.some((word) => word.includes(',')) === true;
	const isRight = scope.type === 'string' || (name === 'scp' && words !== undefined);
	if (isRight && !hasComma) return [];
	const text = words?.flatMap((word) => word.split(/[\s,]+/)).filter((word) => word !== '');
	const fix: Fix | undefined = text && {
		label: 'Write it with spaces',
		segment: 'payload',
		apply: (payload) => setMember(payload, name, JSON.stringify(text.join(' '))),
	};
	return [{ place: inClaims(subject, name), detail: { name }, fix }];
}

export const accessTokenRules: readonly Rule[] = [
	{
		id: 'access-token-type',
		severity: 'error',
		message: 'An access token should say so: “typ” is not “at+jwt”',
		reference: 'RFC 9068 §2.1',
		why: 'Without a type of its own, an access token can be mistaken for another token of the same issuer, such as an ID token, and the other way round. APIs that follow RFC 9068 refuse it.',
		check: (subject) => {
			const { profile, typ, wholeHeader } = subject;
			if (profile.id !== 'access-token' || !wholeHeader || typ === 'at+jwt') return [];
			const place = inHeader(subject, 'typ') ?? placeIn('header', wholeHeader);
			if (isStrictly(profile, 'access-token')) return [{ place, fix: type }];
			// Where there is none at all, that is said for tokens of every kind.
			return typ === '' ? [] : [{ place, severity: 'note' }];
		},
	},
	{
		id: 'access-token-claims',
		severity: 'error',
		message: 'An access token must also have {names}',
		reference: 'RFC 9068 §2.2',
		why: 'An API needs these claims to tell who issued the token, for whom, to which client and until when. One that is missing is a check that cannot be made, and strict APIs refuse the token.',
		check: ({ profile, wholeClaims }) =>
			isStrictly(profile, 'access-token')
				? lacking(wholeClaims, ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti'])
				: [],
	},
	{
		id: 'encrypted-not-signed',
		severity: 'error',
		message: '{a} must be signed; this one is only encrypted',
		reference: 'RFC 9068 §2.1, OIDC Core §2',
		why: 'Whoever has the public encryption key can make such a token, and that key is public. Sign the claims first, then encrypt the signed token.',
		check: ({ profile, reading, wholeClaims }) => {
			const a = { 'access-token': 'An access token', 'id-token': 'An ID token' }[profile.id as string];
			const isOnlyEncrypted = reading.kind === 'jwe' && wholeClaims !== undefined;
			return a !== undefined && isOnlyEncrypted
				? [{ place: placeIn('payload', wholeClaims), detail: { a } }]
				: [];
		},
	},
	{
		id: 'scope-not-string',
		severity: 'warning',
		message: '“{name}” must be one string with spaces between the values',
		reference: 'RFC 9068 §2.2.3',
		why: 'APIs split this string at its spaces. A list, or commas, gives them one long scope that nothing matches, or an error; the caller is refused for no reason that shows.',
		check: (subject) =>
			subject.profile.id === 'access-token'
				? [...scopeFault(subject, 'scope'), ...scopeFault(subject, 'scp')]
				: [],
	},
	{
		id: 'several-audiences',
		severity: 'note',
		message: 'Good for {count} services at once: each can use it at the others',
		reference: 'RFC 9700 §2.3',
		why: 'Every service in “aud” gets the same token and can send it on to the others. And nobody can tell for which of them a scope was meant. Ask for one token for each service.',
		check: (subject) => {
			const count = stringsOf(subject.claims, 'aud')?.length ?? 0;
			if (subject.profile.id !== 'access-token' || count < 2) return [];
			return [{ place: inClaims(subject, 'aud'), detail: { count } }];
		},
	},
];
