import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '../../encoding/base64url.ts';
import { encodeUtf8 } from '../../encoding/utf8.ts';
import type { Key } from '../key.ts';
import { agreementCurveNamed, ephemeralPair } from './agreement-curves.ts';
import { compactJwe } from './compact-jwe.ts';
import { decrypt } from './decrypt.ts';
import type { EncryptRequest } from './encrypt-request.ts';
import { encrypt } from './encrypt.ts';
import { encryptingKey } from './encrypting-key.ts';
import { inputOf, keyOf } from './testing.ts';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const secret = (bits: number, members: object = {}) =>
	keyOf({ kty: 'oct', k: encodeBase64url(random(bits / 8)), ...members });
const plaintext = encodeUtf8('a text');

async function pairOn(curve: string): Promise<Key> {
	const pair = await ephemeralPair(agreementCurveNamed(curve)!, random);
	if (!pair.ok) throw new Error(curve);
	return keyOf(pair.value.whole);
}

const pbes2 = '"alg":"PBES2-HS256+A128KW","enc":"A128GCM"';

describe('encrypting', () => {
	it.each([
		['{', 'header-unreadable'],
		['{"enc":"A128GCM"}', 'algorithm-missing'],
		['{"alg":"A128KW"}', 'encryption-missing'],
		['{"alg":"RSA1_5","enc":"A128GCM"}', 'algorithm-withdrawn'],
		['{"alg":"HS256","enc":"A128GCM"}', 'algorithm-unknown'],
		['{"alg":"A256KW","enc":"A128GCM"}', 'key-wrong-length'],
		['{"alg":"RSA-OAEP","enc":"A128GCM"}', 'key-wrong-type'],
		['{"alg":"A128KW","enc":"A128GCM","zip":"no"}', 'zip-unknown'],
	])('%s is refused', async (protectedText, reason) => {
		const outcome = await encrypt({ protectedText, plaintext, recipients: [{ key: secret(128) }] });
		expect(outcome).toMatchObject({ state: 'impossible', reason });
	});

	it('keeps every character of the headers, and sets what it must where it belongs', async () => {
		const [one, two] = [secret(128), await pairOn('X25519')];
		const request: EncryptRequest = {
			protectedText: '{ "enc" : "A128GCM", "n":1.0 }',
			sharedText: '{"jku":"https://a.example"}',
			aad: 'YWFk',
			plaintext,
			recipients: [
				{ headerText: '{"alg":"A128GCMKW"}', key: one },
				{ headerText: '{ "alg":"ECDH-ES+A256KW","epk":0 }', key: two },
			],
		};
		const outcome = await encrypt(request);
		if (outcome.state !== 'encrypted') throw new Error(outcome.reason);
		expect(outcome).toMatchObject({ protectedText: request.protectedText, sharedText: request.sharedText });
		expect(outcome.recipients[0]!.headerText).toMatch(
			/^\{"alg":"A128GCMKW","iv":"[^"]{16}","tag":"[^"]{22}"\}$/,
		);
		expect(outcome.recipients[1]!.headerText).toMatch(
			/^\{ "alg":"ECDH-ES\+A256KW","epk":\{"kty":"OKP".*\} \}$/,
		);
		expect(compactJwe(outcome)).toBeUndefined();
		const token = {
			protected: outcome.encodedProtected,
			unprotected: JSON.parse(request.sharedText!) as object,
			aad: 'YWFk',
			iv: outcome.iv,
			ciphertext: outcome.ciphertext,
			tag: outcome.tag,
			recipients: outcome.recipients.map(({ headerText, encryptedKey }) => ({
				header: JSON.parse(headerText!) as object,
				encrypted_key: encryptedKey,
			})),
		};
		expect(await decrypt(inputOf(token), [one])).toMatchObject({ state: 'decrypted', recipient: 0 });
		expect(await decrypt(inputOf(token), [two])).toMatchObject({
			state: 'decrypted',
			recipient: 1,
			plaintext,
		});
		expect((await decrypt(inputOf({ ...token, aad: 'YWFl' }), [two])).state).toBe('failed');
	});

	it('gives the content key directly to one recipient only, and one enc to all', async () => {
		const two = [{ key: secret(128) }, { key: secret(128) }];
		const direct = { protectedText: '{"alg":"dir","enc":"A128GCM"}', plaintext, recipients: two };
		expect(await encrypt(direct)).toMatchObject({ reason: 'direct-with-several' });
		const recipients = ['A128GCM', 'A256GCM'].map((enc) => ({
			headerText: `{"enc":"${enc}"}`,
			key: secret(128),
		}));
		const outcome = await encrypt({ protectedText: '{"alg":"A128KW"}', plaintext, recipients });
		expect(outcome).toMatchObject({ reason: 'encryption-differs', recipient: 1 });
		expect(await encrypt({ ...direct, recipients: [] })).toMatchObject({ reason: 'no-recipient' });
	});

	it.each([
		['', 600_000],
		[',"p2c":1000', 1000],
		[',"p2c":999', 600_000],
		[',"p2c":5000000', 600_000],
		[',"p2c":"x"', 600_000],
	])('with a password and %s counts sensibly', async (member, count) => {
		const key = secret(80);
		const outcome = await encrypt({ protectedText: `{${pbes2}${member}}`, plaintext, recipients: [{ key }] });
		expect(outcome).toMatchObject({ state: 'encrypted' });
		expect((outcome as { protectedText: string }).protectedText).toContain(`"p2c":${count}`);
	});

	it('chooses the key that fits, that its JWK allows, that kid names', () => {
		const keys = [
			secret(256),
			secret(128, { use: 'sig', kid: 'b' }),
			secret(128, { kid: 'a' }),
			secret(128, { kid: 'b' }),
		];
		expect(encryptingKey(keys, 'A128KW', 'A128GCM', undefined)).toBe(keys[2]);
		expect(encryptingKey(keys, 'A128KW', 'A128GCM', 'b')).toBe(keys[3]);
		expect(encryptingKey(keys, 'dir', 'A128CBC-HS256', 'b')).toBe(keys[0]);
		expect(encryptingKey(keys, 'RSA1_5', 'A128GCM', 'b')).toBeUndefined();
		expect(encryptingKey(keys, 'constructor', undefined, undefined)).toBeUndefined();
	});
});
