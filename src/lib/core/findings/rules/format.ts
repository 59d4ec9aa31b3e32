// The token's text: its characters, its parts, its length, its serialization.

import { encodeBase64url } from '../../encoding/base64url.ts';
import type { Segment, TokenProblemCode } from '../../token/reading.ts';
import type { Profile } from '../profile.ts';
import type { Hit, Rule } from '../rule.ts';
import { placeIn, type Subject } from '../subject.ts';
import { likelyJwt } from './likely-jwt.ts';
import { segmentFix } from './segment-edit.ts';

/** The first problem of some codes, as a hit; the rest of a kind would say the same again. */
function firstProblem(
	{ reading }: Subject,
	codes: readonly TokenProblemCode[],
	repair?: { readonly label: string; readonly mend: (segment: Segment) => string },
): readonly Hit[] {
	const problem = reading.problems.find(({ code }) => codes.includes(code));
	if (!problem) return [];
	const { place } = problem;
	const found = reading.text.slice(place.from, Math.min(place.to, place.from + 8));
	const detail = { found, at: place.from + 1, part: problem.detail['part'] ?? place.in };
	return [{ place, detail, fix: repair && segmentFix(repair.label, reading, repair.mend) }];
}

const hasProblem = ({ problems }: Segment, wanted: TokenProblemCode): boolean =>
	problems.some(({ code }) => code === wanted);

const withoutWhiteSpace: (segment: Segment) => string = ({ encoded }) => encoded.replace(/\s/g, '');

/** A bearer's token travels in a header or lies in a cookie; others in the body of a request, which has room. */
const carriers: Readonly<Partial<Record<Profile, readonly ('cookie' | 'request header')[]>>> = {
	jwt: ['cookie', 'request header'],
	'access-token': ['cookie', 'request header'],
	'id-token': ['cookie', 'request header'],
	'dpop-proof': ['request header'],
};

/** In bytes: RFC 6265 §6.1 asks for 4,096 of a cookie; servers are set to take 8,192 of a header. */
const limits = [
	{ of: 'request header', bytes: 8192, severity: 'warning' },
	{ of: 'cookie', bytes: 4096, severity: 'note' },
] as const;

export const formatRules: readonly Rule[] = [
	{
		id: 'illegal-character',
		severity: 'error',
		message: '“{found}” at position {at} does not belong in a token',
		reference: 'RFC 7515 §2; RFC 8725bis §3.14',
		why: 'A token is made of letters, digits, “-”, “_” and dots. One reader stops at any other character, the next passes over it, so that the two may see different tokens. Copy it anew; if it came like this, refuse it.',
		check: (subject) => firstProblem(subject, ['base64url-character']),
	},
	{
		id: 'white-space',
		severity: 'error',
		message: 'White space at position {at} does not belong in a token',
		reference: 'RFC 7515 §2; RFC 8725bis §3.14',
		why: 'Mail programs, terminals and careless copying break a token into lines. Most verifiers refuse it then, and some decoders pass over it, so that two readers disagree. Take the white space out.',
		check: (subject) =>
			firstProblem(subject, ['white-space'], { label: 'Remove the white space', mend: withoutWhiteSpace }),
	},
	{
		id: 'part-count',
		severity: 'error',
		message: 'A signed token has 3 parts, an encrypted one 5; parts here: {found}',
		reference: 'RFC 7516 §9',
		why: 'Parts are what stands between the dots. With another number of them, something was left out or added when the token was copied, and no verifier can take it. Copy all of it, to the last character.',
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
		why: 'Plain base64 fills its last group with “=”, base64url in tokens does not. Strict verifiers refuse the token. Whoever makes it must leave the padding out before signing, for the signature covers these characters.',
		check: (subject) =>
			firstProblem(subject, ['base64url-padding'], {
				label: 'Remove the padding',
				mend: ({ encoded }) => encoded.replaceAll('=', ''),
			}),
	},
	{
		id: 'standard-base64',
		severity: 'error',
		message: '“{found}” at position {at} is base64, not base64url',
		reference: 'RFC 7515 §2',
		why: 'Tokens travel in addresses and headers, where “+” and “/” have meanings of their own, so they write “-” and “_” instead. Strict verifiers refuse the token. Use a base64url encoder.',
		check: (subject) =>
			firstProblem(subject, ['base64-standard-alphabet'], {
				label: 'Write - and _ for + and /',
				mend: ({ encoded }) => encoded.replaceAll('+', '-').replaceAll('/', '_'),
			}),
	},
	{
		id: 'truncated-base64url',
		severity: 'error',
		message: 'The {part} is cut short: base64url cannot have this length',
		reference: 'RFC 4648 §5',
		why: 'Every four characters stand for three bytes, and a single one left over stands for none. So at least one character is missing or too much, mostly from copying. Copy the whole token again.',
		check: (subject) => firstProblem(subject, ['base64url-length']),
	},
	{
		id: 'non-canonical',
		severity: 'error',
		message: 'The {part} ends in an unusual spelling of its bytes: it was changed or badly written',
		reference: 'RFC 4648 §3.5',
		why: 'The last character has bits that mean nothing and must be zero. With other bits the token is another text for the same bytes, which slips past a list of revoked or used tokens. Compare tokens by their bytes.',
		check: (subject) =>
			firstProblem(subject, ['base64url-stray-bits'], {
				label: 'Spell it as usual',
				mend: (segment) =>
					hasProblem(segment, 'base64url-stray-bits') ? encodeBase64url(segment.bytes) : segment.encoded,
			}),
	},
	{
		id: 'not-utf8',
		severity: 'error',
		message: 'The {part} is not plain UTF-8',
		reference: 'RFC 8725 §3.7',
		why: 'Header and claims must be UTF-8, without a mark before them. Readers replace what they cannot read, pass over it or guess another encoding, and so see different names and values than the issuer signed.',
		check: (subject) => firstProblem(subject, ['utf8-invalid', 'json-byte-order-mark']),
	},
	{
		id: 'large-token',
		severity: 'note',
		message: '{bytes} bytes may not fit into a {limit}',
		reference: 'RFC 6265 §6.1',
		why: 'Browsers need not keep a cookie of more than 4,096 bytes, and many servers refuse a request whose header is longer than 8,192. Put less into the token: what the recipient can look up needs not travel.',
		check: ({ reading, profile }) => {
			const bytes = reading.text.length;
			const limit = limits.find((one) => bytes > one.bytes && carriers[profile.id]?.includes(one.of));
			return limit ? [{ severity: limit.severity, detail: { bytes, limit: limit.of } }] : [];
		},
	},
	{
		id: 'json-serialization',
		severity: 'warning',
		message: 'JSON Serialization: a JWT must be compact',
		reference: 'RFC 7519 §1; RFC 8725bis §2.13, §3.14',
		why: 'A library that verifies this form, and an application that then splits the text at its dots as for a compact one, look at different payloads: an attacker can hide a forged one. Take compact tokens only.',
		// RFC 9901 §8 defines this form for SD-JWTs, which are processed by rules of their own.
		check: (subject) => {
			const { form, kind, text } = subject.reading;
			if (!form || kind === 'sd-jwt') return [];
			const severity = likelyJwt(subject) === 'yes' ? 'warning' : 'note';
			return [{ place: placeIn('token', { from: 0, to: text.length }), severity }];
		},
	},
];
