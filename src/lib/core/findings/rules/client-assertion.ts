// JWTs by which a client proves who it is (RFC 7523 §3, OIDC Core §9).

import { stringOf, stringsOf } from '../../encoding/json-tree.ts';
import { lacking } from '../lacking.ts';
import { isStrictly } from '../profile.ts';
import type { Rule } from '../rule.ts';
import { inClaims } from '../subject.ts';

export const clientAssertionRules: readonly Rule[] = [
	{
		id: 'client-assertion-claims',
		severity: 'error',
		message: 'A client assertion must also have {names}',
		reference: 'RFC 7523 §3',
		why: 'The authorization server must refuse an assertion without them: it could not tell which client made it, for which server, or until when it may be used.',
		check: ({ profile, wholeClaims }) =>
			isStrictly(profile, 'client-assertion') ? lacking(wholeClaims, ['iss', 'sub', 'aud', 'exp']) : [],
	},
	{
		id: 'client-assertion-id',
		severity: 'warning',
		message: 'A client assertion should also have “jti”',
		reference: 'OIDC Core §9',
		why: 'With an identifier the server can take each assertion once only. Without one, a copy can be used again until it expires. OpenID Connect asks for it.',
		unless: ['client-assertion-claims'],
		check: ({ profile, wholeClaims }) =>
			isStrictly(profile, 'client-assertion') ? lacking(wholeClaims, ['jti']) : [],
	},
	{
		id: 'client-assertion-subject',
		severity: 'warning',
		message: '“iss” and “sub” of a client assertion are mostly the same: the client',
		reference: 'RFC 7523 §3, OIDC Core §9',
		why: 'The client speaks of itself, so both are its client_id. Unless another service makes assertions for it, the server refuses this one, mostly with “invalid_client”.',
		check: (subject) => {
			const issuer = stringOf(subject.claims, 'iss');
			const about = stringOf(subject.claims, 'sub');
			if (!isStrictly(subject.profile, 'client-assertion') || issuer === about) return [];
			if (issuer === undefined || about === undefined) return [];
			return [{ place: inClaims(subject, 'sub') }];
		},
	},
	{
		id: 'client-assertion-audience',
		severity: 'warning',
		message: 'A client assertion for {count} servers: one can use it at another',
		reference: 'RFC 7523 §3',
		why: 'Each server that gets the assertion can hand it to the others in the list and pass for the client there. Name one server only, by its issuer identifier.',
		check: (subject) => {
			const count = stringsOf(subject.claims, 'aud')?.length ?? 0;
			if (subject.profile.id !== 'client-assertion' || count < 2) return [];
			return [{ place: inClaims(subject, 'aud'), detail: { count } }];
		},
	},
];
