import { looksLikeHeader } from './looks-like-header.ts';
import { isWholeSignature } from './whole-signature.ts';

/** A line this long, or longer, may have been wrapped; shorter ones end where their author ended them. */
const shortestWrap = 20;

/** A token whose characters do not stand side by side. */
export interface Run {
	readonly token: string;
	/** Where it ends in the text. */
	readonly to: number;
	readonly wrapped: boolean;
}

/**
 * Follows a token over line ends, as mail programs, terminals and YAML wrap it.
 * @param from where the token begins
 * @param start its part on the first line
 */
export function unwrapLines(text: string, from: number, start: string): Run {
	let token = start;
	let to = from + start.length;
	let lineLength = to - (text.lastIndexOf('\n', from) + 1);
	for (;;) {
		const next = /^[ \t]*\\?\r?\n[ \t>]*([A-Za-z0-9_.~-]+)(?=[ \t]*["'`,;]*[ \t]*\\?(?:\r?\n|$))/.exec(
			text.slice(to, to + 20_000),
		);
		const line = next?.[1];
		if (next === null || line === undefined || !continues(token, line, lineLength)) break;
		token += line;
		to += next[0].length;
		lineLength = line.length;
	}
	return { token, to, wrapped: to !== from + start.length };
}

function continues(token: string, line: string, lineLength: number): boolean {
	if (lineLength < shortestWrap || line.length > Math.max(lineLength, 80)) return false;
	if (/^e[yw3]/.test(line) && line.includes('.') && looksLikeHeader(line)) return false;
	const parts = token.split('.');
	if (parts.length === 3 && isWholeSignature(parts[0]!, parts[2]!.length)) return false;
	return (token + line).split('.').length <= 5;
}
