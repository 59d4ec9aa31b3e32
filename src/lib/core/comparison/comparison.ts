import type { SegmentRole, Serialization, TokenKind } from '../token/reading.ts';

/** What became of a member or a part: `spelling` is the same value in other characters (1.0 for 1, escapes, white space). */
export type Mark = 'same' | 'added' | 'removed' | 'changed' | 'reordered' | 'spelling';

/** The parts that are compared member by member. `unprotected`: headers of a JSON Serialization that nothing protects. */
export type ComparedPart = 'header' | 'unprotected' | 'payload';

/** One step into JSON: a member's name, with its count where it is repeated, or an item's place from 0. */
export type Step = { readonly name: string; readonly count: number } | { readonly index: number };

/** Two lists as sets with an order: the items of an array, the words of a scope. */
export interface ItemChanges {
	/** Exact JSON texts of items, or the bare words of a scope, in their order. */
	readonly added: readonly string[];
	readonly removed: readonly string[];
	/** How many items both have. */
	readonly kept: number;
	/** What both have stands in another order. */
	readonly reordered: boolean;
}

/** One member or item, beside its counterpart. */
export interface Row {
	readonly part: ComparedPart;
	readonly path: readonly Step[];
	readonly mark: Mark;
	/** The exact JSON text in the one token and in the other; '' where it has none. */
	readonly a: string;
	readonly b: string;
	/** It stands elsewhere among what both have. */
	readonly moved: boolean;
	/** For two lists that differ. */
	readonly items?: ItemChanges;
	/** For a NumericDate (RFC 7519 §2): seconds since the epoch as a reader acts on them; undefined where it is none. */
	readonly time?: { readonly a: number | undefined; readonly b: number | undefined };
}

/** A header or payload beside its counterpart. */
export interface PartComparison {
	readonly part: ComparedPart;
	/** Of the part as a whole. */
	readonly mark: Mark;
	/** Its members in the order of the one token, those only of the other put in between; none where one is no object. */
	readonly rows: readonly Row[];
	/** Text of the part. */
	readonly a: string;
	readonly b: string;
}

/** What follows the first `~` of an SD-JWT (RFC 9901 §4): disclosures as a set, and the Key Binding JWT. */
export interface TailComparison {
	readonly mark: Mark;
	readonly disclosures: ItemChanges;
	/** Encoded; '' where there is none. */
	readonly keyBinding: { readonly a: string; readonly b: string };
}

/** A part that is compared as it is encoded. */
export interface EncodedDifference {
	/** `token`: the text as a whole, where no part of it tells the difference. */
	readonly role: SegmentRole | 'token';
	readonly mark: 'added' | 'removed' | 'changed';
	readonly a: string;
	readonly b: string;
}

/** How two signatures relate; `kept`: the same over another content, so that one of them cannot match. */
export type SignatureRelation =
	| 'none'
	| 'same'
	| 'kept'
	/** Another signature over the same signing input: made at another time, or with another key. */
	| 'signed-anew'
	| 'different'
	| 'added'
	| 'removed';

export interface TokenForm {
	readonly kind: TokenKind;
	readonly serialization: Serialization | undefined;
	/** Signatures or recipients. */
	readonly count: number;
}

/** Two tokens side by side. */
export interface Comparison {
	/** The same text, byte for byte. */
	readonly same: boolean;
	readonly form: { readonly a: TokenForm; readonly b: TokenForm; readonly same: boolean };
	/** The payload is left out where it is `closed`. */
	readonly parts: readonly PartComparison[];
	/** Encrypted tokens whose content is not known, so that it cannot be compared. */
	readonly closed: { readonly a: boolean; readonly b: boolean };
	readonly signature: SignatureRelation;
	readonly encoded: readonly EncodedDifference[];
	/** Undefined where neither has one. */
	readonly tail: TailComparison | undefined;
	/** Seconds from `iat`, or else `nbf`, to `exp`; undefined where one is missing. */
	readonly lifetime: { readonly a: number | undefined; readonly b: number | undefined };
	/** How many rows of each kind there are. */
	readonly counts: Readonly<Record<Mark, number>>;
}
