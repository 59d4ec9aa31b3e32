import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '../../encoding/base64url.ts';
import { encodeUtf8 } from '../../encoding/utf8.ts';
import { convertForm } from '../../token/convert-form.ts';
import { readToken } from '../../token/read-token.ts';
import { generateKeyFor, type KeySpec } from '../generate-key.ts';
import type { Key } from '../key.ts';
import { readKeys } from '../read-keys.ts';
import { decrypt } from './decrypt.ts';
import { jweInputOf } from './jwe-input.ts';
import { seal } from './seal.ts';

async function keyOf(spec: KeySpec): Promise<Key> {
	const made = (await generateKeyFor(spec, {}))!;
	return (await readKeys(made.text, made.hint)).keys[0]!;
}

const empty = { iv: '', ciphertext: '', tag: '' };
const b64 = (text: string) => encodeBase64url(encodeUtf8(text));

async function contentUnder(text: string, keys: readonly Key[]): Promise<string> {
	const outcome = await decrypt(jweInputOf(readToken(text))!, keys);
	return outcome.state === 'decrypted' ? new TextDecoder().decode(outcome.plaintext) : outcome.reason;
}

async function sealed(text: string, content: string, keys: readonly Key[]): Promise<string> {
	const outcome = await seal(readToken(text), encodeUtf8(content), keys);
	if (outcome.state !== 'sealed') throw new Error(outcome.reason);
	return outcome.token;
}

describe('a JWE in JSON is encrypted anew where it stands', () => {
	it('for each of several recipients, whose own headers take what their algorithm writes', async () => {
		const [wrap, agree] = [
			await keyOf({ type: 'oct', bits: 128 }),
			await keyOf({ type: 'EC', curve: 'P-256' }),
		];
		const text = JSON.stringify({
			protected: b64('{"enc":"A128CBC-HS256"}'),
			unprotected: { jku: 'https://example.com/keys' },
			recipients: [
				{ header: { alg: 'A128KW', kid: 'a' } },
				{ header: { alg: 'ECDH-ES+A128KW', kid: 'b' }, encrypted_key: 'AAAA', more: 9007199254740991 },
			],
			...empty,
			aad: b64('with it'),
			other: [1.5],
		});
		const token = await sealed(text, 'for both', [wrap, agree]);
		expect(await contentUnder(token, [wrap])).toBe('for both');
		expect(await contentUnder(token, [agree])).toBe('for both');
		const parsed = JSON.parse(token) as { recipients: { header: object; more?: number }[]; other: unknown };
		expect(parsed.recipients[1]!.header).toMatchObject({ kid: 'b', epk: { kty: 'EC' } });
		expect(parsed.recipients[1]!.more).toBe(9007199254740991);
		expect(parsed.other).toEqual([1.5]);
		const changed = token.replace(b64('with it'), b64('with IT'));
		expect(await contentUnder(changed, [wrap])).toBe('content-not-authentic');
	});

	it('flattened, with a header that nothing protects', async () => {
		const key = await keyOf({ type: 'oct', bits: 128 });
		const text = `{ "unprotected": {"alg":"A128KW","enc":"A128GCM"}, "ciphertext": "", "note": 1.0 }`;
		const token = await sealed(text, 'content', [key]);
		expect(token).toContain('"note": 1.0');
		expect(token).not.toContain('protected":"ey');
		expect(await contentUnder(token, [key])).toBe('content');
	});

	it('and says the same in every serialization that can hold it', async () => {
		const key = await keyOf({ type: 'oct', bits: 256 });
		const compact = await sealed(`${b64('{"alg":"dir","enc":"A256GCM"}')}....`, 'content', [key]);
		for (const form of ['flattened', 'general'] as const) {
			const converted = convertForm(readToken(compact), form);
			if (!converted.ok) throw new Error(converted.fault);
			expect(await contentUnder(converted.text, [key])).toBe('content');
			const again = await sealed(converted.text, 'other', [key]);
			expect(await contentUnder(again, [key])).toBe('other');
			expect(readToken(again).serialization).toBe(form);
		}
	});

	it('is not made where a recipient has no key, or headers contradict each other', async () => {
		const key = await keyOf({ type: 'oct', bits: 128 });
		const reasonOf = async (text: string, keys: readonly Key[]) => {
			const outcome = await seal(readToken(text), encodeUtf8(''), keys);
			return outcome.state === 'impossible' ? [outcome.reason, outcome.recipient] : outcome.state;
		};
		const two = JSON.stringify({
			protected: b64('{"enc":"A128GCM"}'),
			recipients: [{ header: { alg: 'A128KW' } }, { header: { alg: 'RSA-OAEP' } }],
			...empty,
		});
		expect(await reasonOf(two, [])).toEqual(['no-key', 0]);
		expect(await reasonOf(two, [key])).toEqual(['key-wrong-type', 1]);
		const twice = JSON.stringify({
			protected: b64('{"alg":"A128KW","enc":"A128GCM"}'),
			header: { alg: 'A128KW' },
			...empty,
		});
		expect(await reasonOf(twice, [key])).toEqual(['header-not-disjoint', 0]);
	});
});
