import { decodeBase64url } from '../../encoding/base64url.ts';
import { decodeUtf8 } from '../../encoding/utf8.ts';
import { unescapeJson } from './json-strings.ts';

/** Characters that are worked on in one step. */
const pieceSize = 256 * 1024;

/** Where a text may be cut: at a character that no token holds, and that no backslash makes another one. */
const cut = /(?<!\\)[^\w.~=%\\+/-]/;

/** A word that is longer is cut like any other text. */
const longestWord = 1024 * 1024;

/**
 * A JSON string's value in pieces, none of which begins or ends inside a word; a short one is one piece.
 * @param text the text that it stands in, from one position up to another
 * @yields undefined between steps of long work
 */
export function* piecesOfString(text: string, from: number, to: number): Generator<string, void> {
	for (let at = from; at < to;) {
		const end = at + pieceSize < to ? cutAfter(text, at + pieceSize, to) : to;
		yield unescapeJson(text.slice(at, end));
		at = end;
	}
}

function cutAfter(text: string, from: number, to: number): number {
	const last = Math.min(from + longestWord, to);
	for (let at = from; at < last; at += pieceSize) {
		const index = text.slice(at, Math.min(at + pieceSize, last)).search(cut);
		// The piece does not tell what stands before its first character.
		if (index > 0) return at + index;
	}
	return last;
}

/**
 * The text that base64 stands for (RFC 4648 §4), in a JSON string.
 * @yields undefined after each step
 * @returns the text; of what is no base64 whatever comes out
 */
export function* textOfBase64(text: string, from: number, to: number): Generator<undefined, string> {
	const parts: string[] = [];
	let rest = '';
	for (let at = from; at < to; at += pieceSize) {
		const piece = text.slice(at, Math.min(at + pieceSize, to));
		const clean =
			rest +
			piece
				.replace(/\\[nrt]|[^A-Za-z0-9+/_-]/g, '')
				.replace(/\+/g, '-')
				.replace(/\//g, '_');
		const whole = at + pieceSize < to ? clean.length - (clean.length % 4) : clean.length;
		parts.push(decodeUtf8(decodeBase64url(clean.slice(0, whole)).bytes).text);
		rest = clean.slice(whole);
		yield undefined;
	}
	return parts.join('');
}
