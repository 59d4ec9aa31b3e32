// What header and payload are: objects, claims, another token, or something else.

import { setMember } from '../../encoding/json-edit.ts';
import { stringOf } from '../../encoding/json-tree.ts';
import { isUnencoded } from '../../token/critical-parameters.ts';
import { normalTokenType } from '../../token/token-types.ts';
import type { Rule, Severity } from '../rule.ts';
import { inHeader, placeIn, type Subject } from '../subject.ts';
import { likelyJwt } from './likely-jwt.ts';

/** What a part cannot be read for: that it is no object is then nothing new. */
const encodingFaults = [
	'illegal-character',
	'white-space',
	'padding',
	'truncated-base64url',
	'not-utf8',
	'standard-base64',
	'part-count',
];

const compactToken = /^eyJ[\w-]+\.[\w-]*\.[\w-]*(\.[\w-]*\.[\w-]*)?$/;
const holdsToken = ({ reading }: Subject): boolean => compactToken.test(reading.payload?.text?.trim() ?? '');

/** As grave as the rule has it for a JWT; less for what may be one; least for what says that it is none. */
const gravity = (subject: Subject, sure: Severity, unsure: Severity): Severity =>
	({ yes: sure, maybe: unsure, no: 'note' as const })[likelyJwt(subject)];

export const partsRules: readonly Rule[] = [
	{
		id: 'header-not-object',
		severity: 'error',
		message: 'The header is not a JSON object',
		reference: 'RFC 7515 §4; RFC 7519 §7.2',
		why: 'The header says how the token is signed or encrypted, in a JSON object. Without one no verifier knows what to do, and must refuse the token. The place of the first fault is underlined.',
		unless: encodingFaults,
		check: ({ reading: { header }, wholeHeader }) => {
			if (!header || wholeHeader) return [];
			const fault = header.problems.find(({ place }) => place.in === 'header');
			return [{ place: fault?.place ?? placeIn('token', header.range) }];
		},
	},
	{
		id: 'payload-not-object',
		severity: 'warning',
		message: 'The payload is not a JSON object, as claims must be',
		reference: 'RFC 7519 §7.2',
		why: 'The claims of a JWT are one JSON object. A verifier refuses all else, and one that does not may take a part of it for claims. A JWS that is no JWT may sign anything: its “typ” should say what.',
		unless: [...encodingFaults, 'unencoded-payload', 'nested-token-unmarked'],
		check: (subject) => {
			const { payload } = subject.reading;
			const certainty = likelyJwt(subject);
			const isOther = certainty === 'no' || holdsToken(subject);
			if (!payload || payload.encoded === '' || subject.wholeClaims || isOther) return [];
			// What begins like an object is meant as one, whatever the type says.
			const meant = certainty === 'yes' || payload.text?.trimStart().startsWith('{');
			const fault = payload.problems.find(({ place }) => place.in === 'payload');
			return [
				{
					place: fault?.place ?? placeIn('token', payload.range),
					severity: meant ? 'warning' : 'note',
				},
			];
		},
	},
	{
		id: 'unencoded-payload',
		severity: 'error',
		message: 'A JWT must not have an unencoded payload (“b64” is false)',
		reference: 'RFC 7797 §7',
		why: 'With “b64” false the signature covers the payload as it stands, not its base64url. A verifier that does not know this checks other bytes than were signed. It is for signed documents, never for a JWT.',
		check: (subject) =>
			isUnencoded(subject.header)
				? [{ place: inHeader(subject, 'b64'), severity: gravity(subject, 'error', 'warning') }]
				: [],
	},
	{
		id: 'detached-payload',
		severity: 'warning',
		message: 'The payload is empty: it may be sent apart (detached)',
		reference: 'RFC 7515 App. F',
		why: 'Some APIs sign the body of a request and send only header and signature. To verify this, put the body in as the payload. A JWT always has its claims within: if this is one, they were lost.',
		check: (subject) => {
			const { payload, segments } = subject.reading;
			const standing = segments.find(({ role }) => role === 'payload');
			return payload && standing?.encoded === ''
				? [{ place: placeIn('token', standing.range), severity: gravity(subject, 'warning', 'note') }]
				: [];
		},
	},
	{
		id: 'nested-token-unmarked',
		severity: 'warning',
		message: 'A nested token must say “cty”: “JWT”, and only a nested token',
		reference: 'RFC 7519 §5.2',
		why: 'By “cty” a verifier knows that the payload is another token, which it must verify as well. Without it the inner signature may go unchecked; where there is no inner token, the claims are not found.',
		check: (subject) => {
			const { payload } = subject.reading;
			if (!payload?.text || !subject.wholeHeader) return [];
			const marked = normalTokenType(stringOf(subject.header, 'cty') ?? '') === 'jwt';
			const nested = holdsToken(subject);
			if (marked === nested) return [];
			const whole = placeIn('payload', { from: 0, to: payload.text.length });
			const fix = {
				label: 'Add “cty”: “JWT”',
				segment: 'header' as const,
				apply: (text: string) => setMember(text, 'cty', '"JWT"'),
			};
			return [{ place: inHeader(subject, 'cty') ?? whole, fix: nested ? fix : undefined }];
		},
	},
];
