import type { TextRange } from '../problem.ts';
import { closeGaps } from './close-gaps.ts';
import type { FoundToken, Surroundings } from './found-token.ts';
import { looksLikeHeader } from './looks-like-header.ts';
import { unwrapLines } from './unwrap-lines.ts';
import { wholeToken } from './whole-token.ts';

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
	const whole = wholeToken(text);
	if (whole) return [whole];
	const found: FoundToken[] = [];
	candidate.lastIndex = 0;
	for (let match = candidate.exec(text); match && found.length < mostTokens; match = candidate.exec(text)) {
		if (!looksLikeHeader(match[0])) continue;
		const run = closeGaps(text, match.index, match[0]) ?? unwrapLines(text, match.index, match[0]);
		candidate.lastIndex = run.to;
		const range = { from: match.index, to: run.to };
		found.push({ token: run.token, range, wrapped: run.wrapped, ...surroundingsOf(text, range) });
	}
	return found.length > 0 ? found : tornToken(text);
}

/** A header that a space keeps from its dot, with the rest of its token behind it. */
function tornToken(text: string): readonly FoundToken[] {
	const from = text.search(/(?<![A-Za-z0-9_-])e[yw3][A-Za-z0-9_-]*[ \t]+\./);
	const run = from === -1 ? undefined : closeGaps(text, from, '');
	if (!run || !looksLikeHeader(run.token)) return [];
	const range = { from, to: run.to };
	return [{ token: run.token, range, wrapped: true, ...surroundingsOf(text, range) }];
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
