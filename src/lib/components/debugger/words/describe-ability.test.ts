import { describe, expect, it } from 'vitest';
import { readKeys } from '#lib/core/jose/read-keys.ts';
import { describeAbility } from './describe-ability.ts';

const x25519 = {
	kty: 'OKP',
	crv: 'X25519',
	x: '3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08',
};
const secret = { kty: 'oct', k: 'A'.repeat(43) };

describe('what a key can do', () => {
	it.each([
		[secret, 'can sign and verify'],
		[{ ...secret, key_ops: ['verify'] }, 'can verify'],
		[{ ...secret, alg: 'A256KW' }, 'can encrypt and decrypt'],
		[{ ...secret, use: 'enc' }, 'can encrypt and decrypt'],
		[{ ...secret, key_ops: ['wrapKey'] }, 'can encrypt'],
		[{ ...secret, key_ops: [] }, 'its JWK allows nothing that is done here'],
		[x25519, 'can encrypt, by key agreement'],
	])('%o', async (jwk, words) => {
		const [key] = (await readKeys(JSON.stringify(jwk))).keys;
		expect(describeAbility(key!)).toBe(words);
	});
});
