// What bad input gives instead of an exception: a value that says what is wrong and where.
// English is written in the view; the core names only codes and figures.

/** A half-open range of UTF-16 code units: `from` is the first, `to` is one past the last. */
export interface TextRange {
	readonly from: number;
	readonly to: number;
}

/** The text that a place's range counts in. */
export type PlaceIn = 'token' | 'header' | 'payload' | 'signature' | 'key' | 'input';

/** A range within one of the texts on the screen. */
export interface Place extends TextRange {
	readonly in: PlaceIn;
}

/** A fault of the input: a stable code, its place, and the figures that a sentence about it needs. */
export interface Problem<Code extends string = string> {
	readonly code: Code;
	readonly place: Place;
	readonly detail: Readonly<Record<string, string | number>>;
}
