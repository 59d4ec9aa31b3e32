import type { TextRange } from '#lib/core/problem.ts';

/**
 * The stretch of a text that another has not, between what both begin and end with; it is empty where only the other has
 * something there. Undefined for two that are the same, or have too little in common for that to help.
 */
export function differingRange(text: string, other: string): TextRange | undefined {
	const shorter = Math.min(text.length, other.length);
	let from = 0;
	while (from < shorter && text[from] === other[from]) from++;
	let end = 0;
	while (end < shorter - from && text[text.length - 1 - end] === other[other.length - 1 - end]) end++;
	const to = text.length - end;
	const common = from + end;
	return text === other || common < 6 || common * 2 < shorter ? undefined : { from, to };
}
