// An engine that has ML-DSA, as the browsers of these days do and Node 20 does not: what WICG's "Modern Algorithms in
// the Web Cryptography API" says of its steps, computed by the library. Proof of which steps this page takes there.

import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import vectors from '../../../../tests/vectors/jws-more.json' with { type: 'json' };
import { decodeBase64url, encodeBase64url } from '../encoding/base64url.ts';
import { readToken } from '../token/read-token.ts';
import { forgetCapabilities } from './capabilities.ts';
import { exportKey } from './export-key.ts';
import { generateKey } from './generate-key.ts';
import type { Jwk } from './key.ts';
import { readKeys } from './read-keys.ts';
import { sign } from './sign.ts';
import { verify } from './verify.ts';
import { whereSigned } from './where-computed.ts';

interface FakeKey {
	readonly seed?: Uint8Array;
	readonly publicKey: Uint8Array;
}

const name = 'ML-DSA-44';
const bytesOf = (text: string | undefined) => new Uint8Array(decodeBase64url(text ?? '').bytes);
const fromSeed = (seed: Uint8Array): FakeKey => ({ seed, publicKey: ml_dsa44.keygen(seed).publicKey });
const dataError = () => new DOMException('', 'DataError');

function importJwk(jwk: Jwk, usages: readonly string[]): FakeKey {
	const wanted = jwk.priv === undefined ? 'verify' : 'sign';
	if (usages.some((usage) => usage !== wanted)) throw new DOMException('', 'SyntaxError');
	if (jwk.kty !== 'AKP' || jwk.alg !== name) throw dataError();
	const publicKey = bytesOf(jwk.pub);
	if (publicKey.length !== 1312) throw dataError();
	if (jwk.priv === undefined) return { publicKey };
	const key = fromSeed(bytesOf(jwk.priv));
	if (encodeBase64url(key.publicKey) !== jwk.pub) throw dataError();
	return key;
}

const calls: string[] = [];

/** @param lacking a step that this engine does not know for ML-DSA */
function engineWithLattices(lacking?: 'jwk'): void {
	const { subtle } = globalThis.crypto;
	const own = {
		generateKey: subtle.generateKey.bind(subtle),
		importKey: subtle.importKey.bind(subtle),
		exportKey: subtle.exportKey.bind(subtle),
		sign: subtle.sign.bind(subtle),
		verify: subtle.verify.bind(subtle),
	};
	type Any = (...given: unknown[]) => Promise<unknown>;
	const take = (step: keyof typeof own, at: number, does: (...given: never[]) => unknown) => {
		const theirs = own[step] as Any;
		vi.spyOn(subtle, step as 'sign').mockImplementation(((...given: unknown[]) => {
			const subject = given[at] as { name?: string; publicKey?: unknown };
			if (subject.name !== name && subject.publicKey === undefined) return theirs(...given);
			calls.push(step);
			return new Promise((resolve) => resolve(does(...(given as never[]))));
		}) as never);
	};
	take('generateKey', 0, () => {
		const privateKey = fromSeed(globalThis.crypto.getRandomValues(new Uint8Array(32)));
		return { privateKey, publicKey: { publicKey: privateKey.publicKey } };
	});
	take(
		'importKey',
		2,
		(format: string, data: Jwk | Uint8Array, _: unknown, __: boolean, usages: string[]) => {
			if (format === lacking) throw new DOMException('', 'NotSupportedError');
			return format === 'jwk' ? importJwk(data as Jwk, usages) : fromSeed((data as Uint8Array).slice(-32));
		},
	);
	take('exportKey', 1, (format: string, { seed, publicKey }: FakeKey) => {
		if (format === lacking) throw new DOMException('', 'NotSupportedError');
		const pub = encodeBase64url(publicKey);
		const half = { kty: 'AKP', alg: name, pub, key_ops: [], ext: true };
		return seed ? { ...half, priv: encodeBase64url(seed) } : half;
	});
	take('sign', 1, (_: unknown, { seed }: FakeKey, input: Uint8Array) =>
		ml_dsa44.sign(input, ml_dsa44.keygen(seed).secretKey),
	);
	take('verify', 1, (_: unknown, { publicKey }: FakeKey, signature: Uint8Array, input: Uint8Array) =>
		ml_dsa44.verify(signature, input, publicKey),
	);
}

beforeEach(() => {
	forgetCapabilities();
	calls.length = 0;
});
afterEach(() => {
	vi.restoreAllMocks();
	forgetCapabilities();
});

const vector = vectors.find(({ title }) => title === name)!;

describe('an engine with ML-DSA', () => {
	it('makes, reads, exports, signs and verifies by itself', async () => {
		engineWithLattices();
		expect(await whereSigned(name)).toBe('webcrypto');
		const made = await generateKey(name);
		const { keys, problems } = await readKeys(made!.text, made!.hint);
		expect(problems).toEqual([]);
		const again = await readKeys((await exportKey(keys[0]!, 'pkcs8'))!);
		expect(again.keys[0]?.jwk).toEqual(keys[0]?.jwk);
		const parts = [`{"alg":"${name}"}`, '{}'].map((text) => ({
			kind: 'encoded' as const,
			encoded: encodeBase64url(new TextEncoder().encode(text)),
		}));
		calls.length = 0;
		const outcome = await sign({ parts, tail: '' }, keys[0], name);
		const signature = outcome.state === 'signed' ? outcome.signature : '';
		const token = [...parts.map(({ encoded }) => encoded), signature].join('.');
		expect((await verify(readToken(token), keys)).state).toBe('verified');
		expect(calls).toEqual(['importKey', 'sign', 'importKey', 'verify']);
		expect((await verify(readToken(vector.token), await readKeys(vector.key))).state).toBe('verified');
	});

	it('refuses halves that do not belong together', async () => {
		engineWithLattices();
		const jwk = { ...(JSON.parse(vector.key) as object), priv: 'B'.repeat(42) + 'A' };
		const { keys, problems } = await readKeys(JSON.stringify(jwk));
		expect(keys).toMatchObject([{ private: false }]);
		expect(problems).toMatchObject([{ code: 'key-no-private-half' }]);
	});
});

describe('an engine with ML-DSA that does not know its JWKs', () => {
	it('is left aside: the library does it all', async () => {
		engineWithLattices('jwk');
		expect(await whereSigned(name)).toBe('noble');
		calls.length = 0;
		expect((await verify(readToken(vector.token), await readKeys(vector.key))).state).toBe('verified');
		expect(calls).toEqual([]);
	});
});
