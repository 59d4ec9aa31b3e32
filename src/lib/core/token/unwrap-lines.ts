import { looksLikeHeader } from './looks-like-header.ts';
import { advance, fittingPiece, tokenState, type TokenState } from './token-progress.ts';

/** A line this long, or longer, may have been wrapped; shorter ones end where their author ended them. */
const shortestWrap = 20;

/** What stands before a token on its line, as far as it is looked at: nobody wraps at more. */
const longestBefore = 2000;

/** A token whose characters do not stand side by side. */
export interface Run {
	readonly token: string;
	/** Where it ends in the text. */
	readonly to: number;
	readonly wrapped: boolean;
}

/** How wide a line is: its token characters, and these with all that stands before them. */
interface Width {
	readonly own: number;
	readonly whole: number;
}

/** A line end and a line that holds nothing but characters of a token, and what may close it. */
const nextLine = /[ \t]*\\?\r?\n([ \t>]*)([A-Za-z0-9_.~-]+)(?=[ \t]*(?:["'`,;]+[ \t]*)?\\?(?:\r?\n|$))/y;

/**
 * Follows a token over line ends, as mail programs, terminals and YAML wrap it.
 * @param from where the token begins
 * @param start its part on the first line
 */
export function unwrapLines(text: string, from: number, start: string): Run {
	const pieces = [start];
	let to = from + start.length;
	nextLine.lastIndex = to;
	// Most tokens end on their line: nothing more is asked of these.
	if (!nextLine.test(text)) return { token: start, to, wrapped: false };
	let progress = advance(undefined, start);
	const before = text.slice(Math.max(0, from - longestBefore), from);
	const first: Width = {
		own: start.length,
		whole: start.length + before.length - (before.lastIndexOf('\n') + 1),
	};
	let last = first;
	for (;;) {
		nextLine.lastIndex = to;
		const [found, indent = '', line = ''] = nextLine.exec(text) ?? [];
		const piece = found === undefined ? undefined : fittingPiece(progress, line);
		if (found === undefined || piece === undefined) break;
		// Behind a `~` of a wrapped text a Key Binding JWT may begin.
		if (startsToken(line) && (progress.header !== '' || last === first)) break;
		const width: Width = { own: piece.length, whole: indent.length + piece.length };
		const next = advance(progress, piece);
		const state = tokenState(progress);
		if (state === 'whole' || !mayFollow(last, width)) break;
		if (state === 'open' && !showsWrap([first, last, width], tokenState(next))) break;
		pieces.push(piece);
		progress = next;
		to += found.length - line.length + piece.length;
		last = width;
	}
	return { token: pieces.join(''), to, wrapped: pieces.length > 1 };
}

function startsToken(line: string): boolean {
	return /^e[yw3]/.test(line) && line.includes('.') && looksLikeHeader(line);
}

function mayFollow(last: Width, line: Width): boolean {
	return last.whole >= shortestWrap && line.own <= Math.max(last.whole, 80);
}

/**
 * Whether a line must be the rest of a wrapped text though the token could end before it: the line before is full,
 * and so is this one, or it is the last of several and the token can end with it.
 */
function showsWrap([first, last, line]: readonly [Width, Width, Width], after: TokenState): boolean {
	const isFull = ({ own, whole }: Width) => own === first.own || whole === first.whole;
	const isShorter = line.own < first.own || line.whole < first.whole;
	return isFull(last) && (isFull(line) || (last !== first && isShorter && after !== 'part'));
}
