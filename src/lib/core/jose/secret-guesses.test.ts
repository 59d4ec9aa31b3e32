import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { secretGuesses } from './secret-guesses.ts';

/** What is taken for the work of a person. */
const human = 90;

test.each(
	[
		'MyPassword123!MyPassword123!MyPassword123!',
		'MyPassword123!ForSigningTokens2024',
		'a-string-secret-at-least-256-bits-long',
		'this-is-my-super-secret-key-for-jwt-signing',
		'your-256-bit-secret-your-256-bit-secret',
		'P4ssw0rd!P4ssw0rd!P4ssw0rd!P4ssw0rd!',
		'SuperSecretKeyForTesting2025!!!!!!!!',
		'SUPER_SECRET_JWT_KEY_CHANGE_ME_PLEASE',
		'abcdefghijklmnopqrstuvwxyz0123456789',
		'01234567890123456789012345678901',
		'qwertyuiopasdfghjklzxcvbnm123456',
		'poiuytrewqlkjhgfdsamnbvcxz654321',
		'aaaaaaaaaaaabbbbbbbbbbbbccccccccccccc',
		'secretsecretsecretsecretsecretsecret',
		'change-this-secret-in-production-please',
		'development development development!',
		'a'.repeat(500_000),
	].map((text) => [text.slice(0, 60), text]),
)('%s is the work of a person', (_, text) => {
	expect(secretGuesses(text)).toBeLessThan(human);
});

test.each([
	['a text with a control character', 'password\u0000password'],
	['bytes that are no text', 'password\u0085'],
	[
		'a long text that does not repeat itself',
		Array.from({ length: 40 }, (_, index) => `secret${index} `).join(''),
	],
	['six words that nobody can guess', 'walrus-trombone-gravel-unicycle-plinth-oboe'],
	['a UUID', '9f1c2d8e-4b7a-4c61-8a2f-d03b9e5c7146'],
	[
		'a key of RFC 7515',
		'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
	],
])('%s is not', (_, text) => {
	expect(secretGuesses(text)).toBeGreaterThan(human);
});

describe('128 random bits and more never are', () => {
	/** As even as random bytes, and the same in each run; fast-check's own like small numbers. */
	const bytes = fc
		.tuple(fc.nat(), fc.integer({ min: 16, max: 64 }))
		.map(([seed, length]) => createHash('sha512').update(String(seed)).digest().subarray(0, length));
	test.each(['base64url', 'base64', 'hex'] as const)('in %s', (form) => {
		fc.assert(
			fc.property(bytes, (some) => {
				expect(secretGuesses(some.toString(form))).toBeGreaterThan(human);
				expect(secretGuesses(some.toString(form).toUpperCase())).toBeGreaterThan(human);
			}),
			{ numRuns: 300 },
		);
	});
});

test('repetition adds what its number is worth', () => {
	expect(secretGuesses('password'.repeat(8))).toBe(secretGuesses('password') + 3);
	expect(secretGuesses('xq7')).toBe(3 * Math.log2(36));
});

test('each kind of character widens the choice', () => {
	const bits = (text: string) => secretGuesses(text) / text.length;
	expect(bits('7')).toBe(Math.log2(10));
	expect(bits('7a')).toBe(4);
	expect(bits('7A')).toBe(4);
	expect(bits('q')).toBe(Math.log2(26));
	expect(bits('Q')).toBe(Math.log2(26));
	expect(bits('qQ')).toBe(Math.log2(52));
	expect(bits('q7')).toBe(Math.log2(36));
	expect(bits('q#')).toBe(Math.log2(59));
	expect(secretGuesses('')).toBe(0);
});

test('words cost the same however they are written as people write them', () => {
	expect(secretGuesses('password')).toBe(8);
	expect(secretGuesses('Password')).toBe(9);
	expect(secretGuesses('PASSWORD')).toBe(9);
	expect(secretGuesses('passw0rd')).toBe(10);
	expect(secretGuesses('p4$sword')).toBe(10);
	expect(secretGuesses('pAsswOrd')).toBe(16);
	expect(secretGuesses('password2024')).toBe(16);
	expect(secretGuesses('1999password')).toBe(16);
	expect(secretGuesses('2024')).toBe(4 * Math.log2(10));
	expect(secretGuesses('my-key')).toBeLessThan(secretGuesses('my~key'));
});

test('a long text costs no more than one look', () => {
	const start = performance.now();
	secretGuesses(`${'ab'.repeat(300_000)}c`);
	secretGuesses('z'.repeat(127) + 'y');
	expect(performance.now() - start).toBeLessThan(1000);
});
