// The draft ends the two-way loop: token text and panels are both derived from it, neither writes to the other.

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

/** A token being worked on. `parts` are joined by dots; `tail` is what follows from the first `~` on. */
export interface Draft {
	readonly parts: readonly DraftPart[];
	readonly tail: string;
}
