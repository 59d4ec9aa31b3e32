import { describe, expect, it } from 'vitest';
import vectors from '../../../../tests/vectors/jws.json' with { type: 'json' };
import { encodeBase64url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { readToken } from '../token/read-token.ts';
import type { Key, KeyHint } from './key.ts';
import { publicMembers } from './import-key.ts';
import { generateKey } from './generate-key.ts';
import { readKeys } from './read-keys.ts';
import { sign } from './sign.ts';
import { writeToken } from '../token/write-token.ts';
import { verify } from './verify.ts';

const secretText = 'demo-secret-for-tests-0123456789-abcdefghij';

async function keysOf(text: string, hint?: KeyHint) {
	return readKeys(text, hint);
}

async function secretKey(): Promise<Key> {
	return (await keysOf(secretText)).keys[0]!;
}

/** A token with any header text, signed over exactly that text with the test's secret. */
async function tokenWith(header: string, payload = '{"sub":"a"}', key?: Key, alg = 'HS256'): Promise<string> {
	const [first, second] = [header, payload].map((text) => encodeBase64url(encodeUtf8(text)));
	const parts = [first!, second!].map((encoded) => ({ kind: 'encoded', encoded }) as const);
	const outcome = await sign({ parts, tail: '' }, key ?? (await secretKey()), alg);
	if (outcome.state !== 'signed') throw new Error(outcome.reason);
	return `${first}.${second}.${outcome.signature}`;
}

async function outcomeOf(token: string, keyText = secretText, hint?: KeyHint) {
	return verify(readToken(token), await keysOf(keyText, hint));
}

describe('vectors of the RFCs', () => {
	it.each(vectors)('$section: $title', async ({ token, key, state, reason }) => {
		const outcome = await outcomeOf(token, key);
		expect(outcome).toMatchObject(reason === undefined ? { state } : { state, reason });
	});
});

describe('a header that names no usable algorithm', () => {
	it.each([
		['{"typ":"JWT"}', 'algorithm-missing'],
		['{"alg":"constructor"}', 'algorithm-unknown'],
		['{"alg":"toString"}', 'algorithm-unknown'],
		['{"alg":"__proto__"}', 'algorithm-unknown'],
		['{"alg":256}', 'algorithm-unknown'],
		['{"alg":["HS256"]}', 'algorithm-unknown'],
		['{"alg":null}', 'algorithm-unknown'],
		['{"alg":"None"}', 'algorithm-unknown'],
		['{"alg":"nOnE"}', 'algorithm-unknown'],
		['{"alg":"hs256"}', 'algorithm-unknown'],
		['{"alg":"RSA-OAEP"}', 'algorithm-unknown'],
		['{"alg":"RS1"}', 'algorithm-unsupported-here'],
		['{"alg":"none"}', 'algorithm-none'],
		['{"alg":"HS256","alg":"HS256"}', 'header-ambiguous'],
		['{"alg":"none","alg":"HS256"}', 'header-ambiguous'],
		['{"alg":"HS256"', 'header-unreadable'],
		['["HS256"]', 'header-unreadable'],
	])('%s', async (header, reason) => {
		expect(await outcomeOf(await tokenWith(header))).toMatchObject({ state: 'impossible', reason });
	});

	it('is never verified as none, whatever follows', async () => {
		const token = await tokenWith('{"alg":"none"}');
		const unsigned = token.slice(0, token.lastIndexOf('.'));
		for (const text of [unsigned, `${unsigned}.`, token]) {
			expect(await outcomeOf(text)).toMatchObject({ state: 'impossible', reason: 'algorithm-none' });
		}
	});
});

describe('a signature', () => {
	it('stands apart from crit, typ and time', async () => {
		const header = '{"alg":"HS256","crit":["unknown"],"unknown":1,"typ":"x"}';
		expect((await outcomeOf(await tokenWith(header, '{"exp":1}'))).state).toBe('verified');
	});

	it('is over the exact text: line breaks, duplicates and payloads that are no JSON included', async () => {
		for (const payload of ['{"a":1,\r\n "a":2}', 'no JSON', '', '\uFEFF{}']) {
			expect((await outcomeOf(await tokenWith('{ "alg" : "HS256" }', payload))).state).toBe('verified');
		}
	});

	it('is failed when it is empty or of the wrong length, key or no key', async () => {
		const token = await tokenWith('{"alg":"HS256"}');
		const unsigned = token.slice(0, token.lastIndexOf('.') + 1);
		expect(await outcomeOf(unsigned)).toMatchObject({ state: 'failed', reason: 'empty' });
		expect(await outcomeOf(unsigned.slice(0, -1))).toMatchObject({ state: 'failed', reason: 'empty' });
		expect(await outcomeOf(`${unsigned}AAAA`, '')).toMatchObject({ state: 'failed', reason: 'wrong-length' });
	});

	it('verifies by its bytes when padded, and is unreadable with other characters', async () => {
		const token = await tokenWith('{"alg":"HS256"}');
		expect((await outcomeOf(`${token}=`)).state).toBe('verified');
		for (const stray of ['*', ' ', 'é', '+']) {
			expect(await outcomeOf(`${token.slice(0, -1)}${stray}`)).toMatchObject({
				state: 'impossible',
				reason: 'signature-unreadable',
			});
		}
	});

	it('is unreadable with any foreign character, however many stand before it, and with padding in its middle', async () => {
		const made = await generateKey('ES512');
		const [key] = (await readKeys(made!.text, made!.hint)).keys;
		const token = await tokenWith('{"alg":"ES512"}', '{}', key, 'ES512');
		const at = token.lastIndexOf('.') + 1;
		const [input, signature] = [token.slice(0, at), token.slice(at)];
		const strewn = [...signature].map((one, index) =>
			index < 60 ? `${one}=` : index < 100 ? `${one}!` : one,
		);
		const padded = `${signature.slice(0, 2)}===${signature.slice(2)}`;
		for (const text of [strewn.join(''), padded, `${signature}===`]) {
			expect(await verify(readToken(input + text), [key!])).toMatchObject({
				state: 'impossible',
				reason: 'signature-unreadable',
			});
		}
	});

	it('is not claimed for a text of more than three parts', async () => {
		const token = await tokenWith('{"alg":"HS256"}');
		expect(await outcomeOf(`${token}.AAAA`)).toMatchObject({ state: 'impossible', reason: 'not-a-token' });
	});

	it.each([
		['', 'no-token'],
		['hello', 'not-a-token'],
		['a.b', 'not-a-token'],
	])('is impossible for %j', async (text, reason) => {
		expect(await outcomeOf(text)).toMatchObject({ state: 'impossible', reason });
	});

	it('is impossible without a key, and says when the key is at fault', async () => {
		const token = await tokenWith('{"alg":"HS256"}');
		expect(await outcomeOf(token, '')).toMatchObject({ state: 'impossible', reason: 'no-key' });
		expect(await verify(readToken(token), [])).toMatchObject({ state: 'impossible', reason: 'no-key' });
		expect(await outcomeOf(token, '{"kty":"oct"}')).toMatchObject({ reason: 'key-unreadable' });
	});
});

describe('several keys', () => {
	const jwks = (keys: object[]) => JSON.stringify({ keys });
	const oct = (kid: string, text: string, more = {}) => ({
		kty: 'oct',
		kid,
		k: encodeBase64url(encodeUtf8(text)),
		...more,
	});

	it('are tried in the order of kid, and the others after', async () => {
		const token = await tokenWith('{"alg":"HS256","kid":"b"}');
		const set = jwks([
			oct('a', secretText),
			{ ...oct('', `${secretText}2`), kid: undefined },
			oct('b', 'x'.repeat(32)),
		]);
		const outcome = await outcomeOf(token, set);
		expect(outcome.state).toBe('verified');
		expect(outcome.tried.map(({ key, result }) => [key.kid, result])).toEqual([
			['b', 'no-match'],
			[undefined, 'no-match'],
			['a', 'verified'],
		]);
	});

	it.each([
		{ alg: 'HS512' },
		{ alg: 'RSA-OAEP' },
		{ use: 'enc' },
		{ key_ops: ['encrypt'] },
		{ key_ops: ['sign'] },
	])('whose JWK forbids it are used on request only: %j', async (more) => {
		const reading = readToken(await tokenWith('{"alg":"HS256"}'));
		const keys = await keysOf(JSON.stringify(oct('a', secretText, more)));
		expect(await verify(reading, keys)).toMatchObject({
			state: 'impossible',
			reason: 'key-forbidden-by-jwk',
			tried: [{ result: 'forbidden-by-jwk' }],
		});
		expect((await verify(reading, keys, { ignoreJwkRestrictions: true })).state).toBe('verified');
	});

	it('takes a key that says EdDSA for a token that says Ed25519', async () => {
		const made = await generateKey('EdDSA');
		const [key] = (await readKeys(made!.text, made!.hint)).keys;
		const token = await tokenWith('{"alg":"Ed25519"}', '{}', key, 'Ed25519');
		expect((await verify(readToken(token), [key!])).state).toBe('verified');
	});
});

describe('keys that others refuse', () => {
	it('verifies and signs with RSA of 1024 bits', async () => {
		const pair = await crypto.subtle.generateKey(
			{
				name: 'RSASSA-PKCS1-v1_5',
				hash: 'SHA-256',
				modulusLength: 1024,
				publicExponent: Uint8Array.of(1, 0, 1),
			},
			true,
			['sign', 'verify'],
		);
		const reading = await keysOf(JSON.stringify(await crypto.subtle.exportKey('jwk', pair.privateKey)));
		const token = await tokenWith('{"alg":"RS256"}', '{}', reading.keys[0], 'RS256');
		expect((await verify(readToken(token), reading)).state).toBe('verified');
		expect(reading.problems.map(({ code }) => code)).toEqual(['key-rsa-short']);
	});

	it.each(['x', ''])('signs and verifies with the secret %j', async (text) => {
		const reading = await keysOf(JSON.stringify({ kty: 'oct', k: encodeBase64url(encodeUtf8(text)) }));
		const token = await tokenWith('{"alg":"HS256"}', '{}', reading.keys[0]);
		expect((await verify(readToken(token), reading)).state).toBe('verified');
	});

	it('computes HMAC with the empty key as RFC 2104 defines it', async () => {
		const reading = await keysOf('{"kty":"oct","k":""}');
		const parts = ['', ''].map((encoded) => ({ kind: 'encoded', encoded }) as const);
		// The input is one dot; the value is Node's: createHmac('sha256', '').update('.').
		const { createHmac } = await import('node:crypto');
		const expected = createHmac('sha256', '').update('.').digest('base64url');
		expect(await sign({ parts, tail: '' }, reading.keys[0], 'HS256')).toEqual({
			state: 'signed',
			signature: expected,
		});
	});

	it('does not verify HS256 with the text of a public key unless it is taken as a secret on purpose', async () => {
		const made = await generateKey('RS256');
		const [pair] = (await readKeys(made!.text)).keys;
		const publicText = JSON.stringify(publicMembers(pair!.jwk));
		const asSecret: KeyHint = { readAs: 'secret', encoding: 'utf8' };
		const [confused] = (await keysOf(publicText, asSecret)).keys;
		const token = await tokenWith('{"alg":"HS256"}', '{"role":"admin"}', confused);
		expect(await outcomeOf(token, publicText)).toMatchObject({
			state: 'impossible',
			reason: 'key-wrong-type',
		});
		const onPurpose = await keysOf(publicText, asSecret);
		expect(onPurpose.problems.map(({ code }) => code)).toEqual(['key-text-is-public-key']);
		expect((await verify(readToken(token), onPurpose)).state).toBe('verified');
	});
});

describe('sign', () => {
	const draft = {
		parts: [
			{ kind: 'encoded', encoded: 'e30' },
			{ kind: 'encoded', encoded: 'e30' },
		],
		tail: '',
	} as const;

	it('says why not', async () => {
		const secret = await secretKey();
		const made = await generateKey('ES256');
		const [pair] = (await readKeys(made!.text)).keys;
		const [publicKey] = (await readKeys(JSON.stringify(publicMembers(pair!.jwk)))).keys;
		const cases = [
			[undefined, 'HS256', 'no-key'],
			[secret, 'ES256', 'key-wrong-type'],
			[publicKey, 'ES256', 'key-is-public'],
			[{ ...secret, alg: 'HS512' }, 'HS256', 'key-forbidden-by-jwk'],
			[secret, '', 'algorithm-missing'],
			[secret, 'constructor', 'algorithm-unknown'],
			[secret, 'RS1', 'algorithm-unsupported-here'],
		] as const;
		for (const [key, alg, reason] of cases) {
			expect(await sign(draft, key, alg)).toEqual({ state: 'impossible', reason });
		}
	});

	it('signs a payload that is not encoded as it stands, and takes b64 for a name like others where crit does not name it', async () => {
		const signedOver = async (header: string) => {
			const parts = [
				{ kind: 'text', text: header, layout: 'as-is' },
				{ kind: 'encoded', encoded: 'e30' },
			] as const;
			const draft = { parts, tail: '' };
			const outcome = await sign(draft, await secretKey(), 'HS256');
			const signature = outcome.state === 'signed' ? outcome.signature : '';
			const reading = readToken(`${writeToken(draft)}.${signature}`);
			expect((await verify(reading, [await secretKey()])).state).toBe('verified');
			return reading.payload?.text;
		};
		expect(await signedOver('{"alg":"HS256","crit":["b64"],"b64":false}')).toBe('e30');
		expect(await signedOver('{"alg":"HS256","b64":false}')).toBe('{}');
		expect(await signedOver('{"alg":"HS256","crit":["b64"],"b64":true}')).toBe('{}');
	});

	it('signs none with nothing, key or no key', async () => {
		expect(await sign(draft, undefined, 'none')).toEqual({ state: 'signed', signature: '' });
	});

	it('needs two parts', async () => {
		expect(await sign({ parts: [], tail: '' }, undefined, 'none')).toEqual({
			state: 'impossible',
			reason: 'not-a-token',
		});
	});
});
