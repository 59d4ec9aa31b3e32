// What the tests of this folder share: tokens of the JSON serializations taken apart, and keys by hand.

import { decodeBase64url } from '../../encoding/base64url.ts';
import { decodeUtf8 } from '../../encoding/utf8.ts';
import { readToken } from '../../token/read-token.ts';
import type { Key } from '../key.ts';
import { readKeys } from '../read-keys.ts';
import { readHeaderText } from './jose-header.ts';
import { jweInputOf } from './jwe-input.ts';
import type { JweInput } from './jwe.ts';

interface JsonRecipient {
	readonly header?: object;
	readonly encrypted_key?: string;
}

/** A JWE in its flattened or general serialization (RFC 7516 §7.2). */
export interface JsonJwe extends JsonRecipient {
	readonly protected?: string;
	readonly unprotected?: object;
	readonly aad?: string;
	readonly iv: string;
	readonly ciphertext: string;
	readonly tag: string;
	readonly recipients?: readonly JsonRecipient[];
}

/** A token of any serialization as the one that `decrypt` takes. */
export function inputOf(token: string | JsonJwe): JweInput {
	if (typeof token === 'string') {
		const input = jweInputOf(readToken(token));
		if (input === undefined) throw new Error('no JWE');
		return input;
	}
	const bytes = (encoded: string | undefined) => decodeBase64url(encoded ?? '').bytes;
	const tree = (header: object) => readHeaderText(JSON.stringify(header))!;
	const first = token.protected ? [readHeaderText(decodeUtf8(bytes(token.protected)).text)!] : [];
	const shared = token.unprotected ? [tree(token.unprotected)] : [];
	return {
		protectedText: token.protected ?? '',
		aad: token.aad,
		iv: bytes(token.iv),
		ciphertext: bytes(token.ciphertext),
		tag: bytes(token.tag),
		recipients: (token.recipients ?? [token]).map(({ header, encrypted_key }) => ({
			encryptedKey: bytes(encrypted_key),
			headers: [...first, ...shared, ...(header ? [tree(header)] : [])],
		})),
	};
}

/** The members of a token with one recipient, whatever its serialization. */
export function partsOf(token: string | JsonJwe): JsonJwe {
	if (typeof token !== 'string') return { ...token, ...token.recipients?.[0] };
	const [header, key, iv, ciphertext, tag] = token.split('.') as [string, string, string, string, string];
	return { protected: header, encrypted_key: key, iv, ciphertext, tag };
}

/** The keys of a text. Those for key agreement alone are made by hand: what they are is for this folder to know. */
export async function keysOf(text: string, password = false): Promise<readonly Key[]> {
	if (password) return (await readKeys(text, { readAs: 'secret', encoding: 'utf8' })).keys;
	if (/"crv":"X(25519|448)"/.test(text)) return [keyOf(JSON.parse(text) as KeyMembers)];
	return (await readKeys(text)).keys;
}

/** A JWK with what it says of itself (RFC 7517 §4). */
export interface KeyMembers extends JsonWebKey {
	kid?: string;
}

/** A key of its JWK, unchecked. */
export function keyOf({ kid, alg, use, key_ops, ext: _ext, ...jwk }: KeyMembers): Key {
	const bytes = (member: string | undefined) => decodeBase64url(member ?? '').bytes.length;
	const curveBits = new Map([
		['P-256', 256],
		['P-384', 384],
		['P-521', 521],
		['X25519', 255],
		['X448', 448],
	]);
	return {
		type: jwk.kty as Key['type'],
		curve: jwk.crv,
		bits: curveBits.get(jwk.crv ?? '') ?? 8 * bytes(jwk.k ?? jwk.n),
		private: jwk.kty === 'oct' || jwk.d !== undefined,
		kid,
		alg,
		use,
		keyOps: key_ops,
		jwk,
		thumbprint: undefined,
		index: 0,
	};
}
