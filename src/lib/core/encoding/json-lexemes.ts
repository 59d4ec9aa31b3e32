import type { JsonProblemCode } from './json-tree.ts';

// The words that JSON is made of (RFC 8259 §2, §6, §7), as patterns that begin where they are told to.

/** The characters of a string that stand for themselves, up to the first that does not. */
export const plainCharacters = /[^"\\\u0000-\u001f]*/y;
/** Any run that might be meant as a number. */
export const numberLike = /[-\d][-+.\w]*/y;
/** What a number is. */
export const numberPattern = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** A run that ends where JSON's own punctuation or white space stands. */
export const word = /[^\s{}[\]:,"]+/y;
const escape = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/** Where a sticky pattern's match at a position ends; that position itself where there is none. */
export function endOfMatch(pattern: RegExp, text: string, from: number): number {
	pattern.lastIndex = from;
	return pattern.test(text) ? pattern.lastIndex : from;
}

/** The position of the quotation mark that closes the string opened at `from`; the text's end without one. */
export function endOfString(text: string, from: number): number {
	for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
		let backslashes = 0;
		while (text.charCodeAt(at - 1 - backslashes) === 0x5c) backslashes++;
		if (backslashes % 2 === 0) return at;
	}
	return text.length;
}

/**
 * Follows a string that has escapes or faults to its end: its closing quotation mark or, without one, the line's end.
 * @param at a position inside the string
 */
export function scanString(text: string, at: number): { to: number; faults: readonly JsonProblemCode[] } {
	const faults = new Set<JsonProblemCode>();
	for (;;) {
		at = endOfMatch(plainCharacters, text, at);
		const code = text.charCodeAt(at);
		if (code === 0x22) return { to: at + 1, faults: [...faults] };
		if (at >= text.length || code === 0x0a || code === 0x0d) {
			return { to: Math.min(at, text.length), faults: [...faults, 'json-unclosed-string'] };
		}
		const to = endOfMatch(escape, text, at);
		if (to === at) faults.add(code === 0x5c ? 'json-escape' : 'json-control-character');
		// A backslash that begins no escape takes the next character with it, a line's end excepted.
		at = to > at ? to : code === 0x5c && /[^\n\r]/.test(text[at + 1] ?? '') ? at + 2 : at + 1;
	}
}

/** The value of a string literal; of one that has faults, its characters as they stand. */
export function stringValue(literal: string, faults: readonly JsonProblemCode[]): string {
	if (faults.length === 0) return JSON.parse(literal) as string;
	return literal.slice(1, literal.length > 1 && literal.endsWith('"') ? -1 : undefined);
}
