// The token's text and its JSON, whatever they say.

import { encodeBase64url } from '../../encoding/base64url.ts';
import { stringOf, type JsonMember } from '../../encoding/json-tree.ts';
import type { Place } from '../../problem.ts';
import { isUnencoded } from '../../token/critical-parameters.ts';
import type { TokenProblemCode } from '../../token/reading.ts';
import { normalTokenType } from '../../token/token-types.ts';
import type { Hit, Rule } from '../rule.ts';
import { inHeader, placeIn, type Subject } from '../subject.ts';

/** The first problem of some codes, as a hit; the rest of a kind would say the same again. */
function firstProblem(
	{ reading }: Subject,
	codes: readonly TokenProblemCode[],
	fix?: Hit['fix'],
): readonly Hit[] {
	const problem = reading.problems.find(({ code }) => codes.includes(code));
	if (!problem) return [];
	const { place } = problem;
	const found =
		place.in === 'token' ? reading.text.slice(place.from, Math.min(place.to, place.from + 8)) : '';
	return [{ place, detail: { found, at: place.from + 1, part: problem.detail['part'] ?? '' }, fix }];
}

function duplicates({ visits }: Subject, where: 'header' | 'payload'): readonly Hit[] {
	const hits: Hit[] = [];
	for (const { node, in: part } of visits) {
		if (part !== where || node.type !== 'object' || node.members.length < 2) continue;
		const byName = new Map<string, JsonMember[]>();
		for (const member of node.members) {
			const same = byName.get(member.name);
			if (same) same.push(member);
			else byName.set(member.name, [member]);
		}
		for (const [name, members] of byName) {
			if (members.length < 2) continue;
			const places = members.map((member): Place => ({ in: where, ...member.nameRange }));
			hits.push({ place: places.at(-1), also: places.slice(0, -1), detail: { name } });
		}
	}
	return hits;
}

const compactToken = /^eyJ[\w-]+\.[\w-]*\.[\w-]*(\.[\w-]*\.[\w-]*)?$/;
const holdsToken = ({ reading }: Subject): boolean => compactToken.test(reading.payload?.text?.trim() ?? '');

export const formatRules: readonly Rule[] = [
	{
		id: 'illegal-character',
		severity: 'error',
		message: '“{found}” at position {at} does not belong in a token',
		reference: 'RFC 7515 §2',
		check: (subject) => firstProblem(subject, ['base64url-character', 'white-space']),
	},
	{
		id: 'part-count',
		severity: 'error',
		message: 'A signed token has 3 parts, an encrypted one 5; parts here: {found}',
		reference: 'RFC 7516 §9',
		check: ({ reading }) =>
			reading.problems
				.filter(({ code }) => code === 'part-count')
				.map(({ place, detail }) => ({ place, detail })),
	},
	{
		id: 'padding',
		severity: 'error',
		message: '“=” at position {at}: padding is not allowed',
		reference: 'RFC 7515 §2',
		check: (subject) =>
			firstProblem(subject, ['base64url-padding'], {
				label: 'Remove the padding',
				segment: 'token',
				apply: (text) => text.replaceAll('=', ''),
			}),
	},
	{
		id: 'standard-base64',
		severity: 'error',
		message: '“{found}” at position {at} is base64, not base64url',
		reference: 'RFC 7515 §2',
		check: (subject) =>
			firstProblem(subject, ['base64-standard-alphabet'], {
				label: 'Write - and _ for + and /',
				segment: 'token',
				apply: (text) => text.replaceAll('+', '-').replaceAll('/', '_'),
			}),
	},
	{
		id: 'truncated-base64url',
		severity: 'error',
		message: 'The {part} is cut short: base64url cannot have this length',
		reference: 'RFC 4648 §5',
		check: (subject) => firstProblem(subject, ['base64url-length']),
	},
	{
		id: 'non-canonical',
		severity: 'error',
		message: 'The {part} ends in an unusual spelling of its bytes: it was changed or badly written',
		reference: 'RFC 4648 §3.5',
		check: (subject) => {
			const { reading } = subject;
			const stray = reading.problems.find(({ code }) => code === 'base64url-stray-bits')?.place.from ?? -1;
			const segment = reading.segments.find(({ range }) => range.from <= stray && stray < range.to);
			return firstProblem(
				subject,
				['base64url-stray-bits'],
				segment && {
					label: 'Spell it as usual',
					segment: 'token',
					apply: (text) =>
						text.slice(0, segment.range.from) + encodeBase64url(segment.bytes) + text.slice(segment.range.to),
				},
			);
		},
	},
	{
		id: 'not-utf8',
		severity: 'error',
		message: 'The {part} is not plain UTF-8',
		reference: 'RFC 8725 §3.7',
		check: (subject) =>
			firstProblem(subject, ['utf8-invalid', 'json-byte-order-mark']).map((hit) => ({
				...hit,
				detail: { part: hit.place?.in ?? '' },
			})),
	},
	{
		id: 'header-not-object',
		severity: 'error',
		message: 'The header is not a JSON object',
		reference: 'RFC 7515 §4',
		unless: ['illegal-character', 'truncated-base64url', 'not-utf8', 'standard-base64', 'part-count'],
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
		unless: [
			'illegal-character',
			'truncated-base64url',
			'not-utf8',
			'standard-base64',
			'part-count',
			'unencoded-payload',
		],
		check: (subject) => {
			const { payload } = subject.reading;
			const claimsExpected = /^(jwt|.*[+-]jwt)?$/.test(subject.typ);
			if (!payload || payload.encoded === '' || subject.wholeClaims || !claimsExpected || holdsToken(subject))
				return [];
			const fault = payload.problems.find(({ place }) => place.in === 'payload');
			return [{ place: fault?.place ?? placeIn('token', payload.range) }];
		},
	},
	{
		id: 'duplicate-header-parameter',
		severity: 'error',
		message: 'Parsers may disagree on “{name}”: it stands there more than once',
		reference: 'RFC 7515 §4',
		check: (subject) => duplicates(subject, 'header'),
	},
	{
		id: 'duplicate-claim',
		severity: 'error',
		message: 'Parsers may disagree on “{name}”: it stands there more than once',
		reference: 'RFC 7519 §4',
		check: (subject) => duplicates(subject, 'payload'),
	},
	{
		id: 'large-token',
		severity: 'note',
		message: '{bytes} bytes may not fit into a {limit}',
		reference: 'RFC 6265 §6.1',
		check: ({ reading }) => {
			const bytes = reading.text.length;
			if (bytes <= 4096) return [];
			const header = bytes > 8192;
			return [
				{
					severity: header ? 'warning' : 'note',
					detail: { bytes, limit: header ? 'request header' : 'cookie' },
				},
			];
		},
	},
	{
		id: 'unencoded-payload',
		severity: 'error',
		message: 'A JWT must not have an unencoded payload (b64 is false)',
		reference: 'RFC 7797 §7',
		check: (subject) => (isUnencoded(subject.header) ? [{ place: inHeader(subject, 'b64') }] : []),
	},
	{
		id: 'detached-payload',
		severity: 'warning',
		message: 'The payload is empty: it may be sent apart (detached)',
		reference: 'RFC 7515 App. F',
		check: ({ reading: { payload, segments } }) =>
			payload?.encoded === '' && segments.length === 3 ? [{ place: placeIn('token', payload.range) }] : [],
	},
	{
		id: 'nested-token-unmarked',
		severity: 'warning',
		message: 'A nested token must say “cty”: “JWT”, and only a nested token',
		reference: 'RFC 7519 §5.2',
		check: (subject) => {
			const { payload } = subject.reading;
			if (!payload?.text || !subject.wholeHeader) return [];
			const marked = normalTokenType(stringOf(subject.header, 'cty') ?? '') === 'jwt';
			if (marked === holdsToken(subject)) return [];
			return [
				{ place: inHeader(subject, 'cty') ?? placeIn('payload', { from: 0, to: payload.text.length }) },
			];
		},
	},
];
