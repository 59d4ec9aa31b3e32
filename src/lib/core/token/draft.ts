// The draft ends the two-way loop: token text and panels are both derived from it, neither writes to the other.

import type { TextRange } from '../problem.ts';

/** How a panel's text relates to the bytes it stands for. */
export type Layout =
	/** The bytes hold compact JSON; the panel shows it with white space between its JSON tokens. */
	| 'pretty'
	/** The panel's text is the bytes, as it stands. */
	| 'as-is';

/** A part exactly as it was pasted: its encoded text, untouched. */
export interface EncodedPart {
	readonly kind: 'encoded';
	readonly encoded: string;
}

/** A part as edited in its panel: the panel's text, to be encoded as it stands. */
export interface TextPart {
	readonly kind: 'text';
	readonly text: string;
	readonly layout: Layout;
}

export type DraftPart = EncodedPart | TextPart;

/** Where header, payload and signature of a JWS stand among a draft's parts (RFC 7515 §3.1). */
export const partIndex = { header: 0, payload: 1, signature: 2 } as const;

/** Where a part's characters stand in the JSON around it. */
export interface Slot extends TextRange {
	/** The part, as its index among the draft's. */
	readonly part: number;
	/** The part as it came: while it is the same, its characters are not touched, whatever escapes they use. */
	readonly value: string;
	/** For a member that is not there: its text up to the value, with what must stand between it and the next. */
	readonly missing?: { readonly name: string; readonly alone: boolean };
}

/** The JSON of a JSON Serialization, with the parts of one of its signatures or recipients in it. */
export interface Frame {
	readonly text: string;
	/** Which signature or recipient, from 0. */
	readonly selected: number;
	/** In the order of the text. */
	readonly slots: readonly Slot[];
}

/** The payload that does not stand in the token's text: a detached one (RFC 7515 Appendix F), or a JWE's content. */
export interface Content {
	readonly part: DraftPart;
	/** For a JWE: the token's text that holds it encrypted; undefined while none does. */
	readonly sealedIn?: string;
}

/**
 * A token being worked on. `parts` are joined by dots, or stand in the `frame`; `tail` is what follows from the first
 * `~` on.
 */
export interface Draft {
	readonly parts: readonly DraftPart[];
	readonly tail: string;
	readonly frame?: Frame;
	readonly content?: Content;
}
