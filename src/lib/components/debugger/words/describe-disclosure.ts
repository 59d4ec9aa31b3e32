import type { IssueFault } from '#lib/core/jose/sd-jwt/issue-sd-jwt.ts';
import type { KeyBindingCheck, KeyBindingCode } from '#lib/core/jose/sd-jwt/key-binding-check.ts';
import type { ClaimPath } from '#lib/core/jose/sd-jwt/path.ts';
import type { Disclosure, UndisclosedDigest } from '#lib/core/jose/sd-jwt/sd-jwt-reading.ts';
import type { SdJwtProblem, SdJwtProblemCode } from '#lib/core/jose/sd-jwt/sd-jwt-problems.ts';
import type { SelectionRefusal, SelectionRefusalCode } from '#lib/core/jose/sd-jwt/select-claims.ts';
import type { VcRemark, VcRemarkCode } from '#lib/core/jose/sd-jwt/vc-remarks.ts';
import { durationText } from '#lib/core/token/duration.ts';

type Detail = Readonly<Record<string, string | number>>;
type Sentence = string | ((detail: Detail) => string);

/** A value from a token, fit to stand in a sentence: on one line, and short. */
function told(value: string | number | undefined): string {
	const characters = [...String(value ?? '').replace(/[\p{C}\p{Z}]+/gu, ' ')];
	return `“${characters.length > 24 ? `${characters.slice(0, 23).join('')}…` : characters.join('')}”`;
}

const say = (sentence: Sentence, detail: Detail): string =>
	typeof sentence === 'string' ? sentence : sentence(detail);
/** Disclosures count from 1, as people do. */
const ordinal = (index: string | number | undefined) => `disclosure ${Number(index) + 1}`;
const span = (seconds: string | number | undefined) => durationText(Number(seconds));

const problems: Readonly<Record<SdJwtProblemCode, Sentence>> = {
	'payload-unreadable': 'The payload is not a JSON object, so nothing can be disclosed into it.',
	'final-tilde-missing': 'The final “~” is missing: every disclosure ends with one.',
	'hash-not-a-string': 'The hash algorithm (_sd_alg) is not a string.',
	'hash-unsupported': ({ found }) =>
		`The hash ${told(found)} (_sd_alg) is unknown or unsafe: sha-256, sha-384 and sha-512 are supported.`,
	'hash-unavailable': 'This page cannot hash here: it is not served over a secure connection.',
	'hash-nested': 'A hash algorithm (_sd_alg) counts at the top level only.',
	'member-ambiguous': ({ name, count }) =>
		`${told(name)} stands there ${count} times: readers may take different ones.`,
	'sd-not-strings': 'An “_sd” must be a list of digests, all strings.',
	'ellipsis-misplaced': ({ reason }) =>
		reason === 'not-an-element'
			? 'A claim is named “...”, which may only stand in for an element of a list.'
			: reason === 'other-members'
				? 'What stands in for a list’s element (“...”) has other members beside it.'
				: 'What stands in for a list’s element (“...”) is not a string.',
	'digest-repeated': ({ digest }) => `The digest ${told(digest)} stands there more than once.`,
	'disclosure-empty': 'A disclosure is empty: two “~” stand side by side.',
	'disclosure-not-base64url': 'It is not written in base64url.',
	'disclosure-not-json': 'It does not hold JSON.',
	'disclosure-not-an-array': 'It is JSON, but not a list.',
	'disclosure-wrong-length': ({ found }) =>
		`A disclosure has 2 elements (of a list) or 3 (of an object); this one has ${found}.`,
	'disclosure-salt-not-a-string': 'Its salt is not a string.',
	'disclosure-name-not-a-string': 'Its claim’s name is not a string.',
	'disclosure-name-reserved': ({ name }) => `No claim may be named ${told(name)}.`,
	'disclosure-unreferenced': 'Its digest stands nowhere: the issuer did not sign it.',
	'disclosure-outer-missing': ({ outer }) =>
		`It belongs within ${ordinal(outer)}, which is no part of the token’s claims itself.`,
	'disclosure-repeated': ({ first }) => `It is the same as ${ordinal(first)}.`,
	'disclosure-wrong-form': ({ expected }) =>
		expected === 'element'
			? 'It names a claim, but its digest stands in a list.'
			: 'It is for an element of a list, but its digest stands for a named claim.',
	'disclosure-claim-exists': ({ name }) =>
		`The claim ${told(name)} is there already, and would be overwritten.`,
	'disclosures-too-many': ({ found, limit }) => `Of ${found} disclosures only the first ${limit} are read.`,
	'digests-too-many': ({ limit }) => `More than ${limit} digests: the rest is not followed.`,
	'nested-too-deep': ({ limit }) => `It would stand deeper than ${limit} levels.`,
	'json-disclosures-malformed': 'The “disclosures” of the header are not a list of strings.',
	'json-key-binding-malformed': 'The “kb_jwt” of the header is not a string.',
	'json-header-misplaced': ({ name }) => `${told(name)} may stand in the first signature’s header only.`,
	'validity-claim-selective': ({ name }) =>
		`${told(name)} could be withheld: no issuer may allow that, for the token’s validity hangs on it.`,
	'salt-repeated': ({ first }) => `Its salt is that of ${ordinal(first)}: each claim needs its own.`,
	'salt-short': ({ length, recommended }) =>
		`Its salt is short (${length} ${Number(length) === 1 ? 'character' : 'characters'}; ${recommended} are recommended): the hidden value might be guessed.`,
};

/** One plain sentence about a problem of an SD-JWT. */
export function describeSdJwtProblem({ code, detail }: SdJwtProblem): string {
	return say(problems[code], detail);
}

/** A claim's path as people write it: `address.city`, `list[2]`; “the top level” for none. */
export function describePath(path: ClaimPath): string {
	if (path.length === 0) return 'the top level';
	return path
		.map((step, at) => {
			if (typeof step === 'number') return `[${step}]`;
			return /^[\p{L}_$][\p{L}\p{N}_$#-]*$/u.test(step)
				? at > 0
					? `.${step}`
					: step
				: `[${JSON.stringify(step)}]`;
		})
		.join('');
}

/** What became of a disclosure, in a few words. */
export function describeDisclosure({ state, path, parent }: Disclosure): string {
	if (state === 'unmatched' || path === undefined) return 'Belongs nowhere';
	const within = parent === undefined ? '' : `, within ${ordinal(parent)}`;
	return state === 'matched'
		? `Discloses ${describePath(path)}${within}`
		: `Refused at ${describePath(path)}${within}`;
}

/** What is known of a digest without disclosure. */
export function describeUndisclosed({ form, path }: UndisclosedDigest): string {
	return form === 'element'
		? `An element withheld or a decoy, at ${describePath(path)}`
		: `A claim withheld or a decoy, at ${describePath(path)}`;
}

const bindingWords: Readonly<Record<KeyBindingCode, Sentence>> = {
	present: 'A Key Binding JWT is there',
	missing: 'No Key Binding JWT: anybody who has the token could present it',
	'not-required': 'No Key Binding JWT, and none is required',
	'not-reached': 'Not reached',
	readable: 'It can be read',
	unreadable: 'It is not a JWT',
	'holder-key-found': ({ type, curve }) => `Holder’s key in “cnf”: ${curve === '' ? type : curve}`,
	'holder-key-missing': 'The issuer named no key of the holder (cnf)',
	'holder-key-ambiguous': 'The holder’s key (cnf) stands there more than once',
	'holder-key-by-reference': ({ method }) =>
		`The issuer only refers to the holder’s key (${told(method)}): it is not in the token`,
	'holder-key-unreadable': 'The holder’s key (cnf.jwk) cannot be read',
	'holder-key-is-secret': 'The holder’s key (cnf.jwk) is a secret, and no longer one',
	'holder-key-is-private': 'The holder’s private key stands in the token: anybody could sign with it',
	'algorithm-fits': ({ algorithm }) => `Signed by ${told(algorithm)}`,
	'algorithm-none': 'Unsigned: “none” is never accepted',
	'algorithm-mac': ({ algorithm }) => `${told(algorithm)} is no signature: it proves no holder`,
	'algorithm-unusable': 'Its algorithm is missing or unknown',
	'signature-matches': 'The holder’s signature matches',
	'signature-failed': 'The holder’s signature does not match',
	'type-matches': 'Its type is “kb+jwt”',
	'type-missing': 'It names no type (typ): “kb+jwt” is required',
	'type-differs': ({ found }) => `Its type is ${told(found)} instead of “kb+jwt”`,
	'claim-missing': ({ name }) => `${told(name)} is missing`,
	'claim-ambiguous': ({ name, count }) => `${told(name)} stands there ${count} times`,
	'claim-of-wrong-type': ({ name }) => `${told(name)} is of the wrong type`,
	'issued-at-present': 'It says when it was made; how old it may be was not asked',
	'issued-in-window': ({ age }) => `Made ${span(age)} ago`,
	'issued-in-future': ({ seconds }) => `Made ${span(seconds)} in the future`,
	'issued-too-long-ago': ({ age, maximumAge }) => `Made ${span(age)} ago; ${span(maximumAge)} are allowed`,
	'audience-present': ({ found }) => `For ${told(found)}; whom it must be for was not asked`,
	'audience-matches': ({ found }) => `For ${told(found)}`,
	'audience-differs': ({ found, expected }) => `For ${told(found)} instead of ${told(expected)}`,
	'nonce-present': 'A nonce is there; which it must be was not asked',
	'nonce-matches': 'The nonce is the one that was asked for',
	'nonce-differs': ({ found, expected }) => `The nonce is ${told(found)} instead of ${told(expected)}`,
	'hash-matches': 'Made for exactly this choice of disclosures',
	'hash-differs': 'Made for another token or choice of disclosures (sd_hash)',
	'hash-unavailable': 'What it was made for cannot be checked: the hash is not supported',
	'critical-none': 'No extension that must be understood (crit)',
	'critical-present': 'It demands an extension (crit) that is not understood',
	'lifetime-unlimited': 'It sets no limits of its own to when it holds',
	'lifetime-not-asked': 'It limits when it holds; the time was not asked',
	'lifetime-includes-now': 'It holds now',
	expired: ({ seconds }) => `Expired ${span(seconds)} ago`,
	'not-yet-valid': ({ seconds }) => `Not valid for another ${span(seconds)}`,
};

/** What a check of a Key Binding JWT found, in one line. */
export function describeKeyBindingCheck({ code, detail }: KeyBindingCheck): string {
	return say(bindingWords[code], detail);
}

const refusals: Readonly<Record<SelectionRefusalCode, string>> = {
	'path-is-root': 'the payload as a whole is no claim',
	'path-missing': 'there is no such claim',
	'path-ambiguous': 'its name stands there more than once',
	'never-selective': 'an SD-JWT VC must always show it',
	'too-many': 'there are too many claims to hide',
};

/** Why a ticked claim stays in the clear. */
export function describeRefusal({ code, path }: SelectionRefusal): string {
	return `${describePath(path)} is not hidden: ${refusals[code]}.`;
}

const faults: Readonly<Record<IssueFault, string>> = {
	'payload-not-an-object': 'The payload is not a JSON object.',
	'name-reserved': 'The payload uses “_sd”, “_sd_alg” or “...” as a name already.',
	'text-lone-surrogate': 'The payload holds half of a character, which cannot be written as UTF-8.',
	'no-engine': 'This page cannot hash here: it is not served over a secure connection.',
};

/** Why no SD-JWT could be issued. */
export function describeIssueFault(fault: IssueFault): string {
	return faults[fault];
}

const vcWords: Readonly<Record<VcRemarkCode, Sentence>> = {
	'vc-type-older': 'Its type is “vc+sd-jwt”, the older name of “dc+sd-jwt”.',
	'vc-type-missing': ({ found }) =>
		`It has a credential’s “vct”, but its type is ${found === '' ? 'missing' : told(found)} instead of “dc+sd-jwt”.`,
	'vc-vct-missing': 'A credential must say of what type it is (vct).',
	'vc-vct-ambiguous': 'The credential’s type (vct) stands there more than once.',
	'vc-vct-not-a-string': 'The credential’s type (vct) is not a string with text in it.',
	'vc-claim-selective': ({ name }) =>
		`A credential must always show ${told(name)}: here it is disclosed at will.`,
};

/** What is to be said of an SD-JWT as a verifiable credential. */
export function describeVcRemark({ code, detail }: VcRemark): string {
	return say(vcWords[code], detail);
}
