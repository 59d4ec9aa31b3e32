import { describe, expect, test } from 'vitest';
import { encodeBase64url } from '#lib/core/encoding/base64url.ts';
import { encodeUtf8 } from '#lib/core/encoding/utf8.ts';
import { verify } from '#lib/core/jose/verify.ts';
import { registeredAlgorithms } from '#lib/core/jose/registered-algorithms.ts';
import { algorithmNamed } from '#lib/core/jose/algorithms.ts';
import { readToken } from '#lib/core/token/read-token.ts';
import { describeSignature, keyFor } from './describe-signature.ts';

async function sentenceFor(alg: string): Promise<string> {
	const header = encodeBase64url(encodeUtf8(JSON.stringify({ alg })));
	return describeSignature(await verify(readToken(`${header}.e30.AA`), []), alg).sentence;
}

describe('an algorithm that gives no answer', () => {
	const lacking = registeredAlgorithms.filter(({ name, kind }) => kind === 'jws' && !algorithmNamed(name));

	test.each(lacking)(
		'$name is lacking because it is prohibited',
		async ({ name, meaning, section, status }) => {
			expect(status).toBe('prohibited');
			expect(await sentenceFor(name)).toBe(
				`${name} (${meaning}) is not checked: JWTs must not use it (${section}).`,
			);
		},
	);

	test('one of the table is lacking in the browser, and cannot be fetched', () => {
		const outcome = { state: 'impossible', reason: 'algorithm-unsupported-here', tried: [] } as const;
		expect(describeSignature(outcome, 'Ed25519').sentence).toBe('This browser cannot compute Ed25519.');
	});

	test.each([
		['RSA-OAEP', 'RSA-OAEP encrypts; it does not sign (RFC 7518 §4.3).'],
		['hs256', '“hs256” is no registered algorithm.'],
	])('%s', async (alg, sentence) => {
		expect(await sentenceFor(alg)).toBe(sentence);
	});
});

describe('the key that an algorithm needs', () => {
	test.each([
		['HS256', 'the shared secret'],
		['RS256', 'the issuer’s RSA public key'],
		['ES256K', 'the issuer’s secp256k1 public key'],
		['Ed448', 'the issuer’s Ed448 public key'],
		['EdDSA', 'the issuer’s Ed25519 or Ed448 public key'],
		['ML-DSA-65', 'the issuer’s ML-DSA-65 public key'],
		['none', 'a secret, PEM, JWK or JWK Set'],
		['RSA-OAEP', 'a secret, PEM, JWK or JWK Set'],
	])('%s: %s', (alg, words) => {
		expect(keyFor(alg)).toBe(words);
	});
});
