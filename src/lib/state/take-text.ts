import { stringOf, valueOf } from '#lib/core/encoding/json-tree.ts';
import { readJson } from '#lib/core/encoding/json.ts';
import { automaticHint } from '#lib/core/jose/key.ts';
import { findSshLines } from '#lib/core/jose/ssh-lines.ts';
import { extractTokens } from '#lib/core/token/extract-tokens.ts';
import type { FoundToken } from '#lib/core/token/found-token.ts';
import { readJsonPair } from '#lib/core/token/read-json-pair.ts';
import { readCompact } from '#lib/core/token/read-compact.ts';
import type { Workbench } from './workbench.svelte.ts';

/**
 * Takes any text that was pasted or dropped: a token in it is opened, a key becomes the key, a
 * `{header, payload}` object becomes a token.
 * @returns the tokens to choose from, when there are several
 */
export function takeText(workbench: Workbench, text: string): readonly FoundToken[] {
	const pair = readJsonPair(text);
	if (pair) {
		workbench.run({ verb: 'open-texts', ...pair });
		return [];
	}
	const found = extractTokens(text);
	// A `kid` may begin as a token does: what is lost by taking it for one is the key.
	const isKey = found.length === 0 ? isKeyText(text) : isJsonKey(text) && !found.some(hasHeader);
	if (isKey) workbench.run({ verb: 'set-key', text, hint: automaticHint });
	else if (found.length > 0 && isJsonToken(text)) workbench.openText(text);
	else if (found.length > 1) return found;
	else if (found[0]) workbench.openFound(found[0]);
	else workbench.openText(text);
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
