import type { SdJwtProblem, SdJwtProblemCode } from '../../jose/sd-jwt/sd-jwt-problems.ts';
import type { SdJwtReading } from '../../jose/sd-jwt/sd-jwt-reading.ts';
import { compact, type Example, type Examples, type RuleExample } from './example.ts';

const token = `${compact('{"alg":"ES256","typ":"dc+sd-jwt"}', '{"_sd":["a"],"cnf":{"jwk":{}}}')}~AAAA~`;

/** A reading as far as rules look at it. */
export const sdJwt = (
	problems: readonly SdJwtProblem[] = [],
	keyBinding: SdJwtReading['input']['keyBinding'] = undefined,
): SdJwtReading => ({
	input: { issuerSigned: '', payload: undefined, disclosures: [], keyBinding, covered: '', problems: [] },
	hash: 'sha-256',
	disclosures: [],
	undisclosed: [],
	processed: undefined,
	valid: false,
	problems,
});

const problem = (code: SdJwtProblemCode, detail: SdJwtProblem['detail'] = {}, disclosure = 1): Example => ({
	token,
	sdJwt: sdJwt([{ code, place: { in: 'token', from: 1, to: 2 }, detail, disclosure }]),
});

const ofPayload = (code: SdJwtProblemCode, detail: SdJwtProblem['detail'] = {}): Example => ({
	token,
	sdJwt: sdJwt([{ code, place: { in: 'payload', from: 1, to: 2 }, detail, disclosure: undefined }]),
});

const one = (code: SdJwtProblemCode, message: string, detail: SdJwtProblem['detail'] = {}): RuleExample => ({
	fires: { ...problem(code, detail), message },
	nearMiss: problem('salt-short'),
	alsoNear: [{ token }],
});

const several = (
	message: string,
	...codes: readonly (readonly [SdJwtProblemCode, string?])[]
): RuleExample => {
	const each = codes.map(([code, what = '']) => ({
		...problem(code),
		message: message.replace('{what}', what),
	}));
	return { fires: each[0]!, nearMiss: problem('salt-repeated'), alsoFires: each.slice(1) };
};

export const sdJwtExamples: Examples = {
	'disclosure-unreferenced': {
		...one('disclosure-unreferenced', 'Disclosure 2 belongs to nothing: the issuer did not sign its digest'),
		alsoFires: [{ ...problem('disclosure-unreferenced', {}, 0) }],
	},
	'disclosure-outer-missing': one(
		'disclosure-outer-missing',
		'Disclosure 2 lies within another one that does not count',
	),
	'disclosure-repeated': one('disclosure-repeated', 'Disclosure 2 was sent before: each one may come once'),
	'digest-repeated': {
		...one('digest-repeated', 'The digest abc stands there more than once', { digest: 'abc' }),
		alsoFires: [ofPayload('digest-repeated', { digest: 'abc' })],
	},
	'disclosed-claim-overwritten': one(
		'disclosure-claim-exists',
		'A disclosure would overwrite the claim “sub”',
		{ name: 'sub' },
	),
	'disclosed-name-reserved': one(
		'disclosure-name-reserved',
		'A disclosure names its claim “_sd”, which no claim may be called',
		{ name: '_sd' },
	),
	'disclosure-of-other-form': one(
		'disclosure-wrong-form',
		'Disclosure 2 does not fit the place of its digest',
	),
	'malformed-disclosure': several(
		'A disclosure is malformed: {what}',
		['disclosure-empty', 'it is empty'],
		['disclosure-not-base64url', 'no base64url'],
		['disclosure-not-json', 'no JSON'],
		['disclosure-not-an-array', 'no list'],
		['disclosure-wrong-length', 'not 2 or 3 elements'],
		['disclosure-salt-not-a-string', 'its salt is no string'],
		['disclosure-name-not-a-string', 'its name is no string'],
	),
	'malformed-digests': several(
		'What should be digests (“_sd” or “...”) is malformed',
		['sd-not-strings'],
		['ellipsis-misplaced'],
	),
	'disclosure-hash-unsupported': several(
		'The hash of the disclosures (“_sd_alg”) is unknown or unsafe',
		['hash-unsupported'],
		['hash-not-a-string'],
	),
	'disclosure-hash-misplaced': one('hash-nested', '“_sd_alg” counts at the top level only, not here'),
	'ambiguous-in-disclosure': {
		...one(
			'member-ambiguous',
			'Readers may disagree on “a” in a disclosure: it stands there more than once',
			{ name: 'a' },
		),
		alsoFires: [problem('member-ambiguous', { name: 'a' }, 0)],
		alsoNear: [ofPayload('member-ambiguous', { name: 'a' })],
	},
	'final-tilde-missing': one(
		'final-tilde-missing',
		'The “~” at the end is missing: every disclosure ends with one',
	),
	'sd-jwt-header-malformed': several(
		'“disclosures” and “kb_jwt” must be texts of the first unprotected header',
		['json-disclosures-malformed'],
		['json-key-binding-malformed'],
		['json-header-misplaced'],
	),
	'validity-claim-withheld': one(
		'validity-claim-selective',
		'“exp” can be withheld, though the token’s validity hangs on it',
		{ name: 'exp' },
	),
};
