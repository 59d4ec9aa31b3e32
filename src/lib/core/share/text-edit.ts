import type { TextRange } from '../problem.ts';

/** A range of a text, and what is to stand there. */
export interface TextEdit extends TextRange {
	readonly text: string;
}

/** The text with its edits made; all other characters stay. The edits do not overlap, in whatever order they come. */
export function editText(text: string, edits: readonly TextEdit[]): string {
	const out: string[] = [];
	let at = 0;
	for (const edit of edits.toSorted((one, other) => one.from - other.from)) {
		out.push(text.slice(at, edit.from), edit.text);
		at = edit.to;
	}
	return out.join('') + text.slice(at);
}
