import { describe, expect, test } from 'vitest';
import { encodeUtf8, decodeUtf8 } from '#lib/core/encoding/utf8.ts';
import { decrypt } from '#lib/core/jose/encryption/decrypt.ts';
import { jweInputOf } from '#lib/core/jose/encryption/jwe-input.ts';
import { keyManagements } from '#lib/core/jose/encryption/key-management.ts';
import { automaticHint } from '#lib/core/jose/key.ts';
import { readKeys } from '#lib/core/jose/read-keys.ts';
import { verify } from '#lib/core/jose/verify.ts';
import { arrival } from '#lib/core/samples/arrival.ts';
import { readToken } from '#lib/core/token/read-token.ts';
import { encryptToken, type Encrypted } from './encrypt-token.ts';

const wish = {
	nested: true,
	token: arrival.token,
	claims: encodeUtf8('{"sub":"a"}'),
	alg: 'A256KW',
	enc: 'A128GCM',
	keys: undefined,
	inner: [],
};

async function contentOf(made: Encrypted | undefined, keyText = '', hint = automaticHint): Promise<string> {
	const keys = await readKeys(made?.key?.text ?? keyText, made?.key?.hint ?? hint);
	const opened = await decrypt(jweInputOf(readToken(made!.token))!, keys.keys);
	return opened.state === 'decrypted' ? decodeUtf8(opened.plaintext).text : opened.reason;
}

describe('a token is encrypted', () => {
	const algs = keyManagements.filter(({ status }) => status !== 'prohibited').map(({ name }) => name);
	test.each(algs)('under %s, with a fresh key', async (alg) => {
		expect(await contentOf(await encryptToken({ ...wish, alg }))).toBe(arrival.token);
	});

	test('as its claims alone', async () => {
		const made = await encryptToken({ ...wish, nested: false });
		expect(await contentOf(made)).toBe('{"sub":"a"}');
		expect(readToken(made!.token).header?.text).toBe('{"alg":"A256KW","enc":"A128GCM","typ":"JWT"}');
	});

	test('with the key at hand, which stays', async () => {
		const keyText = '{"kty":"oct","k":"AAECAwQFBgcICQoLDA0ODw","kid":"x"}';
		const made = await encryptToken({ ...wish, alg: 'A128KW', keys: await readKeys(keyText) });
		expect(made?.key).toBeUndefined();
		expect(await contentOf(made, keyText)).toBe(arrival.token);
		expect(readToken(made!.token).header?.text).toContain('"kid":"x"');
	});

	test('and the keys of what is inside stay at hand beside the fresh one', async () => {
		const inner = (await readKeys(arrival.keyText)).keys;
		for (const alg of ['A256KW', 'ECDH-ES', 'PBES2-HS256+A128KW']) {
			const made = await encryptToken({ ...wish, alg, inner });
			expect(await contentOf(made), alg).toBe(arrival.token);
			const keys = await readKeys(made!.key!.text, made!.key!.hint);
			expect(keys.keys).toHaveLength(2);
			expect((await verify(readToken(arrival.token), keys)).state).toBe('verified');
		}
	});

	test('not at all where no key fits', async () => {
		expect(await encryptToken({ ...wish, keys: await readKeys('too short') })).toBeUndefined();
		expect(await encryptToken({ ...wish, alg: 'RSA1_5' })).toBeUndefined();
	});
});
