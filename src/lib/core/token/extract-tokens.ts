import type { TextRange } from '../problem.ts';
import { closeGaps } from './close-gaps.ts';
import type { FoundToken, Surroundings } from './found-token.ts';
import { looksLikeHeader } from './looks-like-header.ts';
import { unwrapLines, type Run } from './unwrap-lines.ts';
import { asksForUnencoded } from './unencoded-payload.ts';
import { foundAsWhole, wholeToken } from './whole-token.ts';
import { withoutFinalDots } from './without-final-dots.ts';

/**
 * `ey`, `ew` and `e3`: base64url of `{` and what can follow it in JSON. A token begins a word, or follows an encoded
 * character (`Bearer%20ey…`), whose digits are no part of it.
 */
const candidate =
	/(?:(?<![A-Za-z0-9_-])|(?<=%[0-9A-Fa-f]{2}))e[yw3][A-Za-z0-9_-]*={0,2}(?:\.[A-Za-z0-9_-]*={0,2}){1,4}(?:~[A-Za-z0-9_.~-]*)?/g;
const mostTokens = 200;

/**
 * Finds every token in any text: a header line, a cookie, a curl command, JSON, a URL, a log.
 * @returns tokens in the order of the text; for a text that is one token-like word as a whole, that word
 * as it stands; none where there is nothing like a token.
 */
export function extractTokens(text: string): readonly FoundToken[] {
	const whole = wholeToken(text) ?? unencodedToken(text);
	if (whole) return [whole];
	const isCurl = /^[ \t]*(\$ )?curl\s/m.test(text);
	const found: FoundToken[] = [];
	candidate.lastIndex = 0;
	for (let match = candidate.exec(text); match && found.length < mostTokens; match = candidate.exec(text)) {
		if (!looksLikeHeader(match[0]) || isBeginning(text, match)) continue;
		const joined = closeGaps(text, match.index, match[0]) ?? unwrapLines(text, match.index, match[0]);
		const run = withoutFullStop(text, match.index, joined);
		candidate.lastIndex = run.to;
		const range = { from: match.index, to: run.to };
		found.push({ token: run.token, range, wrapped: run.wrapped, ...surroundingsOf(text, range, isCurl) });
	}
	return found.length > 0 ? found : tornToken(text, isCurl);
}

/** A token whose payload stands in it as it is (RFC 7797 §5.2): it may hold white space, or anything else. */
function unencodedToken(text: string): FoundToken | undefined {
	const token = text.trim();
	const [header = ''] = token.split('.', 1);
	const isOne = /^e[yw3][A-Za-z0-9_-]*$/.test(header) && token.split('.').length > 2;
	return isOne && asksForUnencoded(header) ? foundAsWhole(text, token) : undefined;
}

const endOfSentence = /\.*(?:\s|$)/y;

/** Whether all but the first characters of a token are left out: `eyJhbG…` with three dots. */
function isBeginning(text: string, { 0: token, index }: RegExpExecArray): boolean {
	endOfSentence.lastIndex = index + token.length;
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

/** A header that a space keeps from its dot, with the rest of its token behind it. */
function tornToken(text: string, isCurl: boolean): readonly FoundToken[] {
	const from = text.search(/(?<![A-Za-z0-9_-])e[yw3][A-Za-z0-9_-]*[ \t]+\./);
	const run = from === -1 ? undefined : closeGaps(text, from, '');
	if (!run || !looksLikeHeader(run.token)) return [];
	const range = { from, to: run.to };
	return [{ token: run.token, range, wrapped: true, ...surroundingsOf(text, range, isCurl) }];
}

const namedBefore = /([A-Za-z_][\w.-]*)\\?["']?\s*[:=]\s*\\?["']?(?:Bearer\s+|JWT\s+|DPoP\s+)?$/i;

function surroundingsOf(
	text: string,
	{ from, to }: TextRange,
	isCurl: boolean,
): { surroundings: Surroundings; name: string | undefined } {
	const lineStart = text.lastIndexOf('\n', from) + 1;
	const before = text.slice(Math.max(lineStart, from - 400), from);
	const name = namedBefore.exec(before)?.[1];
	const line = before.toLowerCase();
	const around = [text.slice(0, from).trim(), text.slice(to).trim()];
	return { surroundings: kindOfSurroundings(line, around, name, isCurl), name: namePart(name) };
}

function namePart(name: string | undefined): string | undefined {
	return name !== undefined && /^(authorization|https?|bearer)$/i.test(name) ? undefined : name;
}

function kindOfSurroundings(
	line: string,
	around: readonly string[],
	name: string | undefined,
	isCurl: boolean,
): Surroundings {
	if (around.every((side) => side === '')) return 'white-space';
	if (around.every((side) => /^["'`,]*$/.test(side))) return 'quotes';
	if (/set-cookie:/.test(line)) return 'set-cookie';
	if (/cookie:/.test(line)) return 'cookie';
	if (isCurl) return 'curl';
	if (/authorization\\?["']?\s*[:=]/.test(line)) return 'authorization-header';
	if (/^(bearer|jwt|dpop)\s*$/.test(line.trim())) return 'bearer';
	if (name && /https?:\/\/\S*#\S*$/.test(line)) return 'url-fragment';
	if (name && /(https?:\/\/|\/)\S*\?\S*$/.test(line)) return 'url-query';
	if (name && /["']\s*:\s*["'][^"']*$/.test(line)) return 'json';
	return 'text';
}
