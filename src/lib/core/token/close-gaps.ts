import { looksLikeHeader } from './looks-like-header.ts';
import type { Run } from './unwrap-lines.ts';
import { isWholeSignature } from './whole-signature.ts';

const tokenCharacters = /[A-Za-z0-9_.=-]+/g;
/** Gaps beyond this many words are no token that was torn apart. */
const mostWords = 12;

/** A longer line is a log of many things; following it anew for each token in it would take long. */
const longestLine = 50_000;

/**
 * Puts a token together again that was torn apart by spaces on one line, as chat programs, PDF files and careless
 * selections do. Only what is then a token in three parts is taken: a text of nothing else, or one whose signature
 * becomes whole by it.
 * @param from where the token begins
 * @param start what of it stands in one piece; '' when not even the header and its dot do
 */
export function closeGaps(text: string, from: number, start: string): Run | undefined {
	const [first = '', , signature] = start.split('.');
	if (signature !== undefined && isWholeSignature(first, signature.length)) return undefined;
	const line = /^[^\r\n]*/.exec(text.slice(from, from + longestLine))![0];
	// Where nothing else is pasted and the signature has not begun, what follows can be nothing but the rest.
	const isAlone = signature === undefined && text.trim() === line.trim();
	let token = '';
	let to = from;
	let words = 0;
	for (const { 0: word, index } of line.matchAll(tokenCharacters)) {
		// Only white space may stand between the pieces, and no second token may begin.
		if (/\S/.test(text.slice(to, from + index)) || ++words > mostWords) break;
		if (words > 1 && token.includes('.') && startsToken(word)) break;
		token += word;
		to = from + index + word.length;
		const parts = token.split('.');
		if (parts.length > 3) break;
		if (words === 1 || parts.length < 3 || parts[2] === '') continue;
		const isEnd = isAlone && to === from + line.trimEnd().length;
		if (isEnd || isWholeSignature(parts[0]!, parts[2]!.length)) return { token, to, wrapped: true };
	}
	return undefined;
}

/** A word that could be a token of its own: a payload that is one piece of the token has no two dots. */
function startsToken(word: string): boolean {
	return word.split('.').length > 2 && looksLikeHeader(word);
}
