import { describe, expect, test } from 'vitest';
import { keyManagements } from '#lib/core/jose/encryption/key-management.ts';
import type { DecryptOutcome, JweDetail, JweReason } from '#lib/core/jose/encryption/jwe.ts';
import { describeDecryption, describeJweFault, failedStep, keyForEncryption } from './describe-decryption.ts';

const refused = (
	state: 'failed' | 'impossible',
	reason: JweReason,
	detail: JweDetail = {},
): DecryptOutcome => ({
	state,
	reason,
	detail,
	tried: [],
});

describe('what decrypting gave', () => {
	test('an open question is no answer', () => {
		expect(describeDecryption(undefined, 'dir', 'A128GCM').tone).toBe('waiting');
	});

	test.each([
		['no-key', 'none', 'not opened: needs a key'],
		['algorithm-withdrawn', 'bad', 'not opened: withdrawn algorithm'],
		['key-is-public', 'warning', 'not opened'],
	] as const)('impossible for %s', (reason, tone, chip) => {
		expect(describeDecryption(refused('impossible', reason), 'dir', 'A128GCM')).toMatchObject({ tone, chip });
	});

	test('a token that another key opens does not open', () => {
		const words = describeDecryption(refused('failed', 'content-not-authentic'), 'dir', 'A128GCM');
		expect(words).toMatchObject({ tone: 'bad', chip: 'does not open' });
	});

	test('without a key, the one that is needed is named', () => {
		const outcome = refused('impossible', 'no-key');
		expect(describeDecryption(outcome, 'dir', 'A256CBC-HS512').sentence).toContain(
			'the shared 512-bit secret',
		);
	});
});

describe('why it was not', () => {
	test.each<[JweReason, JweDetail, string]>([
		['key-wrong-length', { expected: 128, found: 256 }, 'The key has 256 bits, and exactly 128 are needed'],
		['key-wrong-type', { expected: 'P-256, P-384, X448', found: 'Ed25519' }, 'needs P-256, P-384 or X448.'],
		['parameter-ill-formed', { member: 'epk', cause: 'x-length' }, 'its coordinate x has the wrong length'],
		[
			'parameter-ill-formed',
			{ member: 'iv', cause: 'length', expected: 12, found: 8 },
			'it has 8 bytes, and 12',
		],
		['p2c-too-high', { iterations: 1e7, most: 1e7, milliseconds: 1100 }, 'for about 1 s'],
		['p2c-too-high', { iterations: 1e9, most: 1e7, milliseconds: 110_000 }, 'stops at 10,000,000'],
		['inflated-too-large', { limit: 250_000 }, 'more than 250 KB'],
		['inflated-too-large', { limit: 10_000_000 }, 'more than 10 MB'],
		['key-not-unwrapped', { expected: 256, found: 512 }, 'has 512 bytes, and this RSA key opens 256'],
		['crit-unknown', { name: 'a\nb' }, '“a b”'],
	])('%s %j', (reason, detail, words) => {
		expect(describeJweFault({ reason, detail })).toContain(words);
	});

	test('each is of a step', () => {
		expect(failedStep('algorithm-missing')).toBe('header');
		expect(failedStep('key-wrong-length')).toBe('key');
		expect(failedStep('key-not-unwrapped')).toBe('content key');
		expect(failedStep('content-padding')).toBe('content');
	});
});

describe('the key that an algorithm needs', () => {
	test.each([
		['dir', 'A256GCM', 'the shared 256-bit secret'],
		['dir', undefined, 'the shared secret'],
		['A192GCMKW', 'A128GCM', 'the shared 192-bit secret'],
		['PBES2-HS256+A128KW', 'A128GCM', 'the password'],
		['RSA-OAEP-256', 'A128GCM', 'the recipient’s RSA private key'],
		['ECDH-ES+A128KW', 'A128GCM', 'the recipient’s EC or X25519 private key'],
		['rsa-oaep', 'A128GCM', 'a secret, PEM, JWK or JWK Set'],
	])('%s with %s: %s', (alg, enc, words) => {
		expect(keyForEncryption(alg, enc)).toBe(words);
	});

	test('every algorithm has words of its own', () => {
		for (const { name } of keyManagements) expect(keyForEncryption(name, 'A128GCM'), name).toMatch(/^the /);
	});
});
