import type { TextRange } from '../problem.ts';
import { looksLikeHeader } from './looks-like-header.ts';
import { unwrapLines } from './unwrap-lines.ts';

/** What stood around a token: the thing it was found in. */
export type Surroundings =
	| 'nothing'
	| 'white-space'
	| 'quotes'
	| 'bearer'
	| 'authorization-header'
	| 'cookie'
	| 'set-cookie'
	| 'curl'
	| 'json'
	| 'url-query'
	| 'url-fragment'
	| 'text';

export interface FoundToken {
	/** The token, with line wraps taken out. */
	readonly token: string;
	/** Where it stands in the text, line wraps included. */
	readonly range: TextRange;
	readonly surroundings: Surroundings;
	/** The name that the token goes by in its surroundings: `access_token`, a cookie's name; else undefined. */
	readonly name: string | undefined;
	/** True when white space inside the token was taken out. */
	readonly wrapped: boolean;
}

/** `ey`, `ew` and `e3`, `e2`: base64url of `{` and what can follow it in JSON. */
const candidate =
	/(?<![A-Za-z0-9_-])e[yw3][A-Za-z0-9_-]*={0,2}(?:\.[A-Za-z0-9_-]*={0,2}){1,4}(?:~[A-Za-z0-9_.~-]*)?/g;
const mostTokens = 200;

/**
 * Finds every token in any text: a header line, a cookie, a curl command, JSON, a URL, a log.
 * @returns tokens in the order of the text; for a text that is one token-like word as a whole, that word
 * as it stands; none where there is nothing like a token.
 */
export function extractTokens(text: string): readonly FoundToken[] {
	const whole = wholeText(text);
	if (whole) return [whole];
	const found: FoundToken[] = [];
	candidate.lastIndex = 0;
	for (let match = candidate.exec(text); match && found.length < mostTokens; match = candidate.exec(text)) {
		if (!looksLikeHeader(match[0])) continue;
		const run = unwrapLines(text, match.index, match[0]);
		candidate.lastIndex = run.to;
		const range = { from: match.index, to: run.to };
		found.push({ token: run.token, range, wrapped: run.wrapped, ...surroundingsOf(text, range) });
	}
	return found;
}

/** A single word with dots that begins as a header does, however odd the rest: taken as it stands. */
function wholeText(text: string): FoundToken | undefined {
	const token = text.trim();
	const isWord = /^e[yw3][^\s"'`&;,<>{}()[\]\\]*$/.test(token) && token.includes('.');
	const isPlain = /^[A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]*){2}(?:(?:\.[A-Za-z0-9_-]*){2})?$/.test(token);
	const [first = '', second = ''] = token.split('.', 2);
	if (!(isWord || isPlain) || !(looksLikeHeader(first) || looksLikeHeader(second))) return undefined;
	const from = text.indexOf(token);
	return {
		token,
		range: { from, to: from + token.length },
		surroundings: token === text ? 'nothing' : 'white-space',
		name: undefined,
		wrapped: false,
	};
}

const namedBefore = /([A-Za-z_][\w.-]*)\\?["']?\s*[:=]\s*\\?["']?(?:Bearer\s+|JWT\s+|DPoP\s+)?$/i;

function surroundingsOf(
	text: string,
	{ from, to }: TextRange,
): { surroundings: Surroundings; name: string | undefined } {
	const lineStart = text.lastIndexOf('\n', from) + 1;
	const before = text.slice(Math.max(lineStart, from - 400), from);
	const name = namedBefore.exec(before)?.[1];
	const line = before.toLowerCase();
	const rest = text.slice(0, from).trim() + text.slice(to).trim();
	return { surroundings: kindOfSurroundings(line, rest, name, text), name: namePart(name) };
}

function namePart(name: string | undefined): string | undefined {
	return name !== undefined && /^(authorization|https?|bearer)$/i.test(name) ? undefined : name;
}

function kindOfSurroundings(
	line: string,
	rest: string,
	name: string | undefined,
	text: string,
): Surroundings {
	if (rest === '') return 'white-space';
	if (/^["'`]+,?["'`]*$/.test(rest)) return 'quotes';
	if (/set-cookie:/.test(line)) return 'set-cookie';
	if (/cookie:/.test(line)) return 'cookie';
	if (/^\s*(\$ )?curl\s/m.test(text)) return 'curl';
	if (/authorization\\?["']?\s*[:=]/.test(line)) return 'authorization-header';
	if (/^(bearer|jwt|dpop)\s*$/.test(line.trim())) return 'bearer';
	if (name && /https?:\/\/\S*#\S*$/.test(line)) return 'url-fragment';
	if (name && /(https?:\/\/|\/)\S*\?\S*$/.test(line)) return 'url-query';
	if (name && /["']\s*:\s*["'][^"']*$/.test(line)) return 'json';
	return 'text';
}
