import { readToken } from './read-token.ts';
import type { Reading } from './reading.ts';

/**
 * The token that a token's payload or content is (RFC 7519 §5.2, nested JWTs), found by its form and not by `cty`, which
 * issuers leave out.
 * @returns the text without white space around it; undefined where the payload is no token as a whole
 */
export function innerToken({ payload }: Reading): string | undefined {
	const text = payload?.text?.trim() ?? '';
	const mayBe = /^e[yw3][A-Za-z0-9_-]*\./.test(text) || text.startsWith('{');
	if (!payload?.utf8 || !mayBe) return undefined;
	const { kind, joseHeader } = readToken(text);
	return kind !== 'unknown' && joseHeader?.type === 'object' ? text : undefined;
}
