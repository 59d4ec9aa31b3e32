import { describe, expect, it } from 'vitest';
import { valueOf } from '../encoding/json-tree.ts';
import { readJson } from '../encoding/json.ts';
import { decodeUtf8 } from '../encoding/utf8.ts';
import { algorithms } from '../jose/algorithms.ts';
import { decrypt } from '../jose/encryption/decrypt.ts';
import { jweInputOf } from '../jose/encryption/jwe-input.ts';
import { readKeys } from '../jose/read-keys.ts';
import { recogniseKeyText } from '../jose/recognise-key-text.ts';
import { verify } from '../jose/verify.ts';
import { readToken } from '../token/read-token.ts';
import { arrival } from './arrival.ts';
import { freshSample } from './fresh-sample.ts';
import { freshSealedSample } from './fresh-sealed-sample.ts';
import { samples, type Sample } from './registry.ts';

const now = 1_900_000_000;

async function stateOf(token: string, sample: Pick<Sample, 'keyText' | 'keyHint'>) {
	const keys = await readKeys(sample.keyText, sample.keyHint);
	expect(keys.problems).toEqual([]);
	const reading = readToken(token);
	const input = jweInputOf(reading);
	if (!input) return (await verify(reading, keys)).state;
	const opened = await decrypt(input, keys.keys);
	return opened.state;
}

const open = (sample: Sample) =>
	sample.expect === 'decrypted' ? freshSealedSample(sample, now) : freshSample(sample, now);

/** The claims of a sample, or of the signed token within it, as text. */
async function claimsOf(token: string, { keyText, keyHint }: Pick<Sample, 'keyText' | 'keyHint'>) {
	const input = jweInputOf(readToken(token));
	if (!input) return readToken(token).payload?.text ?? '';
	const keys = await readKeys(keyText, keyHint);
	const opened = await decrypt(input, keys.keys);
	if (opened.state !== 'decrypted') return '';
	const { text } = decodeUtf8(opened.plaintext);
	if (!text.startsWith('e')) return text;
	expect((await verify(readToken(text), keys)).state).toBe('verified');
	return readToken(text).payload?.text ?? '';
}

function numberOf(claims: string, name: string): number | undefined {
	const node = valueOf(readJson(claims).root, name);
	return node?.type === 'number' ? Number(node.lexeme) : undefined;
}

const numberIn = (token: string, name: string) => numberOf(readToken(token).payload?.text ?? '', name);

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
		const fresh = await open(sample);
		expect(await stateOf(fresh.token, fresh)).toBe(sample.expect);
		if (!sample.shift) expect(fresh.token).toBe(sample.token);
	});

	it.each(samples.filter(({ shift }) => shift))(
		'$id: opened now, only its times have moved',
		async (sample) => {
			const { token } = await (sample.expect === 'decrypted' ? freshSealedSample : freshSample)(
				sample,
				now + 0.7,
			);
			const [before, after] = [await claimsOf(sample.token, sample), await claimsOf(token, sample)];
			const delta = now - 480 - numberOf(before, 'iat')!;
			expect(numberOf(after, 'iat')).toBe(now - 480);
			expect(numberOf(after, 'exp')).toBe(numberOf(before, 'exp')! + delta);
			const withoutFresh = (text: string) =>
				readToken(text).header?.text?.replace(/"(epk|p2s)":("[^"]*"|\{[^}]*\})/g, '');
			expect(withoutFresh(token)).toBe(withoutFresh(sample.token));
			const blank = (text: string) => text.replace(/\d{10}/g, '0');
			expect(blank(after)).toBe(blank(before));
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
