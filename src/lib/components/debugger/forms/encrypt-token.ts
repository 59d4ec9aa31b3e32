import { encodeUtf8 } from '#lib/core/encoding/utf8.ts';
import { compactJwe } from '#lib/core/jose/encryption/compact-jwe.ts';
import { encrypt } from '#lib/core/jose/encryption/encrypt.ts';
import { encryptingKey } from '#lib/core/jose/encryption/encrypting-key.ts';
import { keyManagementNamed } from '#lib/core/jose/encryption/key-management.ts';
import type { GeneratedKey } from '#lib/core/jose/generate-key.ts';
import { jwkText } from '#lib/core/jose/jwk-text.ts';
import type { Key, KeyReading } from '#lib/core/jose/key.ts';
import { readKeys } from '#lib/core/jose/read-keys.ts';
import { encryptionKeyFor } from './make-encryption-key.ts';

/** What is to be encrypted, how, and to whom. */
export interface EncryptWish {
	/** The whole signed token goes inside (RFC 7519 §5.2), or its claims alone. */
	readonly nested: boolean;
	readonly token: string;
	readonly claims: Uint8Array | undefined;
	readonly alg: string;
	readonly enc: string;
	/** The keys at hand when one of them is to be used; a fresh one is made otherwise. */
	readonly keys: KeyReading | undefined;
	/** Keys that open what is inside, and so are to stay at hand. */
	readonly inner: readonly Key[];
}

/** An encrypted token and, when a key was made for it, what belongs in the Key field. */
export interface Encrypted {
	readonly token: string;
	readonly key: GeneratedKey | undefined;
}

/** Encrypts a token or its claims; undefined where that cannot be done here or no key fits. */
export async function encryptToken(wish: EncryptWish): Promise<Encrypted | undefined> {
	const { alg, enc, nested } = wish;
	const fresh = wish.keys ? undefined : await encryptionKeyFor(alg, enc);
	if (!wish.keys && !fresh) return undefined;
	const { keys } = wish.keys ?? (await readKeys(fresh!.text, fresh!.hint));
	const key = encryptingKey(keys, alg, enc, undefined);
	const plaintext = nested ? encodeUtf8(wish.token) : wish.claims;
	if (!key || !plaintext) return undefined;
	// RFC 7519 §5.2: of a nested token, `cty` must say so.
	const header = {
		alg,
		enc,
		...(nested ? { cty: 'JWT' } : { typ: 'JWT' }),
		...(key.kid !== undefined && { kid: key.kid }),
	};
	const outcome = await encrypt(
		{ protectedText: JSON.stringify(header), plaintext, recipients: [{ key }] },
		// The person chose this key.
		{ ignoreJwkRestrictions: true },
	);
	const token = outcome.state === 'encrypted' ? compactJwe(outcome) : undefined;
	if (token === undefined) return undefined;
	return { token, key: fresh && (nested ? withInner(fresh, key, alg, wish.inner) : fresh) };
}

/** The Key field holds one text: the key that opens the outside and those of the inside make a JWK Set. */
function withInner(fresh: GeneratedKey, key: Key, alg: string, inner: readonly Key[]): GeneratedKey {
	if (inner.length === 0) return fresh;
	// Without its alg, a secret would be tried on the signature inside as well.
	const outer = key.type === 'oct' ? { ...key.jwk, alg: keyManagementNamed(alg)?.name } : whole(key);
	return {
		text: jwkText({ keys: [outer, ...inner.map(whole)] }),
		hint: { readAs: 'auto', encoding: 'utf8' },
	};
}

const whole = ({ jwk, kid, alg, use, keyOps }: Key) => ({ kid, alg, use, key_ops: keyOps, ...jwk });
