import { draftOfTexts } from '#lib/core/token/edit-draft.ts';
import { extractTokens } from '#lib/core/token/extract-tokens.ts';
import { readJsonPair } from '#lib/core/token/read-json-pair.ts';
import { readToken } from '#lib/core/token/read-token.ts';
import { writeToken } from '#lib/core/token/write-token.ts';

/** A token that a text holds, and the name that it goes by there. */
export interface PastedToken {
	readonly token: string;
	readonly name: string | undefined;
}

/**
 * Every token in a pasted text, as the page's own field would take it: one in JSON as a whole, a `{header, payload}`
 * object, or what stands in any other text. None where there is nothing like a token.
 */
export function pastedTokens(text: string): readonly PastedToken[] {
	const pair = readJsonPair(text);
	if (pair) return [{ token: writeToken(draftOfTexts(pair.headerText, pair.payloadText)), name: undefined }];
	const trimmed = text.trim();
	if (trimmed.startsWith('{') && readToken(trimmed).kind !== 'unknown')
		return [{ token: trimmed, name: undefined }];
	return extractTokens(text).map(({ token, name }) => ({ token, name }));
}
