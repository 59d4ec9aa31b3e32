import { describe, expect, it, vi } from 'vitest';
import vectors from '../../../../tests/vectors/jws-more.json' with { type: 'json' };
import { readToken } from '../token/read-token.ts';
import type { Key } from './key.ts';
import { generateKey } from './generate-key.ts';
import { readKeys } from './read-keys.ts';
import { sign } from './sign.ts';
import { verify } from './verify.ts';

// The part of the site that holds the library was not fetched: the network is gone, or a new version came.
vi.mock('@noble/curves/secp256k1.js', () => {
	throw new Error('not fetched');
});

const { token, key: text } = vectors.find(({ title }) => title.startsWith('ES256K made by OpenSSL'))!;

describe('where the library of an algorithm is missing', () => {
	it('the key is told to be of a kind that cannot be computed with', async () => {
		const { keys, problems } = await readKeys(text);
		expect(keys).toEqual([]);
		expect(problems).toMatchObject([{ code: 'key-rejected', detail: { reason: 'not-supported' } }]);
		expect(await generateKey('ES256K')).toBeUndefined();
	});

	it('a signature is neither verified nor made, and the key is not to blame', async () => {
		const jwk = { kty: 'EC', crv: 'secp256k1', x: 'A'.repeat(43), y: 'A'.repeat(43), d: 'A'.repeat(43) };
		const key: Key = {
			type: 'EC',
			curve: 'secp256k1',
			bits: 256,
			private: true,
			kid: undefined,
			alg: undefined,
			use: undefined,
			keyOps: undefined,
			jwk,
			thumbprint: undefined,
			index: 0,
		};
		const reason = 'algorithm-unsupported-here';
		expect(await verify(readToken(token), [key])).toMatchObject({ state: 'impossible', reason });
		const part = { kind: 'encoded', encoded: 'e30' } as const;
		expect(await sign({ parts: [part, part], tail: '' }, key, 'ES256K')).toMatchObject({ reason });
	});
});
