// Logout tokens (OIDC Back-Channel Logout §2.4).

import { removeMemberAt } from '../../encoding/json-edit.ts';
import { readJson } from '../../encoding/json.ts';
import { membersNamed, valueOf } from '../../encoding/json-tree.ts';
import { lacking } from '../lacking.ts';
import { logoutEvent } from '../profile.ts';
import type { Fix, Rule } from '../rule.ts';
import { inClaims, placeIn, type Subject } from '../subject.ts';

const isLogoutToken = ({ profile }: Subject): boolean => profile.id === 'logout-token';

const has = ({ claims }: Subject, name: string): boolean => membersNamed(claims, name).length > 0;

/** Takes every member of a name away. */
const remove = (name: string): Fix => ({
	label: `Remove ${name}`,
	segment: 'payload',
	apply: (text) => {
		const { root } = readJson(text);
		const indexes = root?.type === 'object' ? root.members.map((member) => member.name === name) : [];
		return indexes.reduceRight((left, isIt, index) => (isIt ? removeMemberAt(left, index) : left), text);
	},
});

export const logoutTokenRules: readonly Rule[] = [
	{
		id: 'logout-token-claims',
		severity: 'error',
		message: 'A logout token must also have {names}',
		reference: 'OIDC Back-Channel Logout §2.4',
		why: 'An app must refuse a logout token without them: it could not tell who ends the session, or whether the same message was sent before.',
		check: (subject) =>
			isLogoutToken(subject) ? lacking(subject.wholeClaims, ['iss', 'aud', 'iat', 'jti', 'events']) : [],
	},
	{
		id: 'logout-token-expiry',
		severity: 'warning',
		message: 'A logout token must also have “exp”, best of two minutes',
		reference: 'OIDC Back-Channel Logout §2.4, §4',
		why: 'Without an end, a copy of the token can sign the person out again and again. The specification asks for “exp” since December 2023; older issuers leave it out.',
		unless: ['logout-token-claims'],
		check: (subject) => (isLogoutToken(subject) ? lacking(subject.wholeClaims, ['exp']) : []),
	},
	{
		id: 'logout-token-event',
		severity: 'error',
		message: '“events” must have the member that stands for a logout, with an object',
		reference: 'OIDC Back-Channel Logout §2.4',
		why: 'By this member an app knows that the token asks for a logout and nothing else. Without it, the app must refuse the token, and the session goes on.',
		check: (subject) => {
			if (!isLogoutToken(subject) || !has(subject, 'events')) return [];
			const event = valueOf(valueOf(subject.claims, 'events'), logoutEvent);
			return event?.type === 'object' ? [] : [{ place: inClaims(subject, 'events') }];
		},
	},
	{
		id: 'logout-token-nonce',
		severity: 'error',
		message: 'A logout token must not have “nonce”',
		reference: 'OIDC Back-Channel Logout §2.4',
		why: 'With a nonce it could be passed off as an ID token, and sign somebody in instead of out. Apps must refuse it.',
		check: (subject) =>
			isLogoutToken(subject) && has(subject, 'nonce')
				? [{ place: inClaims(subject, 'nonce'), fix: remove('nonce') }]
				: [],
	},
	{
		id: 'logout-token-target',
		severity: 'error',
		message: 'A logout token must have “sub”, “sid” or both',
		reference: 'OIDC Back-Channel Logout §2.4',
		why: 'It must say whom to sign out: all sessions of a person (“sub”), or one session (“sid”). Without either, the app does not know which session to end.',
		check: (subject) => {
			const isOpen = isLogoutToken(subject) && !has(subject, 'sub') && !has(subject, 'sid');
			const place = placeIn('payload', subject.wholeClaims);
			return isOpen && place ? [{ place }] : [];
		},
	},
];
