import type { Problem } from '../../problem.ts';

/** What is known of a kind of problem: where it is laid down, and whether the whole SD-JWT is to be rejected for it. */
export interface SdJwtProblemKind {
	readonly section: string;
	readonly rejects: boolean;
}

const rejected = (section: string): SdJwtProblemKind => ({ section, rejects: true });
const remarked = (section: string): SdJwtProblemKind => ({ section, rejects: false });
/** What we stop at ourselves: nothing is claimed of a token that was not read to its end. */
const ourLimit = rejected('');

/** Every problem of an SD-JWT. To add one: add a row here, and its sentence in `describe-disclosure.ts`. */
export const sdJwtProblemKinds = {
	'payload-unreadable': rejected('RFC 9901 §4.1'),
	'final-tilde-missing': rejected('RFC 9901 §4'),
	'hash-not-a-string': rejected('RFC 9901 §4.1.1'),
	'hash-unsupported': rejected('RFC 9901 §7.1'),
	'hash-unavailable': ourLimit,
	'hash-nested': remarked('RFC 9901 §4.1.1'),
	'member-ambiguous': rejected('RFC 7519 §4'),
	'sd-not-strings': rejected('RFC 9901 §4.2.4.1'),
	'ellipsis-misplaced': rejected('RFC 9901 §4.2.4.2'),
	'digest-repeated': rejected('RFC 9901 §7.1'),
	'disclosure-empty': rejected('RFC 9901 §4'),
	'disclosure-not-base64url': rejected('RFC 9901 §4.2.1'),
	'disclosure-not-json': rejected('RFC 9901 §4.2.1'),
	'disclosure-not-an-array': rejected('RFC 9901 §7.1'),
	'disclosure-wrong-length': rejected('RFC 9901 §7.1'),
	'disclosure-salt-not-a-string': rejected('RFC 9901 §4.2.1'),
	'disclosure-name-not-a-string': rejected('RFC 9901 §4.2.1'),
	'disclosure-name-reserved': rejected('RFC 9901 §7.1'),
	'disclosure-unreferenced': rejected('RFC 9901 §7.1'),
	'disclosure-outer-missing': rejected('RFC 9901 §4.2.6'),
	'disclosure-repeated': rejected('RFC 9901 §7.1'),
	'disclosure-wrong-form': rejected('RFC 9901 §7.1'),
	'disclosure-claim-exists': rejected('RFC 9901 §7.1'),
	'disclosures-too-many': ourLimit,
	'digests-too-many': ourLimit,
	'nested-too-deep': ourLimit,
	'json-disclosures-malformed': rejected('RFC 9901 §8.1'),
	'json-key-binding-malformed': rejected('RFC 9901 §8.1'),
	'json-header-misplaced': rejected('RFC 9901 §8.3'),
	'validity-claim-selective': remarked('RFC 9901 §9.7'),
	'salt-repeated': remarked('RFC 9901 §4.2.1'),
	'salt-short': remarked('RFC 9901 §9.3'),
} as const satisfies Readonly<Record<string, SdJwtProblemKind>>;

export type SdJwtProblemCode = keyof typeof sdJwtProblemKinds;

/** A problem of an SD-JWT: its place is in the token's text for a disclosure, in the payload's for the payload. */
export interface SdJwtProblem extends Problem<SdJwtProblemCode> {
	/** The disclosure that it is about, from 0; undefined where it is about the payload or the whole. */
	readonly disclosure: number | undefined;
}
