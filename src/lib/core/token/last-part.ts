import { decodeBase64url } from '../encoding/base64url.ts';
import { stringOf } from '../encoding/json-tree.ts';
import { readJson } from '../encoding/json.ts';
import { decodeUtf8 } from '../encoding/utf8.ts';

/** What a token's header tells of its last part, by which a whole token is known from one that goes on. */
export interface LastPart {
	/** How many parts the token has: 3 for a JWS, 5 for a JWE (RFC 7515 §3.1, RFC 7516 §3.1). */
	readonly count: 3 | 5;
	/** The characters that the last part can have; empty where the algorithm is not known. */
	readonly lengths: readonly number[];
}

const characters = (bytes: number) => Math.ceil((bytes * 4) / 3);

/** RSA keys of 1024 to 16384 bits (RFC 7518 §3.3): the signature is as long as the key. */
const rsaLengths = Array.from({ length: 31 }, (_, index) => characters(128 + 64 * index));

/** The characters of signatures (RFC 7518 §3, RFC 8037 §3.1, RFC 9964) by `alg`. */
const signatures: readonly (readonly [RegExp, readonly number[]])[] = [
	// However it is written: forgers try `None` where `none` is refused.
	[/^none$/i, [0]],
	[/^HS256$/, [43]],
	[/^HS384$/, [64]],
	[/^(HS512|ES256|ES256K|Ed25519)$/, [86]],
	[/^EdDSA$/, [86, 152]],
	[/^Ed448$/, [152]],
	[/^ES384$/, [128]],
	[/^ES512$/, [176]],
	[/^[RP]S\d{3}$/, rsaLengths],
	[/^ML-DSA-44$/, [characters(2420)]],
	[/^ML-DSA-65$/, [characters(3309)]],
	[/^ML-DSA-87$/, [characters(4627)]],
];
/** The characters of authentication tags (RFC 7518 §5) by `enc`. */
const tags: readonly (readonly [RegExp, readonly number[]])[] = [
	[/^(A\d{3}GCM|A128CBC-HS256)$/, [22]],
	[/^A192CBC-HS384$/, [32]],
	[/^A256CBC-HS512$/, [43]],
];

/** What an encoded header tells of the last part of its token. */
export function lastPart(header: string): LastPart {
	const { root } = readJson(decodeUtf8(decodeBase64url(header).bytes).text);
	const enc = stringOf(root, 'enc');
	const count = enc === undefined ? 3 : 5;
	const [table, name] = enc === undefined ? [signatures, stringOf(root, 'alg') ?? ''] : [tags, enc];
	return { count, lengths: table.find(([names]) => names.test(name))?.[1] ?? [] };
}
