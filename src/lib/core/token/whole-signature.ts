import { decodeBase64url } from '../encoding/base64url.ts';
import { stringOf } from '../encoding/json-tree.ts';
import { readJson } from '../encoding/json.ts';
import { decodeUtf8 } from '../encoding/utf8.ts';

/** Characters of a whole signature by the end of an `alg` name (RFC 7518 §3): a line after it is another thing. */
const wholeSignatures: readonly (readonly [RegExp, readonly number[]])[] = [
	[/^HS256$/, [43]],
	[/^HS384$/, [64]],
	[/^(HS512|ES256|ES256K|Ed25519|EdDSA)$/, [86]],
	[/^ES384$/, [128]],
	[/^ES512$/, [176]],
	[/^[RP]S\d{3}$/, [171, 342, 512, 683, 1366]],
];
/** Whether so many characters are a whole signature by the `alg` of an encoded header. */
export function isWholeSignature(header: string, length: number): boolean {
	const { root } = readJson(decodeUtf8(decodeBase64url(header).bytes).text);
	const alg = stringOf(root, 'alg') ?? '';
	return wholeSignatures.some(([name, lengths]) => name.test(alg) && lengths.includes(length));
}
