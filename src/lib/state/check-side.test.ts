import { describe, expect, it } from 'vitest';
import { readKeys } from '#lib/core/jose/read-keys.ts';
import { samples } from '#lib/core/samples/registry.ts';
import { readToken } from '#lib/core/token/read-token.ts';
import { checkSide, isSameKey } from './check-side.ts';

const sampleOf = (expects: string) => samples.find(({ expect: found }) => found === expects)!;
const keysOf = ({ keyText, keyHint }: (typeof samples)[number]) => readKeys(keyText, keyHint);

describe('a token under the keys there are for it', () => {
	it('is verified with the key at hand before its own is looked at', async () => {
		const sample = sampleOf('verified');
		const own = { text: 'not it', hint: sample.keyHint };
		const check = await checkSide(readToken(sample.token), await keysOf(sample), own);
		expect(check).toMatchObject({ state: 'verified', with: 'at-hand' });
		expect(isSameKey(check.key, check.key)).toBe(true);
	});

	it('is opened with its own key, and then has content to be compared', async () => {
		const sample = sampleOf('decrypted');
		const own = { text: sample.keyText, hint: sample.keyHint };
		const sealed = readToken(sample.token);
		expect(sealed.payload).toBeUndefined();
		const check = await checkSide(sealed, await keysOf(sampleOf('verified')), own);
		expect(check).toMatchObject({ state: 'opened', with: 'own', reading: { beside: 'decrypted' } });
		expect(check.reading.payload?.bytes.length).toBeGreaterThan(0);
	});

	it('is not checked without a key', async () => {
		const reading = readToken(sampleOf('decrypted').token);
		expect(await checkSide(reading, undefined, undefined)).toEqual({
			state: 'none',
			with: undefined,
			key: undefined,
			reading,
		});
	});
});
