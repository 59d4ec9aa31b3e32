import { createSign, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { readToken } from '../token/read-token.ts';
import { diagnose } from './diagnose.ts';
import type { DiagnosisInput, Suggestion } from './diagnose.ts';
import { generateKey } from './generate-key.ts';
import { publicMembers } from './import-key.ts';
import type { Key, KeyHint } from './key.ts';
import { automaticHint } from './key.ts';
import { readKeys } from './read-keys.ts';
import { sign } from './sign.ts';
import { verify } from './verify.ts';

const secret = 'a2V5LWZvci10ZXN0cy1vZi1kaWFnbm9zaXM0';
const asSecret: KeyHint = { readAs: 'secret', encoding: 'utf8' };
const encoded = (text: string) => ({ kind: 'encoded', encoded: encodeBase64url(encodeUtf8(text)) }) as const;

async function tokenOf(key: Key, alg: string, header: object = { alg }): Promise<string> {
	const parts = [encoded(JSON.stringify(header)), encoded('{"sub":"a"}')];
	const outcome = await sign({ parts, tail: '' }, key, alg, { ignoreJwkRestrictions: true });
	if (outcome.state !== 'signed') throw new Error(outcome.reason);
	return `${parts[0]!.encoded}.${parts[1]!.encoded}.${outcome.signature}`;
}

async function keyOf(text: string, hint: KeyHint = automaticHint): Promise<Key> {
	return (await readKeys(text, hint)).keys[0]!;
}

async function freshKey(alg: string): Promise<Key> {
	const made = await generateKey(alg);
	return keyOf(made!.text, made!.hint);
}

async function diagnosed(
	token: string,
	keyText: string,
	hint: KeyHint = automaticHint,
	more: Pick<DiagnosisInput, 'original' | 'earlier'> = {},
): Promise<readonly Suggestion[]> {
	const reading = readToken(token);
	const keyReading = await readKeys(keyText, hint);
	const outcome = await verify(reading, keyReading);
	const suggestions = await diagnose({ reading, keyReading, outcome, ...more });
	for (const { apply } of suggestions) {
		if (apply === undefined) continue;
		const text = apply.kind === 'token' ? apply.text : token;
		const newHint = apply.kind === 'token' ? hint : apply.hint;
		const keys = await readKeys(apply.kind === 'key-text' ? apply.text : keyText, newHint);
		expect((await verify(readToken(text), keys)).state).toBe('verified');
	}
	return suggestions;
}

const codes = (suggestions: readonly Suggestion[]) => suggestions.map(({ code }) => code);

describe('a secret', () => {
	it.each(['base64', 'base64url'] as const)('that was meant as %s', async (encoding) => {
		const token = await tokenOf(await keyOf(secret, { readAs: 'auto', encoding }), 'HS256');
		const [first] = await diagnosed(token, secret);
		expect(first).toMatchObject({ code: 'secret-encoding', apply: { kind: 'key-hint' } });
	});

	it('that was meant as hexadecimal, or as text', async () => {
		const hex = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';
		const asHex: KeyHint = { readAs: 'auto', encoding: 'hex' };
		const token = await tokenOf(await keyOf(hex, asHex), 'HS256');
		expect(await diagnosed(token, hex)).toMatchObject([
			{ code: 'secret-encoding', detail: { encoding: 'hex' } },
		]);
		const plain = await tokenOf(await keyOf(hex), 'HS256');
		expect(await diagnosed(plain, hex, asHex)).toMatchObject([{ detail: { encoding: 'utf8' } }]);
	});

	it.each(['\n', '\r\n', ' ', '\t\n'])('with %j after it', async (space) => {
		const token = await tokenOf(await keyOf(secret), 'HS256');
		expect(await diagnosed(token, secret + space)).toMatchObject([
			{ code: 'secret-white-space', apply: { kind: 'key-text', text: secret } },
		]);
	});

	it('that is simply wrong has no remedy', async () => {
		const token = await tokenOf(await keyOf(secret), 'HS256');
		expect(await diagnosed(token, 'another-secret-of-sufficient-length-0123')).toEqual([]);
	});

	it('is never made of a public key', async () => {
		const publicText = JSON.stringify(publicMembers((await freshKey('ES256')).jwk));
		const token = await tokenOf(await keyOf(publicText, asSecret), 'HS256');
		expect(codes(await diagnosed(token, publicText))).toEqual(['key-of-another-type']);
		expect(codes(await diagnosed(token, `${publicText}\n`, asSecret))).toEqual([]);
	});
});

describe('a key', () => {
	it('that is taken as a secret although it is a key', async () => {
		const key = await freshKey('ES256');
		const token = await tokenOf(key, 'ES256');
		expect(await diagnosed(token, JSON.stringify(publicMembers(key.jwk)), asSecret)).toMatchObject([
			{ code: 'text-is-a-key', apply: { kind: 'key-hint', hint: { readAs: 'auto' } } },
			{ code: 'key-of-another-type' },
		]);
	});

	it('of another type: says what it fits', async () => {
		const token = await tokenOf(await keyOf(secret), 'HS256');
		expect(await diagnosed(token, JSON.stringify((await freshKey('ES384')).jwk))).toMatchObject([
			{ code: 'key-of-another-type', detail: { type: 'EC', curve: 'P-384', alg: 'HS256', fits: 'ES384' } },
		]);
	});

	it('that its JWK forbids to use, and a kid that is not in the set', async () => {
		const { jwk } = await keyOf(secret);
		const token = await tokenOf(await keyOf(secret), 'HS256', { alg: 'HS256', kid: 'x' });
		const set = JSON.stringify({ keys: [{ ...jwk, kid: 'y', use: 'enc' }] });
		expect(await diagnosed(token, set)).toMatchObject([
			{ code: 'verifies-with-forbidden-key', detail: { kid: 'y', use: 'enc' } },
			{ code: 'kid-not-in-set', detail: { kid: 'x', keys: 1 } },
		]);
	});

	it('that signed with another algorithm than the header names', async () => {
		const { alg: _, ...key } = { ...(await freshKey('RS256')) };
		const token = await tokenOf({ ...key, alg: undefined }, 'PS256', { alg: 'RS256' });
		expect(await diagnosed(token, JSON.stringify(key.jwk))).toMatchObject([
			{ code: 'signed-with-another-algorithm', detail: { alg: 'PS256' } },
		]);
	});
});

describe('a secret from a file or a shell', () => {
	it('is told to lack its line break', async () => {
		const token = await tokenOf(await keyOf(`${secret}\n`, asSecret), 'HS256');
		expect(await diagnosed(token, secret, asSecret)).toMatchObject([
			{ code: 'secret-line-break', apply: { kind: 'key-text', text: `${secret}\n` } },
		]);
	});

	it('is told to stand in quotation marks', async () => {
		const token = await tokenOf(await keyOf(secret, asSecret), 'HS256');
		expect(codes(await diagnosed(token, `"${secret}"`, asSecret))).toEqual(['secret-quotes']);
	});
});

describe('a header edited to name another algorithm', () => {
	it('is told as the cause, and nothing else is', async () => {
		const token = await tokenOf(await keyOf(secret, asSecret), 'HS256');
		const [, payload, signature] = token.split('.');
		const edited = `${encoded('{"alg":"ES256"}').encoded}.${payload}.${signature}`;
		const [found, ...more] = await diagnosed(edited, secret, asSecret, { original: readToken(token) });
		expect(more).toEqual([]);
		expect(found).toMatchObject({ code: 'algorithm-changed', detail: { before: 'HS256', after: 'ES256' } });
		expect(found?.apply).toEqual({ kind: 'token', text: token });
	});

	it('offers no way back that would not verify', async () => {
		const token = await tokenOf(await keyOf(secret, asSecret), 'HS256');
		const [, payload, signature] = token.split('.');
		const edited = `${encoded('{"alg":"ES256"}').encoded}.${payload}.${signature}`;
		const { text, hint } = (await generateKey('ES256'))!;
		const [found] = await diagnosed(edited, text, hint, { original: readToken(token) });
		expect(found).toMatchObject({ code: 'algorithm-changed' });
		expect(found?.apply).toBeUndefined();
	});
});

describe('a token that carries its own key', () => {
	it.each(['ES256', 'RS256', 'EdDSA'])('%s: is told to match it, and stays unverified', async (alg) => {
		const key = await freshKey(alg);
		const jwk = publicMembers(key.jwk);
		const token = await tokenOf(key, alg, { alg, jwk });
		expect(await diagnosed(token, '')).toEqual([
			{ code: 'verifies-with-own-key', detail: { parameter: 'jwk' } },
		]);
		expect((await verify(readToken(token), [])).state).toBe('impossible');
		const another = await generateKey(alg);
		expect(codes(await diagnosed(token, another!.text, another!.hint))).toEqual(['verifies-with-own-key']);
		const [, payload, signature] = token.split('.');
		const tampered = `${encoded(JSON.stringify({ alg, jwk, kid: 'x' })).encoded}.${payload}.${signature}`;
		expect(codes(await diagnosed(tampered, ''))).toEqual([]);
	});
});

describe('the text of a token', () => {
	it.each(['HS256', 'ES256', 'ES384', 'RS256'])('%s without its last character', async (alg) => {
		const key = await freshKey(alg);
		const token = await tokenOf(key, alg);
		expect(await diagnosed(token.slice(0, -1), JSON.stringify(key.jwk))).toMatchObject([
			{ code: 'signature-lacks-last-character', apply: { text: token } },
		]);
	});

	it.each([1, 2])('without its first %i characters', async (count) => {
		const token = await tokenOf(await keyOf(secret), 'HS256');
		expect(await diagnosed(token.slice(count), secret)).toMatchObject([
			{ code: 'token-lacks-first-character', apply: { text: token } },
		]);
	});

	it('cut within its signature', async () => {
		const token = await tokenOf(await keyOf(secret), 'HS256');
		expect(await diagnosed(token.slice(0, -11), secret)).toEqual([
			{ code: 'signature-cut', detail: { bytes: 24, expected: 32 } },
		]);
	});

	it.each(['P-256', 'P-384', 'P-521'])('with an ECDSA signature in DER on %s', async (namedCurve) => {
		const alg = { 'P-256': 'ES256', 'P-384': 'ES384' }[namedCurve] ?? 'ES512';
		const pair = generateKeyPairSync('ec', { namedCurve });
		const input = `${encoded(`{"alg":"${alg}"}`).encoded}.${encoded('{}').encoded}`;
		const der = createSign(`sha${alg.slice(2)}`)
			.update(input)
			.sign(pair.privateKey);
		const keyText = pair.publicKey.export({ type: 'spki', format: 'pem' }) as string;
		const suggestions = await diagnosed(`${input}.${encodeBase64url(der)}`, keyText);
		expect(codes(suggestions)).toEqual(['signature-is-der']);
	});

	it('with its signature in base64', async () => {
		const key = await keyOf(secret);
		for (let count = 0; ; count++) {
			const token = await tokenOf(key, 'HS256', { alg: 'HS256', count });
			const [header, payload, signature] = token.split('.');
			const base64 = signature!.replaceAll('-', '+').replaceAll('_', '/');
			if (base64 === signature) continue;
			expect(await diagnosed(`${header}.${payload}.${base64}=`, secret)).toMatchObject([
				{ code: 'signature-in-base64', apply: { text: token } },
			]);
			break;
		}
	});

	it('changed after it was signed', async () => {
		const token = await tokenOf(await keyOf(secret), 'HS256');
		const [header, , signature] = token.split('.');
		const changed = `${header}.${encoded('{"sub":"b"}').encoded}.${signature}`;
		const expected = [{ code: 'token-changed', apply: { kind: 'token', text: token } }];
		expect(await diagnosed(changed, secret, automaticHint, { original: readToken(token) })).toMatchObject(
			expected,
		);
		expect(await diagnosed(changed, secret, automaticHint, { earlier: [readToken(token)] })).toMatchObject(
			expected,
		);
		expect(await diagnosed(changed, secret)).toEqual([]);
	});
});

it('has nothing to say of a token that verifies', async () => {
	expect(await diagnosed(await tokenOf(await keyOf(secret), 'HS256'), secret)).toEqual([]);
});
