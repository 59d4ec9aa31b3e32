// Selective disclosure: what makes a verifier reject an SD-JWT (RFC 9901 §7.1). What is weak but accepted, as a short
// salt, is told beside each disclosure.

import type { SdJwtProblem, SdJwtProblemCode } from '../../jose/sd-jwt/sd-jwt-problems.ts';
import type { Rule, Severity } from '../rule.ts';

/** One sentence for some kinds of problems. */
interface Row {
	readonly id: string;
	readonly codes: readonly SdJwtProblemCode[];
	readonly message: string;
	readonly reference: string;
	readonly why: string;
	readonly severity?: Severity;
	readonly detail?: (problem: SdJwtProblem) => string | number;
	/** Problems of the payload's own text are other rules' matter. */
	readonly inDisclosuresOnly?: boolean;
}

const nameOf = ({ detail }: SdJwtProblem) => detail['name'] ?? '';
/** Disclosures count from 1, as people do. */
const numberOf = ({ disclosure }: SdJwtProblem) => Number(disclosure) + 1;

/** What is wrong with a disclosure's text. */
const malformed: ReadonlyMap<SdJwtProblemCode, string> = new Map([
	['disclosure-empty', 'it is empty'],
	['disclosure-not-base64url', 'no base64url'],
	['disclosure-not-json', 'no JSON'],
	['disclosure-not-an-array', 'no list'],
	['disclosure-wrong-length', 'not 2 or 3 elements'],
	['disclosure-salt-not-a-string', 'its salt is no string'],
	['disclosure-name-not-a-string', 'its name is no string'],
]);

const rows: readonly Row[] = [
	{
		id: 'disclosure-unreferenced',
		codes: ['disclosure-unreferenced'],
		message: 'Disclosure {what} belongs to nothing: the issuer did not sign its digest',
		reference: 'RFC 9901 §7.1',
		why: 'Each disclosure must have its digest in the signed part. Without that anybody could have made it up, or changed it: verifiers reject the whole token for it.',
		detail: numberOf,
	},
	{
		id: 'disclosure-outer-missing',
		codes: ['disclosure-outer-missing'],
		message: 'Disclosure {what} lies within another one that does not count',
		reference: 'RFC 9901 §4.2.6',
		why: 'Its digest stands in the value of another disclosure, which is faulty or belongs to nothing itself. Verifiers reject the token: what lies within may only be shown together with what it lies in.',
		detail: numberOf,
	},
	{
		id: 'disclosure-repeated',
		codes: ['disclosure-repeated'],
		message: 'Disclosure {what} was sent before: each one may come once',
		reference: 'RFC 9901 §7.1',
		why: 'The second one finds no digest that is still free, so verifiers reject the token. Leave one of the two out.',
		detail: numberOf,
	},
	{
		id: 'digest-repeated',
		codes: ['digest-repeated'],
		message: 'The digest {what} stands there more than once',
		reference: 'RFC 9901 §7.1',
		why: 'A digest must stand for one claim in one place. With two a disclosure could be moved from one place to another, so verifiers reject the token. The issuer must give every claim a salt of its own.',
		detail: ({ detail }) => detail['digest'] ?? '',
	},
	{
		id: 'disclosed-claim-overwritten',
		codes: ['disclosure-claim-exists'],
		message: 'A disclosure would overwrite the claim “{what}”',
		reference: 'RFC 9901 §7.1',
		why: 'The claim is there already, signed and for all to see. A program that lets the disclosure win reads another value than one that does not, so verifiers reject the token.',
		detail: nameOf,
	},
	{
		id: 'disclosed-name-reserved',
		codes: ['disclosure-name-reserved'],
		message: 'A disclosure names its claim “{what}”, which no claim may be called',
		reference: 'RFC 9901 §7.1',
		why: '“_sd” and “...” are how digests stand in the token. A claim of that name could bring in digests that the issuer never signed there, so verifiers reject the token.',
		detail: nameOf,
	},
	{
		id: 'disclosure-of-other-form',
		codes: ['disclosure-wrong-form'],
		message: 'Disclosure {what} does not fit the place of its digest',
		reference: 'RFC 9901 §7.1',
		why: 'A claim of an object has a salt, a name and a value; an element of a list has a salt and a value. This one is of the other kind than its digest’s place, and verifiers reject the token.',
		detail: numberOf,
	},
	{
		id: 'malformed-disclosure',
		codes: [...malformed.keys()],
		message: 'A disclosure is malformed: {what}',
		reference: 'RFC 9901 §4.2',
		why: 'It is base64url of a JSON list: a salt, a name unless it is an element of a list, and a value. Verifiers reject the whole token for one that is anything else.',
		detail: ({ code }) => malformed.get(code) ?? '',
	},
	{
		id: 'malformed-digests',
		codes: ['sd-not-strings', 'ellipsis-misplaced'],
		message: 'What should be digests (“_sd” or “...”) is malformed',
		reference: 'RFC 9901 §4.2.4',
		why: '“_sd” is a list of strings, and “...” stands alone in an object within a list, with a string. Verifiers reject a token where they are anything else.',
	},
	{
		id: 'disclosure-hash-unsupported',
		codes: ['hash-unsupported', 'hash-not-a-string'],
		message: 'The hash of the disclosures (“_sd_alg”) is unknown or unsafe',
		reference: 'RFC 9901 §4.1.1, §7.1',
		why: 'With a weak hash somebody could find another claim for a digest that the issuer signed; with an unknown one nothing can be checked. Verifiers reject the token: use “sha-256”.',
	},
	{
		id: 'disclosure-hash-misplaced',
		codes: ['hash-nested'],
		severity: 'note',
		message: '“_sd_alg” counts at the top level only, not here',
		reference: 'RFC 9901 §4.1.1',
		why: 'One hash holds for all digests, and only the payload’s own top level says which. Here it is a claim like any other, which somebody may have meant differently.',
	},
	{
		id: 'ambiguous-in-disclosure',
		codes: ['member-ambiguous'],
		inDisclosuresOnly: true,
		message: 'Readers may disagree on “{what}” in a disclosure: it stands there more than once',
		reference: 'RFC 7519 §4',
		why: 'Some programs take the first of two members of the same name, and some the last. What one of them checked is then not what another one uses.',
		detail: nameOf,
	},
	{
		id: 'final-tilde-missing',
		codes: ['final-tilde-missing'],
		message: 'The “~” at the end is missing: every disclosure ends with one',
		reference: 'RFC 9901 §4',
		why: 'What stands behind the last “~” is the holder’s Key Binding JWT, or nothing. Verifiers take the last disclosure for one, and reject the token.',
	},
	{
		id: 'sd-jwt-header-malformed',
		codes: ['json-disclosures-malformed', 'json-key-binding-malformed', 'json-header-misplaced'],
		message: '“disclosures” and “kb_jwt” must be texts of the first unprotected header',
		reference: 'RFC 9901 §8.1, §8.3',
		why: 'In the JSON form, “disclosures” is a list of strings and “kb_jwt” a string, both in the header of the first signature. Verifiers do not find them anywhere else.',
	},
	{
		id: 'validity-claim-withheld',
		codes: ['validity-claim-selective'],
		severity: 'warning',
		message: '“{what}” can be withheld, though the token’s validity hangs on it',
		reference: 'RFC 9901 §9.7',
		why: 'The holder chooses what to disclose. One who leaves this claim out hides that the token has expired, or for whom it is. Issuers must put such claims where everybody sees them.',
		detail: nameOf,
	},
];

/** Selective disclosure, one rule for each sentence. To add one: add a row above. */
export const sdJwtRules: readonly Rule[] = rows.map(
	({ id, codes, message, reference, why, severity = 'error', detail, inDisclosuresOnly = false }): Rule => ({
		id,
		severity,
		message,
		reference,
		why,
		check: ({ sdJwt }) =>
			(sdJwt?.problems ?? [])
				.filter(
					({ code, disclosure }) => codes.includes(code) && !(inDisclosuresOnly && disclosure === undefined),
				)
				.map((problem) => ({ place: problem.place, detail: detail ? { what: detail(problem) } : {} })),
	}),
);
