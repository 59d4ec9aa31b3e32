import { stringOf, valueOf } from '#lib/core/encoding/json-tree.ts';
import { readJson } from '#lib/core/encoding/json.ts';
import { automaticHint } from '#lib/core/jose/key.ts';
import { findSshLines } from '#lib/core/jose/ssh-lines.ts';
import { extractTokens } from '#lib/core/token/extract-tokens.ts';
import type { FoundToken } from '#lib/core/token/found-token.ts';
import { readJsonPair, type JsonPair } from '#lib/core/token/read-json-pair.ts';
import { readCompact } from '#lib/core/token/read-compact.ts';
import type { Workbench } from './workbench.svelte.ts';

/** What a text holds: `found` tokens in it, a token as a whole in JSON, a key, a `{header, payload}` object, or none of these. */
export type TextContent =
	| { readonly is: 'pair'; readonly pair: JsonPair }
	| { readonly is: 'key' | 'json-token' | 'other' }
	| { readonly is: 'tokens'; readonly found: readonly [FoundToken, ...FoundToken[]] };

/** Tells what a text holds. */
export function contentOf(text: string): TextContent {
	const pair = readJsonPair(text);
	if (pair) return { is: 'pair', pair };
	const [first, ...more] = extractTokens(text);
	// A `kid` may begin as a token does: what is lost by taking it for one is the key.
	const isKey = first ? isJsonKey(text) && ![first, ...more].some(hasHeader) : isKeyText(text);
	if (isKey) return { is: 'key' };
	if (isJsonToken(text)) return { is: 'json-token' };
	return first ? { is: 'tokens', found: [first, ...more] } : { is: 'other' };
}

/**
 * Takes any text that was pasted or dropped: a token in it is opened, a key becomes the key, a
 * `{header, payload}` object becomes a token.
 * @param content what it holds, where that is known
 * @returns the tokens to choose from, when there are several
 */
export function takeText(
	workbench: Workbench,
	text: string,
	content: TextContent = contentOf(text),
): readonly FoundToken[] {
	if (content.is === 'pair') workbench.run({ verb: 'open-texts', ...content.pair });
	else if (content.is === 'key') workbench.run({ verb: 'set-key', text, hint: automaticHint });
	else if (content.is !== 'tokens') workbench.openText(text);
	else if (content.found.length > 1) return content.found;
	else workbench.openFound(content.found[0]);
	return [];
}

/** PEM armour, a line of OpenSSH's, or the members that a JWK or a JWK Set must have (RFC 7468 §2, RFC 7517 §4.1, §5.1). */
function isKeyText(text: string): boolean {
	return /-----BEGIN |"kty"\s*:|"keys"\s*:\s*\[/.test(text) || findSshLines(text).length > 0;
}

/** A JWK or a JWK Set by the member that each must have (RFC 7517 §4.1, §5.1). */
function isJsonKey(text: string): boolean {
	const { root } = readJson(text);
	return stringOf(root, 'kty') !== undefined || valueOf(root, 'keys')?.type === 'array';
}

/** A JWS in JSON as a whole (RFC 7515 §7.2): that of an SD-JWT has another token in its header (RFC 9901 §8.1). */
function isJsonToken(text: string): boolean {
	const { root } = readJson(text);
	const signed = valueOf(root, 'signature') ?? valueOf(root, 'signatures');
	return stringOf(root, 'payload') !== undefined && signed !== undefined;
}

function hasHeader({ token }: FoundToken): boolean {
	const json = readCompact(token).header?.json;
	return json?.wellFormed === true && json.root?.type === 'object';
}
