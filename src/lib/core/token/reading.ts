import type { JsonNode, JsonObject, JsonProblemCode, JsonReading } from '../encoding/json-tree.ts';
import type { Problem, TextRange } from '../problem.ts';

/** What kind of JOSE object a text is. `unsecured`: a JWS whose `alg` is exactly `none` (RFC 7518 §3.6, RFC 7519 §6). */
export type TokenKind = 'jws' | 'jwe' | 'sd-jwt' | 'unsecured' | 'unknown';

/** RFC 7515 §3, RFC 7516 §3. */
export type Serialization = 'compact' | 'flattened' | 'general';

/** What a dot-separated part stands for, in the terms of RFC 7515 §3.1 and RFC 7516 §3.1. */
export type SegmentRole =
	| 'header'
	| 'payload'
	| 'signature'
	| 'encrypted-key'
	| 'initialization-vector'
	| 'ciphertext'
	| 'authentication-tag'
	| 'extra';

/** Faults of the token's text, as against those of the JSON within it. */
export type TokenProblemCode =
	| 'token-empty'
	| 'part-count'
	| 'part-empty'
	| 'base64url-character'
	| 'base64url-padding'
	| 'base64url-length'
	| 'base64url-stray-bits'
	| 'base64-standard-alphabet'
	| 'white-space'
	| 'utf8-invalid'
	| 'not-an-object'
	/** A member of a JSON Serialization: `name`, the type that was `found` and the one that is `wanted`. */
	| 'json-member-type'
	| 'json-member-repeated'
	| 'json-member-empty'
	/** Members of the flattened form beside the list `name` of the general one. */
	| 'json-forms-mixed'
	/** A payload that is not encoded holds a dot, which the Compact Serialization does not allow. */
	| 'unencoded-dot'
	| 'text-lone-surrogate'
	| JsonProblemCode;

/** One dot-separated part, as far as it can be read. */
export interface Segment {
	readonly role: SegmentRole;
	/** Where the part stands in the token's text. */
	readonly range: TextRange;
	/** The part's exact characters. */
	readonly encoded: string;
	/** What could be decoded: everything before a fault that stops decoding, the illegal characters left out. */
	readonly bytes: Uint8Array;
	/** True when `encoded` is exactly what RFC 7515 §2 writes for `bytes`. */
	readonly canonical: boolean;
	/** UTF-8 text of the bytes, with U+FFFD for what is none; only for `header` and `payload`. */
	readonly text: string | undefined;
	/** True when the bytes are UTF-8 throughout, so that `text` loses nothing. */
	readonly utf8: boolean;
	/** The text read as JSON; only for `header` and `payload`. */
	readonly json: JsonReading | undefined;
	/** Faults of this part: places count in the token's text for its encoding, in its own text for its JSON. */
	readonly problems: readonly Problem<TokenProblemCode>[];
}

/** What the reading of a token's text depends on beside the text. */
export interface ReadOptions {
	/** Of several signatures or recipients, the one to read, from 0. */
	readonly selected?: number;
	/** The payload that does not stand in the text, encoded: a detached one, or the content of a JWE. */
	readonly content?: string;
}

/** What a JSON Serialization has beside the parts that the Compact one has too. */
export interface FormReading {
	/** How many signatures or recipients there are, and which one the reading is about, from 0. */
	readonly count: number;
	readonly selected: number;
	/** The headers that nothing protects (RFC 7515 §7.2.1, RFC 7516 §7.2.1); places count in the token's text. */
	readonly unprotected: readonly JsonObject[];
}

/** All that can be read of a token's text. */
export interface Reading {
	/** The text that was read, unchanged. */
	readonly text: string;
	readonly kind: TokenKind;
	readonly serialization: Serialization | undefined;
	readonly segments: readonly Segment[];
	/** The protected header; undefined where there is none. */
	readonly header: Segment | undefined;
	/** The JOSE Header: in a JSON Serialization with the members that are not protected; else the header's value. */
	readonly joseHeader: JsonNode | undefined;
	/** The JWS Payload, or the content of a JWE where that was given; its place is none where it is `beside`. */
	readonly payload: Segment | undefined;
	/** The JWS Signature; undefined for a JWE and for a text without a second dot. */
	readonly signature: Segment | undefined;
	/** The JWS Signing Input (RFC 7515 §2, RFC 7797 §3) as text; undefined without a second dot. */
	readonly signingInput: string | undefined;
	/** Why the payload does not stand in the token's text; undefined where it does. */
	readonly beside: 'detached' | 'decrypted' | undefined;
	/** The payload stands as it is, not as its base64url (RFC 7797). */
	readonly unencoded: boolean;
	/** For the JSON Serializations only. */
	readonly form: FormReading | undefined;
	/** Whatever follows the first `~`, that included (RFC 9901 §4): disclosures and Key Binding JWT; else ''. */
	readonly tail: string;
	/** True when header and payload are UTF-8 JSON objects and every part is legal base64url. */
	readonly wellFormed: boolean;
	/** Every problem, those of the parts included, in the order of the text. */
	readonly problems: readonly Problem<TokenProblemCode>[];
}
