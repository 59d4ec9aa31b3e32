import { closeGaps } from './close-gaps.ts';
import type { FoundToken } from './found-token.ts';
import { looksLikeHeader } from './looks-like-header.ts';
import { scanTokens } from './scan-tokens.ts';
import { surroundingsOf } from './surroundings-of.ts';
import { asksForUnencoded } from './unencoded-payload.ts';
import { foundAsWhole, wholeToken } from './whole-token.ts';

const mostTokens = 200;

/**
 * Finds every token in any text: a header line, a cookie, a curl command, JSON, a URL, a log.
 * @param most how many at most; `scanTokens` is for texts that may hold thousands
 * @returns tokens in the order of the text; for a text that is one token-like word as a whole, that word
 * as it stands; none where there is nothing like a token.
 */
export function extractTokens(text: string, most = mostTokens): readonly FoundToken[] {
	const whole = wholeToken(text) ?? unencodedToken(text);
	if (whole) return [whole];
	const isCurl = /^[ \t]*(\$ )?curl\s/m.test(text);
	const found: FoundToken[] = [];
	for (const token of scanTokens(text, isCurl)) {
		if (token && found.push(token) === most) break;
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

/** A header that a space keeps from its dot, with the rest of its token behind it. */
function tornToken(text: string, isCurl: boolean): readonly FoundToken[] {
	const from = text.search(/(?<![A-Za-z0-9_-])e[yw3][A-Za-z0-9_-]*[ \t]+\./);
	const run = from === -1 ? undefined : closeGaps(text, from, '');
	if (!run || !looksLikeHeader(run.token)) return [];
	const range = { from, to: run.to };
	return [{ token: run.token, range, wrapped: true, ...surroundingsOf(text, range, isCurl, true) }];
}
