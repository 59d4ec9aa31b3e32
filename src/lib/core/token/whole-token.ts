import type { FoundToken } from './found-token.ts';
import { looksLikeHeader } from './looks-like-header.ts';

/**
 * The token that a text is as a whole: a single word with dots that begins as a header does, however odd the rest.
 * It is taken as it stands; undefined for a text that is anything else.
 */
export function wholeToken(text: string): FoundToken | undefined {
	const token = text.trim();
	const isWord = /^e[yw3][^\s"'`&;,<>{}()[\]\\]*$/.test(token) && token.includes('.');
	const isPlain = /^[A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]*){2}(?:(?:\.[A-Za-z0-9_-]*){2})?$/.test(token);
	const [first = '', second = ''] = token.split('.', 2);
	if (!(isWord || isPlain) || !(looksLikeHeader(first) || looksLikeHeader(second))) return undefined;
	return foundAsWhole(text, token);
}

/** A token that is all of a text but the white space around it. */
export function foundAsWhole(text: string, token: string): FoundToken {
	const from = text.indexOf(token);
	return {
		token,
		range: { from, to: from + token.length },
		surroundings: token === text ? 'nothing' : 'white-space',
		name: undefined,
		wrapped: false,
	};
}
