import type { JsonNode, JsonReading } from '../../encoding/json-tree.ts';
import type { TextRange } from '../../problem.ts';
import type { HashAlgorithm } from './hash-algorithm.ts';
import type { ClaimPath } from './path.ts';
import type { SdJwtProblem } from './sd-jwt-problems.ts';

/** A part of an SD-JWT behind the issuer-signed JWT, and where it stands in the token's text. */
export interface TailPart {
	readonly encoded: string;
	readonly range: TextRange;
}

/** An SD-JWT taken apart, whatever its serialization was; nothing is judged of it yet but its form. */
export interface SdJwtInput {
	/** The issuer-signed JWT in Compact form (RFC 9901 §4), exactly as it came. */
	readonly issuerSigned: string;
	/** The issuer-signed payload; undefined where there is none. */
	readonly payload: JsonReading | undefined;
	readonly disclosures: readonly TailPart[];
	/** The Key Binding JWT (RFC 9901 §4.3). */
	readonly keyBinding: TailPart | undefined;
	/** What `sd_hash` is taken over (RFC 9901 §4.3.1): the Compact form up to and including its last `~`. */
	readonly covered: string;
	readonly problems: readonly SdJwtProblem[];
}

/** What a disclosure stands for: a member of an object (three elements) or an element of an array (two). */
export type DisclosureForm = 'member' | 'element';

/**
 * `matched`: its digest stands in the payload, or in a matched disclosure, and its claim is part of what is disclosed;
 * `refused`: its digest stands there, but the claim may not; `unmatched`: its digest stands nowhere that counts.
 */
export type DisclosureState = 'matched' | 'refused' | 'unmatched';

/** What the text of one disclosure says (RFC 9901 §4.2), as far as it can be read. */
export interface DisclosureContents extends TailPart {
	/** The decoded text; U+FFFD stands for bytes that are no UTF-8. */
	readonly text: string;
	readonly form: DisclosureForm | undefined;
	readonly salt: string | undefined;
	/** The claim's name; undefined for an array's element. */
	readonly name: string | undefined;
	/** The name's string literal in `text`. */
	readonly nameRange: TextRange | undefined;
	/** The claim's value, its ranges counting in `text`; undefined where the text is no disclosure. */
	readonly value: JsonNode | undefined;
	/** The value's exact JSON text. */
	readonly valueText: string | undefined;
}

/** One disclosure of an SD-JWT and where it belongs. */
export interface Disclosure extends DisclosureContents {
	readonly index: number;
	/** The digest (RFC 9901 §4.2.3) as base64url; undefined where the hash is not supported. */
	readonly digest: string | undefined;
	readonly state: DisclosureState;
	/** The claim's path, positions in arrays being those of the issued array; undefined where its digest stands nowhere. */
	readonly path: ClaimPath | undefined;
	/** The disclosure that its digest stands in (RFC 9901 §4.2.6); undefined for one that stands in the payload itself. */
	readonly parent: number | undefined;
	readonly problems: readonly SdJwtProblem[];
}

/** A digest without its disclosure: withheld, or a decoy (RFC 9901 §4.2.5); nobody but the issuer can tell which. */
export interface UndisclosedDigest {
	readonly digest: string;
	readonly form: DisclosureForm;
	/** For a `member` the path of the object that has the claim, for an `element` its own. */
	readonly path: ClaimPath;
	/** The disclosure that it stands in; undefined for the payload itself. */
	readonly parent: number | undefined;
}

/** All that can be read of an SD-JWT (RFC 9901 §7.1 steps 1 and 3–5). Signature, issuer and time are not judged. */
export interface SdJwtReading {
	readonly input: SdJwtInput;
	/** The hash of all digests (RFC 9901 §4.1.1); undefined where it is not supported. */
	readonly hash: HashAlgorithm | undefined;
	readonly disclosures: readonly Disclosure[];
	readonly undisclosed: readonly UndisclosedDigest[];
	/**
	 * The Processed SD-JWT Payload (RFC 9901 §7.1 step 3) as compact JSON, every value in the exact text that it was
	 * issued in. Undefined where the payload is no JSON object. Of an SD-JWT that is not `valid` it shows what could be
	 * read, and may not be relied on.
	 */
	readonly processed: string | undefined;
	/** True when no step of RFC 9901 §7.1 that is judged here demands to reject it. */
	readonly valid: boolean;
	/** Every problem, those of the disclosures included. */
	readonly problems: readonly SdJwtProblem[];
}

/** Disclosures that are read; more are told, and the token is not called valid. */
export const mostDisclosures = 2000;
