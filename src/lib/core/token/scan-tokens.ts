import { closeGaps } from './close-gaps.ts';
import type { FoundToken } from './found-token.ts';
import { looksLikeHeader } from './looks-like-header.ts';
import { surroundingsOf } from './surroundings-of.ts';
import { unwrapLines, type Run } from './unwrap-lines.ts';
import { withoutFinalDots } from './without-final-dots.ts';

/**
 * `ey`, `ew` and `e3`: base64url of `{` and what can follow it in JSON. A token begins a word, or follows an encoded
 * character (`Bearer%20ey…`), whose digits are no part of it.
 */
const beginning = /(?:(?<![A-Za-z0-9_-])|(?<=%[0-9A-Fa-f]{2}))e[yw3]/g;
const candidate = /e[yw3][A-Za-z0-9_-]*={0,2}(?:\.[A-Za-z0-9_-]*={0,2}){1,4}(?:~[A-Za-z0-9_.~-]*)?/y;

/** Characters that are searched in one step, so that whoever reads a long text can do other things in between. */
const windowSize = 64 * 1024;

/**
 * Finds the tokens in a text one by one, however many there are: its time grows with the text's length alone.
 * @param isCurl the text is a curl command, which is then what its tokens were found in
 * @yields each token, in the order of the text; undefined after each step that found none
 */
export function* scanTokens(text: string, isCurl = false): Generator<FoundToken | undefined, void> {
	let isFirst = true;
	let at = 0;
	while (at < text.length) {
		const end = Math.min(at + windowSize, text.length);
		const from = nextBeginning(text, at, end);
		if (from === undefined) {
			at = end;
			yield undefined;
			continue;
		}
		candidate.lastIndex = from;
		const start = candidate.exec(text)?.[0];
		at = from + 2;
		if (start === undefined || !looksLikeHeader(start) || isBeginning(text, from, start)) {
			yield undefined;
			continue;
		}
		const joined = closeGaps(text, from, start) ?? unwrapLines(text, from, start);
		const { token, to, wrapped } = withoutFullStop(text, from, joined);
		at = to;
		const range = { from, to };
		yield { token, range, wrapped, ...surroundingsOf(text, range, isCurl, isFirst) };
		isFirst = false;
	}
}

/** Where the next word begins that may be a token, from one position up to another. */
function nextBeginning(text: string, from: number, to: number): number | undefined {
	// Up to three characters before it and one after tell a beginning.
	const base = Math.max(0, from - 3);
	beginning.lastIndex = from - base;
	const index = beginning.exec(text.slice(base, to + 1))?.index;
	return index === undefined ? undefined : base + index;
}

const endOfSentence = /\.*(?:\s|$)/y;

/** Whether all but the first characters of a token are left out: `eyJhbG…` with three dots. */
function isBeginning(text: string, from: number, token: string): boolean {
	endOfSentence.lastIndex = from + token.length;
	return /^[^.]*\.{3,}$/.test(token) && endOfSentence.test(text);
}

/** A token without the dots that end its sentence or stand for what was left out of it; `h.p.` has one of its own. */
function withoutFullStop(text: string, from: number, run: Run): Run {
	const stood = text.slice(from, run.to);
	const dots = stood.length - withoutFinalDots(stood).length;
	const bare = run.token.slice(0, run.token.length - dots);
	const own = bare.split('.').length - 1;
	const isTooMany = own + dots > 2 || bare.includes('~');
	endOfSentence.lastIndex = run.to;
	if (dots === 0 || !isTooMany || !endOfSentence.test(text)) return run;
	const dropped = own === 1 && dots === 2 ? 1 : dots;
	return { ...run, token: run.token.slice(0, -dropped), to: run.to - dropped };
}
