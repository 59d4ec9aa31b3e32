import { expect, it } from 'vitest';
import { generateKey } from '#lib/core/jose/generate-key.ts';
import { readKeys } from '#lib/core/jose/read-keys.ts';
import { generateChoices } from './generate-choices.ts';

it.each([
	['HS256', ['256 random bits', '384 random bits', '512 random bits']],
	['HS512', ['512 random bits']],
	['PS384', ['RSA 2048 bits', 'RSA 3072 bits', 'RSA 4096 bits']],
	['EdDSA', ['Ed25519', 'Ed448']],
	['none', []],
	['of nobody', []],
	[undefined, []],
])('for %s there are %o', (alg, labels) => {
	expect(generateChoices(alg).map(({ label }) => label)).toEqual(labels);
});

it('gives a secret as long as it says, and never a shorter one than the algorithm wants', async () => {
	const bitsOf = async (alg: string, secretBits: number) => {
		const made = await generateKey(alg, { secretBits });
		return (await readKeys(made!.text, made!.hint)).keys[0]?.bits;
	};
	expect(await bitsOf('HS256', 512)).toBe(512);
	expect(await bitsOf('HS512', 256)).toBe(512);
});
