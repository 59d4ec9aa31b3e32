import { decodeBase64url } from '../encoding/base64url.ts';
import { stringOf } from '../encoding/json-tree.ts';
import { readJson } from '../encoding/json.ts';
import { decodeUtf8 } from '../encoding/utf8.ts';
import { looksLikeHeader } from './looks-like-header.ts';

/** Characters of a whole signature by the end of an `alg` name (RFC 7518 §3): a line after it is another thing. */
const wholeSignatures: readonly (readonly [RegExp, readonly number[]])[] = [
	[/^HS256$/, [43]],
	[/^HS384$/, [64]],
	[/^(HS512|ES256|ES256K|Ed25519|EdDSA)$/, [86]],
	[/^ES384$/, [128]],
	[/^ES512$/, [176]],
	[/^[RP]S\d{3}$/, [171, 342, 512, 683, 1366]],
];
/** A line this long, or longer, may have been wrapped; shorter ones end where their author ended them. */
const shortestWrap = 20;

interface Run {
	readonly token: string;
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

function isWholeSignature(header: string, length: number): boolean {
	const { root } = readJson(decodeUtf8(decodeBase64url(header).bytes).text);
	const alg = stringOf(root, 'alg') ?? '';
	return wholeSignatures.some(([name, lengths]) => name.test(alg) && lengths.includes(length));
}
