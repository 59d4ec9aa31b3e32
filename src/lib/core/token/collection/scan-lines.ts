import { scanTokens } from '../scan-tokens.ts';
import { timeOfLine } from './time-of-line.ts';
import type { PlacedToken } from './token-place.ts';

/**
 * Finds the tokens of a text of lines, each with its line's number and time: a log, CSV, JSON Lines, curl commands,
 * anything else that holds some.
 * @param source the file's name, where there are several
 * @yields each token in the order of the text; undefined after each step that found none
 */
export function* scanLines(text: string, source?: string): Generator<PlacedToken | undefined, void> {
	let line = 1;
	let lineStart = 0;
	let lineEnd = endOfLine(text, 0);
	let time: { readonly of: number; readonly is: string | undefined } | undefined;
	for (const found of scanTokens(text)) {
		if (!found) {
			yield undefined;
			continue;
		}
		for (; lineEnd < found.range.from; line++) {
			lineStart = lineEnd + 1;
			lineEnd = endOfLine(text, lineStart);
		}
		if (time?.of !== line) time = { of: line, is: timeOfLine(text, lineStart) };
		const { token, name, surroundings } = found;
		yield { token, place: { kind: 'line', source, line, time: time.is, name, surroundings } };
	}
}

function endOfLine(text: string, from: number): number {
	const end = text.indexOf('\n', from);
	return end === -1 ? text.length : end;
}
