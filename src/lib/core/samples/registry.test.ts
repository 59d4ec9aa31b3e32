import { describe, expect, it } from 'vitest';
import { valueOf } from '../encoding/json-tree.ts';
import { algorithms } from '../jose/algorithms.ts';
import { readKeys } from '../jose/read-keys.ts';
import { recogniseKeyText } from '../jose/recognise-key-text.ts';
import { verify } from '../jose/verify.ts';
import { readToken } from '../token/read-token.ts';
import { arrival } from './arrival.ts';
import { freshSample } from './fresh-sample.ts';
import { samples } from './registry.ts';

const now = 1_900_000_000;

async function stateOf(token: string, sample: Pick<(typeof samples)[number], 'keyText' | 'keyHint'>) {
	const keys = await readKeys(sample.keyText, sample.keyHint);
	expect(keys.problems).toEqual([]);
	return (await verify(readToken(token), keys)).state;
}

function numberIn(token: string, name: string): number | undefined {
	const node = valueOf(readToken(token).payload?.json?.root, name);
	return node?.type === 'number' ? Number(node.lexeme) : undefined;
}

describe('the samples', () => {
	it('have unique ids and titles, and the arrival sample is the first', () => {
		expect(new Set(samples.map(({ id }) => id)).size).toBe(samples.length);
		expect(new Set(samples.map(({ title }) => title)).size).toBe(samples.length);
		expect(samples[0]).toBe(arrival);
	});

	it('show every algorithm that the page signs with', () => {
		const shown = samples.filter(({ group }) => group === 'algorithm').map(({ title }) => title);
		const tooLong = ['ML-DSA-65', 'ML-DSA-87'];
		const signing = algorithms.filter((row) => row.webCrypto && !tooLong.includes(row.name));
		expect(shown).toEqual(signing.map(({ name }) => name));
	});

	it.each(samples)('$id: verifies or fails as it states', async (sample) => {
		expect(sample.note).toMatch(/[.]$/);
		expect(await stateOf(sample.token, sample)).toBe(sample.expect);
	});

	it.each(samples)('$id: opened now, its signature is in the same state', async (sample) => {
		const fresh = await freshSample(sample, now);
		expect(await stateOf(fresh.token, fresh)).toBe(sample.expect);
		if (!sample.shift) expect(fresh.token).toBe(sample.token);
	});

	it.each(samples.filter(({ shift }) => shift))(
		'$id: opened now, only its times have moved',
		async (sample) => {
			const { token } = await freshSample(sample, now + 0.7);
			const delta = now - 480 - numberIn(sample.token, 'iat')!;
			expect(numberIn(token, 'iat')).toBe(now - 480);
			expect(numberIn(token, 'exp')).toBe(numberIn(sample.token, 'exp')! + delta);
			expect(token.split('.')[0]).toBe(sample.token.split('.')[0]);
			const blank = (text: string) => readToken(text).payload?.text?.replace(/\d{10}/g, '0');
			expect(blank(token)).toBe(blank(sample.token));
		},
	);

	it.each(samples.filter(({ group, keyText }) => group !== 'rfc' && keyText !== ''))(
		'$id: its key is marked as a demonstration',
		({ keyText, keyHint, token }) => {
			const kid = valueOf(readToken(token).header?.json?.root, 'kid');
			expect(kid?.type === 'string' && kid.value).toMatch(/^demo-/);
			const { form } = recogniseKeyText(keyText, keyHint);
			expect(keyText).toMatch(form === 'secret' ? /^demo-/ : /"kid": "demo-/);
		},
	);

	it('are expired, unsecured or tampered where they say so', async () => {
		const open = async (id: string) =>
			(
				await freshSample(
					samples.find((one) => one.id === id)!,
					now,
				)
			).token;
		expect(numberIn(await open('expired'), 'exp')).toBeLessThan(now);
		expect(numberIn(await open('oauth-access-token'), 'exp')).toBe(now + 420);
		expect(readToken(await open('unsecured')).kind).toBe('unsecured');
		expect(readToken(await open('tampered')).payload?.text).toContain('"role":"admin"');
	});

	it('can all be signed anew: their keys hold the private half', async () => {
		for (const { keyText, keyHint } of samples.filter((sample) => sample.keyText !== '')) {
			expect((await readKeys(keyText, keyHint)).keys[0]?.private).toBe(true);
		}
	});
});
