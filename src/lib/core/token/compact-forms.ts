import { draftOfCompact, type DraftOf } from './edit-draft.ts';
import { readCompact } from './read-compact.ts';
import type { ReadOptions, Reading } from './reading.ts';

/** Reads a token's text, and makes a draft of it, in the forms that are known so far. */
export interface TokenForms {
	readonly read: (text: string, previous?: Reading, options?: ReadOptions) => Reading;
	readonly draftOf: DraftOf;
}

/** What the page's first script works on. */
export const compactForms: TokenForms = { read: readCompact, draftOf: draftOfCompact };
