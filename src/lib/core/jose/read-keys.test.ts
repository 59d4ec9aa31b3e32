import { describe, expect, it } from 'vitest';
import cases from '../../../../tests/vectors/keys.json' with { type: 'json' };
import thumbprints from '../../../../tests/vectors/thumbprints.json' with { type: 'json' };
import { derTag, writeElement } from './der.ts';
import { modulusBitsOf, readKeyDer } from './key-der.ts';
import { isKeyRemark } from './key-remarks.ts';
import type { KeyHint, KeyReading } from './key.ts';
import { automaticHint } from './key.ts';
import { readKeys } from './read-keys.ts';
import { recogniseKeyText } from './recognise-key-text.ts';
import { thumbprint } from './thumbprint.ts';

const codes = (reading: KeyReading) => reading.problems.map(({ code }) => code);
const asSecret: KeyHint = { readAs: 'secret', encoding: 'utf8' };

describe('readKeys', () => {
	it.each(cases)('$title ($section)', async ({ text, hint, form, keys, problems }) => {
		const reading = await readKeys(text, (hint as KeyHint | undefined) ?? automaticHint);
		expect(reading.form).toBe(form);
		expect(reading.keys).toMatchObject(keys);
		expect(reading.keys).toHaveLength(keys.length);
		expect(codes(reading)).toEqual(problems);
		for (const { place } of reading.problems) {
			expect(place.in).toBe('key');
			expect(place.from).toBeLessThanOrEqual(place.to);
			expect(place.to).toBeLessThanOrEqual(text.length);
		}
	});

	it.each(cases)('is foreseen by recogniseKeyText: $title', async ({ text, hint }) => {
		const readingHint = (hint as KeyHint | undefined) ?? automaticHint;
		const reading = await readKeys(text, readingHint);
		const guess = recogniseKeyText(text, readingHint);
		if (reading.keys.some((key) => key.private) && !codes(reading).includes('key-text-is-public-key')) {
			expect(guess.holdsSecret).toBe(true);
		}
		if (reading.keys.length > 0) expect(guess.form).toBe(reading.form);
	});

	it('keeps a final line break of a UTF-8 secret, byte for byte', async () => {
		const { keys } = await readKeys('abc\n', asSecret);
		expect(keys[0]?.jwk).toEqual({ kty: 'oct', k: 'YWJjCg' });
	});

	it('tells the place of a fault within an encoded secret', async () => {
		const reading = await readKeys('  00fg', { readAs: 'auto', encoding: 'hex' });
		expect(reading.problems[0]?.place).toEqual({ in: 'key', from: 5, to: 6 });
	});

	it('tells the place of a fault within an armoured block', async () => {
		const text = '-----BEGIN PUBLIC KEY-----\nMFkw*\n-----END PUBLIC KEY-----';
		expect((await readKeys(text)).problems[0]?.place).toEqual({ in: 'key', from: 31, to: 32 });
	});

	it('keeps what a JWK says of itself', async () => {
		const jwk = { kty: 'oct', k: 'A'.repeat(43), kid: 'a', alg: 'HS256', use: 'sig', key_ops: ['sign'] };
		const { keys } = await readKeys(JSON.stringify(jwk));
		expect(keys[0]).toMatchObject({ kid: 'a', alg: 'HS256', use: 'sig', keyOps: ['sign'] });
		expect(keys[0]?.jwk).toEqual({ kty: 'oct', k: 'A'.repeat(43) });
	});

	it('remarks what a JWK says of itself in another type than it must, and passes it over', async () => {
		const jwk = { kty: 'oct', k: 'A'.repeat(43), kid: 7, alg: null, use: 1, key_ops: 'encrypt' };
		const reading = await readKeys(JSON.stringify(jwk));
		expect(reading.keys[0]).toMatchObject({
			kid: undefined,
			alg: undefined,
			use: undefined,
			keyOps: undefined,
		});
		expect(new Set(codes(reading))).toEqual(new Set(['key-jwk-member-ignored']));
		expect(reading.problems.map(({ detail }) => detail['member'])).toEqual(['kid', 'alg', 'use', 'key_ops']);
		expect(reading.problems.every(({ code }) => isKeyRemark(code))).toBe(true);
		const mixed = await readKeys(JSON.stringify({ kty: 'oct', k: 'A'.repeat(43), key_ops: ['verify', 1] }));
		expect(mixed.keys[0]?.keyOps).toEqual(['verify']);
		expect(codes(mixed)).toEqual(['key-jwk-member-ignored']);
	});

	it.each([
		['PEM', (base64: string) => `-----BEGIN RSA PUBLIC KEY-----\n${base64}\n-----END RSA PUBLIC KEY-----`],
		['bare DER', (base64: string) => base64],
	])('has the same limit for a modulus in %s as in a JWK', async (_, write) => {
		const textOf = (bytes: number) => {
			const modulus = writeElement(derTag.integer, Uint8Array.of(0), new Uint8Array(bytes).fill(0xff));
			const der = writeElement(
				derTag.sequence,
				modulus,
				writeElement(derTag.integer, Uint8Array.of(1, 0, 1)),
			);
			return write(Buffer.from(der).toString('base64'));
		};
		expect((await readKeys(textOf(2049))).problems).toMatchObject([
			{ code: 'key-too-large', detail: { bits: 16_392, limit: 16_384 } },
		]);
		expect((await readKeys(textOf(2048))).keys).toMatchObject([{ type: 'RSA', bits: 16_384 }]);
	});

	it.each(cases.filter(({ title }) => /^rsa2048 PKCS#(1 private|8) PEM/.test(title)))(
		'foresees the modulus of a private key too: $title',
		({ text }) => {
			const body = text.replace(/-----[^-]+-----|\s|\\n/g, '');
			const der = readKeyDer(Uint8Array.from(Buffer.from(body, 'base64')));
			expect(typeof der === 'string' ? der : modulusBitsOf(der)).toBe(2048);
		},
	);

	it('never takes the text of a key as a secret unless told to', async () => {
		for (const { text, form } of cases.filter((one) => one.form !== 'secret' && one.hint === undefined)) {
			const reading = await readKeys(text);
			expect(reading.form, form).not.toBe('secret');
			if (form !== 'jwk' && form !== 'jwks')
				expect(reading.keys.every(({ type }) => type !== 'oct')).toBe(true);
		}
	});

	it('reads the first thousand keys of a longer set', async () => {
		const keys = Array.from({ length: 1001 }, (_, index) => ({
			kty: 'oct',
			k: 'A'.repeat(43),
			kid: `${index}`,
		}));
		const reading = await readKeys(JSON.stringify({ keys }));
		expect(reading.keys).toHaveLength(1000);
		expect(reading.keys[999]).toMatchObject({ kid: '999', index: 999 });
		expect(codes(reading)).toEqual(['key-too-large']);
	});

	it.each([
		['a PEM text', `-----BEGIN PUBLIC KEY-----\n${'A'.repeat(70_000)}\n-----END PUBLIC KEY-----`],
		['a JWK Set', `{"keys":[${'0,'.repeat(600_000)}0]}`],
	])('has a limit for %s', async (_, text) => {
		expect(codes(await readKeys(text))).toEqual(['key-too-large']);
	});
});

describe('recogniseKeyText', () => {
	it.each([
		['', 'empty', false],
		['   ', 'empty', false],
		['s3cret', 'secret', true],
		['{"kty":"EC","d":"', 'jwk', true],
		['{"kty":"EC","\\u0064":"x"}', 'jwk', true],
		['{"kty":"RSA","n":"AQAB"}', 'jwk', false],
		['{"keys":[{"kty":"oct","k":"x"}]}', 'jwks', true],
		['-----BEGIN RSA PRIVATE KEY-----\nMII', 'pkcs1', true],
		['-----BEGIN OPENSSH PRIVATE KEY-----', 'ssh-private', true],
		['-----BEGIN CERTIFICATE-----', 'x509', false],
	])('%s', (text, form, holdsSecret) => {
		expect(recogniseKeyText(text, automaticHint)).toEqual({ form, holdsSecret });
	});
});

describe('thumbprint', () => {
	it.each(thumbprints)('$section', async ({ jwk, thumbprint: expected }) => {
		expect(await thumbprint(jwk as JsonWebKey)).toBe(expected);
	});

	it('has none for a key without its members', async () => {
		expect(await thumbprint({ kty: 'EC', crv: 'P-256', x: 'AA' })).toBeUndefined();
		expect(await thumbprint({ kty: 'constructor' })).toBeUndefined();
	});

	it.each([
		['https://auth.example.com/.well-known/jwks.json', 'address'],
		['eyJhbGciOiJIUzI1NiJ9.e30.AAAA', 'token'],
	])('remarks that the secret %s looks like something else', async (text, looks) => {
		const { form, keys, problems } = await readKeys(text);
		expect(form).toBe('secret');
		expect(keys).toHaveLength(1);
		expect(problems).toContainEqual(
			expect.objectContaining({ code: 'key-secret-looks-like', detail: { looks } }),
		);
	});

	it('says that a set without keys holds none', async () => {
		expect((await readKeys('{"keys":[]}')).problems).toMatchObject([
			{ code: 'key-jwk-member', detail: { member: 'keys', reason: 'empty' } },
		]);
	});
});
