import { describe, expect, it } from 'vitest';
import { generateKey } from './generate-key.ts';
import { automaticHint, type Key } from './key.ts';
import { readKeys } from './read-keys.ts';
import { signingKey } from './signing-key.ts';

async function keysOf(...changes: readonly object[]): Promise<readonly Key[]> {
	const jwks = await Promise.all(
		changes.map(async (change) => ({
			...(JSON.parse((await generateKey('ES256'))!.text) as object),
			...change,
		})),
	);
	return (await readKeys(JSON.stringify({ keys: jwks }), automaticHint)).keys;
}

describe('the key to sign with', () => {
	it('is the one that kid names', async () => {
		const keys = await keysOf({ kid: 'one' }, { kid: 'two' });
		expect(signingKey(keys, 'ES256', 'two')).toBe(keys[1]);
		expect(signingKey(keys, 'ES256', undefined)).toBe(keys[0]);
		expect(signingKey(keys, 'ES256', 'three')).toBe(keys[0]);
	});

	it('is one that its JWK allows before one that it forbids, named or not', async () => {
		const keys = await keysOf({ kid: 'one', use: 'enc' }, { kid: 'two' });
		expect(signingKey(keys, 'ES256', 'one')).toBe(keys[1]);
		expect(signingKey(keys.slice(0, 1), 'ES256', 'one')).toBe(keys[0]);
	});

	it('is of the algorithm’s type, and private', async () => {
		const [key] = await keysOf({});
		expect(signingKey([key!], 'RS256', undefined)).toBeUndefined();
		expect(signingKey([key!], 'none', undefined)).toBeUndefined();
		expect(signingKey([{ ...key!, private: false }], 'ES256', undefined)).toBeUndefined();
	});
});
