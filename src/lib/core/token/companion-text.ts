// What comes along with a token, taken out of what people have at hand: header lines, whole requests, answers.

import { stringOf } from '../encoding/json-tree.ts';
import { readJson } from '../encoding/json.ts';
import { extractTokens } from './extract-tokens.ts';
import { readCompact } from './read-compact.ts';

/** `Authorization: DPoP …` by itself, in a block of headers or in a curl command (RFC 9449 §7.1, RFC 6750 §2.1). */
const authorization = /\bauthorization["']?\s*[:=]\s*["']?(?:dpop|bearer)\s+([^\s"',]+)/i;
const scheme = /^(?:dpop|bearer)\s+(\S+)$/i;

/**
 * The access token of a text: what an Authorization line holds, or the `access_token` of a token endpoint's answer. Any
 * other text is one as it stands, since access tokens may be of any format; empty for an empty text.
 */
export function accessTokenIn(text: string): string {
	const trimmed = text.trim();
	const found = authorization.exec(trimmed)?.[1] ?? scheme.exec(trimmed)?.[1];
	if (found !== undefined) return found;
	if (!trimmed.startsWith('{')) return trimmed;
	return stringOf(readJson(trimmed).root, 'access_token') ?? trimmed;
}

/** The DPoP proof of a text: of several tokens the one that says it is one; any other text as it stands. */
export function proofIn(text: string): string {
	const found = extractTokens(text);
	const isProof = (token: string) =>
		stringOf(readCompact(token).joseHeader, 'typ')?.toLowerCase().endsWith('dpop+jwt') ?? false;
	return (found.find(({ token }) => isProof(token)) ?? found[0])?.token ?? text.trim();
}

/** The method and the address of a request line: `POST https://…`, with or without its HTTP version. */
export function requestLineIn(text: string): { readonly method: string; readonly uri: string } | undefined {
	const line = /^\s*([A-Za-z]+)\s+([A-Za-z][A-Za-z0-9+.-]*:\/\/\S+)(?:\s+HTTP\/[\d.]+)?\s*$/.exec(text);
	return line ? { method: line[1]!, uri: line[2]! } : undefined;
}
