import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportForms, exportKeys } from './export-keys.ts';
import type { KeyTextForm } from './export-keys.ts';
import { generateKey } from './generate-key.ts';
import type { Key, KeyHint, SecretEncoding } from './key.ts';
import { automaticHint } from './key.ts';
import { readKeys } from './read-keys.ts';

async function fresh(alg: string): Promise<Key> {
	const made = await generateKey(alg);
	const { keys } = await readKeys(made!.text, made!.hint);
	return keys[0]!;
}

const pairs = await Promise.all(['RS256', 'ES256', 'ES384', 'ES512', 'Ed25519'].map(fresh));

const publicHalf = async (key: Key) => (await readKeys((await exportKeys([key], 'public-jwk'))!)).keys[0]!;

const encodingOf: Partial<Record<KeyTextForm, SecretEncoding>> = {
	text: 'utf8',
	base64: 'base64',
	base64url: 'base64url',
	hex: 'hex',
};

const hintFor = (form: KeyTextForm): KeyHint =>
	encodingOf[form] === undefined ? automaticHint : { readAs: 'secret', encoding: encodingOf[form] };

const privateForms: readonly KeyTextForm[] = ['jwk', 'private-jwks', 'pkcs8'];

describe('exportKeys and readKeys', () => {
	it.each(pairs.map((key) => [key.curve ?? key.type, key] as const))(
		'give the same %s key in every form of either half',
		async (_, key) => {
			for (const half of [key, await publicHalf(key)]) {
				expect(exportForms(half)).toEqual(
					half.private
						? ['public-jwk', 'jwks', 'spki', 'jwk', 'private-jwks', 'pkcs8']
						: ['public-jwk', 'jwks', 'spki'],
				);
				for (const form of exportForms(half)) {
					const text = await exportKeys([half], form);
					const { keys, problems } = await readKeys(text!);
					expect(problems).toEqual([]);
					expect(keys).toHaveLength(1);
					expect(keys[0]).toMatchObject({ thumbprint: key.thumbprint, private: privateForms.includes(form) });
					if (privateForms.includes(form)) expect(keys[0]!.jwk).toEqual(key.jwk);
					else expect(text).not.toContain('"d"');
				}
			}
		},
	);

	it('give the same secret in every form that its bytes can take', async () => {
		const secrets = fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 80 }), fc.string({ minLength: 1 }));
		await fc.assert(
			fc.asyncProperty(secrets, async (secret) => {
				const bytes = typeof secret === 'string' ? Buffer.from(secret) : Buffer.from(secret);
				const jwk = { kty: 'oct', k: bytes.toString('base64url') };
				const { keys } = await readKeys(JSON.stringify(jwk));
				const forms = exportForms(keys[0]!);
				expect(forms.length).toBeGreaterThanOrEqual(5);
				for (const form of forms) {
					const text = await exportKeys(keys, form);
					expect((await readKeys(text!, hintFor(form))).keys[0]?.jwk).toEqual(jwk);
				}
			}),
		);
	});

	it('write several keys as one text, and leave out those that cannot take its form', async () => {
		const secret = (await readKeys('a secret that is long enough for HS256')).keys[0]!;
		const keys = [pairs[1]!, secret, await publicHalf(pairs[2]!), pairs[4]!];
		const kindsOf = async (form: KeyTextForm) =>
			(await readKeys((await exportKeys(keys, form)) ?? '')).keys.map((key) => [key.type, key.private]);
		expect(await kindsOf('spki')).toEqual([
			['EC', false],
			['EC', false],
			['OKP', false],
		]);
		expect(await kindsOf('pkcs8')).toEqual([
			['EC', true],
			['OKP', true],
		]);
		expect(await kindsOf('jwks')).toEqual([
			['EC', false],
			['EC', false],
			['OKP', false],
		]);
		expect(await kindsOf('private-jwks')).toEqual([
			['EC', true],
			['oct', true],
			['EC', false],
			['OKP', true],
		]);
		expect(await exportKeys([secret], 'jwks')).toBeUndefined();
		expect(await exportKeys([secret], 'spki')).toBeUndefined();
		expect(await exportKeys([await publicHalf(pairs[1]!)], 'private-jwks')).toBeUndefined();
		expect(await exportKeys([await publicHalf(pairs[1]!)], 'jwk')).toBeUndefined();
		expect(await exportKeys([], 'jwks')).toBeUndefined();
	});

	it('name keys by their thumbprints on request', async () => {
		const keys = [
			{ ...pairs[1]!, kid: 'other' },
			{ ...pairs[4]!, kid: undefined },
		];
		for (const form of ['jwks', 'private-jwks'] as const) {
			const text = await exportKeys(keys, form, { withThumbprintKid: true });
			const read = await readKeys(text!);
			expect(read.keys.map(({ kid }) => kid)).toEqual(keys.map(({ thumbprint }) => thumbprint));
		}
		expect(await exportKeys(keys, 'jwks')).toContain('"kid": "other"');
	});
});
