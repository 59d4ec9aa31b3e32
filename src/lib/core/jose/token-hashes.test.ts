import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import vectors from '../../../../tests/vectors/bound-tokens.json' with { type: 'json' };
import { encodeBase64url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { readToken } from '../token/read-token.ts';
import { registeredAlgorithms } from './registered-algorithms.ts';
import { checkTokenHashes, hashOf } from './token-hashes.ts';

const [atHash, cHash] = vectors.tokenHashes;
const accessToken = atHash!.text;
const code = cHash!.text;

const encode = (text: string) => encodeBase64url(encodeUtf8(text));
const idToken = (claims: string, alg = 'RS256') =>
	readToken(`${encode(JSON.stringify({ alg }))}.${encode(claims)}.AAAA`);

async function codesOf(claims: object, given: object = { accessToken, code }, alg = 'RS256') {
	const checks = await checkTokenHashes({ idToken: idToken(JSON.stringify(claims), alg), ...given });
	return Object.fromEntries(checks.map((check) => [check.id, check.code]));
}

describe('the value of a hash', () => {
	it.each(vectors.tokenHashes)('$section: $title', async ({ alg, text, hash }) => {
		expect(await hashOf(alg, text)).toEqual({ ok: true, hash: 'SHA-256', value: hash });
	});

	it.each([
		['ES384', 'SHA-384', createHash('sha384')],
		['HS512', 'SHA-512', createHash('sha512')],
		['EdDSA', 'SHA-512', createHash('sha512')],
		['Ed25519', 'SHA-512', createHash('sha512')],
		['ES256K', 'SHA-256', createHash('sha256')],
		['Ed448', 'SHAKE256', createHash('shake256', { outputLength: 114 })],
	])('%s takes the left half of %s', async (alg, hash, digest) => {
		const whole = digest.update(accessToken).digest();
		const value = whole.subarray(0, whole.length / 2).toString('base64url');
		expect(await hashOf(alg, accessToken)).toEqual({ ok: true, hash, value });
	});

	it('is not defined for some algorithms', async () => {
		const names = [
			undefined,
			'',
			'none',
			'constructor',
			'ML-DSA-44',
			'ML-DSA-65',
			'ML-DSA-87',
			'RSA-OAEP',
			'RS1',
		];
		for (const alg of names)
			expect(await hashOf(alg, 'a'), alg).toEqual({ ok: false, why: 'hash-undefined' });
	});

	it('is told, or said to be undefined, for every registered signature algorithm', async () => {
		for (const { name, kind } of registeredAlgorithms) {
			if (kind !== 'jws') continue;
			const isOdd = /^(none|ML-DSA-..|[HR]S1)$/.test(name);
			expect((await hashOf(name, 'a')).ok, name).toBe(!isOdd);
		}
	});

	it('is one of ASCII only', async () => {
		for (const text of ['é', 'a\nb', '\u0000']) {
			expect(await hashOf('RS256', text)).toEqual({ ok: false, why: 'not-ascii' });
		}
	});
});

describe('the hashes of an ID token', () => {
	it('match what came along', async () => {
		const claims = { at_hash: atHash!.hash, c_hash: cHash!.hash, s_hash: atHash!.hash };
		const checks = await checkTokenHashes({
			idToken: idToken(JSON.stringify(claims)),
			accessToken,
			code,
			state: accessToken,
		});
		expect(checks.map(({ id, state }) => [id, state])).toEqual([
			['at_hash', 'passed'],
			['c_hash', 'passed'],
			['s_hash', 'passed'],
		]);
		expect(checks[0]).toMatchObject({ detail: { expected: atHash!.hash, hash: 'SHA-256' } });
	});

	it('are told apart from those of another token, and from what an issuer writes by mistake', async () => {
		const whole = createHash('sha256').update(accessToken).digest();
		expect(await codesOf({ at_hash: cHash!.hash })).toMatchObject({ at_hash: 'hash-differs' });
		expect(await codesOf({ at_hash: whole.toString('base64url') })).toMatchObject({
			at_hash: 'hash-not-halved',
		});
		expect(await codesOf({ at_hash: whole.subarray(0, 16).toString('base64') })).toMatchObject({
			at_hash: 'hash-other-encoding',
		});
		expect(await codesOf({ at_hash: atHash!.hash }, { accessToken }, 'RS384')).toMatchObject({
			at_hash: 'hash-differs',
		});
	});

	it('are not asked about without anything to compare with, and missed where there is', async () => {
		expect(await codesOf({ at_hash: atHash!.hash }, {})).toEqual({
			at_hash: 'hash-not-asked',
			c_hash: 'hash-absent',
			s_hash: 'hash-absent',
		});
		expect(await codesOf({})).toMatchObject({ at_hash: 'hash-missing', c_hash: 'hash-missing' });
	});

	it.each([1, null, true, ['a'], {}])('of another type are none: %j', async (value) => {
		expect(await codesOf({ at_hash: value })).toMatchObject({ at_hash: 'hash-not-a-string' });
	});

	it('that stand there twice are none', async () => {
		const twice = idToken(`{"at_hash":"a","at_hash":"${atHash!.hash}"}`);
		const [check] = await checkTokenHashes({ idToken: twice, accessToken });
		expect(check).toMatchObject({ state: 'failed', code: 'hash-ambiguous', detail: { count: 2 } });
	});

	it('cannot be told under an algorithm that defines none, nor of claims that cannot be read', async () => {
		expect(await codesOf({ at_hash: 'a' }, { accessToken }, 'ML-DSA-65')).toMatchObject({
			at_hash: 'hash-undefined',
		});
		for (const text of ['', 'a.b.c', 'no token', '{"payload":"","signatures":[]}']) {
			const checks = await checkTokenHashes({ idToken: readToken(text), accessToken });
			expect(checks.map(({ state }) => state)).toEqual(['not-reached', 'not-reached', 'not-reached']);
		}
	});
});
