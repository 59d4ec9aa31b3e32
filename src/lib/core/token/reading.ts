import type { JsonReading, JsonProblemCode } from '../encoding/json-tree.ts';
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
	| 'json-serialization'
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

/** All that can be read of a token's text. */
export interface Reading {
	/** The text that was read, unchanged. */
	readonly text: string;
	readonly kind: TokenKind;
	readonly serialization: Serialization | undefined;
	readonly segments: readonly Segment[];
	readonly header: Segment | undefined;
	/** The JWS Payload; undefined for a JWE. */
	readonly payload: Segment | undefined;
	/** The JWS Signature; undefined for a JWE and for a text without a second dot. */
	readonly signature: Segment | undefined;
	/** The JWS Signing Input (RFC 7515 §2): the text before the second dot; undefined without one. */
	readonly signingInput: string | undefined;
	/** Whatever follows the first `~`, that included (RFC 9901 §4): disclosures and Key Binding JWT; else ''. */
	readonly tail: string;
	/** True when header and payload are UTF-8 JSON objects and every part is legal base64url. */
	readonly wellFormed: boolean;
	/** Every problem, those of the parts included, in the order of the text. */
	readonly problems: readonly Problem<TokenProblemCode>[];
}
