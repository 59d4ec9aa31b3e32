import { describe, expect, test } from 'vitest';
import forms from '../../../../../tests/vectors/key-forms.json' with { type: 'json' };
import moreCases from '../../../../../tests/vectors/keys-more.json' with { type: 'json' };
import cases from '../../../../../tests/vectors/keys.json' with { type: 'json' };
import { automaticHint, type KeyHint, type KeyProblemCode } from '#lib/core/jose/key.ts';
import { readKeys } from '#lib/core/jose/read-keys.ts';
import { describeKeyProblem } from './describe-key-problem.ts';
import { describeKey } from './describe-key.ts';

const secretIn = (encoding: KeyHint['encoding']): KeyHint => ({ readAs: 'secret', encoding });
const k = 'A'.repeat(43);
const manyKeys = JSON.stringify({ keys: Array.from({ length: 1001 }, () => ({ kty: 'oct', k })) });
const dsa = '-----BEGIN DSA PRIVATE KEY-----\nAAAA\n-----END DSA PRIVATE KEY-----';

/** Texts that give what the shared vectors do not, and every way in which a detail may be lacking or empty. */
const more: readonly (readonly [text: string, hint?: KeyHint])[] = [
	['[{"kty":"XYZ"},{"kty":""},{"kty":1},{}]'],
	['{"keys":[1]}'],
	['{"keys":1}'],
	['{"keys":[]}'],
	['https://auth.example.com/jwks.json'],
	['eyJhbGciOiJIUzI1NiJ9.e30.AAAA'],
	['{"kty":"EC","crv":"","x":"AA","y":"AA"}'],
	['{"kty":"EC","crv":"brainpoolP256r1"}'],
	['{"kty":"AKP","alg":"SLH-DSA-SHA2-128s","pub":"AA"}'],
	['{"kty":"AKP","pub":"AA"}'],
	[`{"kty":"oct","k":"${k}","use":1,"alg":1,"kid":1,"key_ops":"encrypt"}`],
	[dsa],
	['-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'],
	[manyKeys],
	['x'.repeat(1024 * 1024 + 1)],
	['abc!', secretIn('base64')],
	['abc', secretIn('hex')],
	['short', secretIn('utf8')],
	...forms.map(({ text, passphrase }) => [text, { ...automaticHint, passphrase: passphrase ?? '' }] as const),
	['{"issuer":"https://a.example","jwks_uri":"https://a.example/jwks"}'],
	['PuTTY-User-Key-File-3: ssh-ed25519'],
	...['PKCS12', 'PKCS7', 'JAVA KEYSTORE', 'BINARY FILE', 'SSH2 ENCRYPTED PRIVATE KEY'].map(
		(label) => [`-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----`] as const,
	),
	[`{"keys":[{"kty":"oct","kid":"a","k":"${k}"},{"kty":"oct","kid":"a","k":"${k}"}]}`],
	...['1', '[]', '["AAAA"]'].map((x5c) => [`{"kty":"oct","k":"${k}","x5c":${x5c}}`] as const),
	['MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEBO2gvJUHiHaNsivK/uVBG99', { readAs: 'key', encoding: 'utf8' }],
	['MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEBO2gvJUHiHaNsivK/uVBG99'],
	...forms.slice(0, 1).map(({ text }) => [text.replaceAll('-----', '—')] as const),
	...forms.slice(0, 1).map(({ text }) => [text.replace(/-----END.*/, '')] as const),
];

/** Every sentence that the readers lead to, by code. */
async function told(): Promise<ReadonlyMap<KeyProblemCode, readonly string[]>> {
	const sentences = new Map<KeyProblemCode, string[]>();
	const texts = [...cases.map(({ text, hint }) => [text, hint as KeyHint | undefined] as const), ...more];
	for (const [text, hint = automaticHint] of texts) {
		for (const problem of (await readKeys(text, hint)).problems) {
			sentences.set(problem.code, [...(sentences.get(problem.code) ?? []), describeKeyProblem(problem)]);
		}
	}
	return sentences;
}

/** A record, so that a code which is added and never read here fails to compile. */
const everyCode: Record<KeyProblemCode, true> = {
	'key-unreadable': true,
	'key-json': true,
	'key-jwk-member': true,
	'key-jwk-member-ignored': true,
	'key-jwk-encoding': true,
	'key-coordinate-padded': true,
	'key-base64': true,
	'key-hex': true,
	'key-pem-truncated': true,
	'key-pem-label': true,
	'key-der': true,
	'key-encrypted': true,
	'key-openssh': true,
	'key-type-unsupported': true,
	'key-curve-unsupported': true,
	'key-rejected': true,
	'key-too-large': true,
	'key-no-private-half': true,
	'key-secret-short': true,
	'key-secret-looks-like': true,
	'key-rsa-short': true,
	'key-text-is-public-key': true,
	'key-passphrase-wrong': true,
	'key-encryption-unsupported': true,
	'key-encryption-costly': true,
	'key-container': true,
	'key-discovery-document': true,
	'key-pem-armour': true,
	'key-kid-repeated': true,
	'key-x5c': true,
};

describe('the sentences about a key that was read', async () => {
	const sentences = await told();

	test.each(Object.keys(everyCode) as KeyProblemCode[])('%s has its figures and names', (code) => {
		expect(sentences.get(code)).toBeDefined();
		for (const sentence of sentences.get(code) ?? [])
			expect(sentence).not.toMatch(/“”|undefined|null|NaN|  /);
	});

	test.each([
		['key-type-unsupported', 'Keys of type “XYZ” do not sign JWTs.'],
		['key-type-unsupported', 'Keys of type “DSA” do not sign JWTs.'],
		['key-curve-unsupported', 'Keys on the curve brainpoolP256r1 cannot be used on this page.'],
		['key-curve-unsupported', 'The JWK’s “alg” must be ML-DSA-44, ML-DSA-65 or ML-DSA-87 (RFC 9964).'],
		['key-jwk-member', 'The JWK lacks “alg”.'],
		['key-too-large', 'A set of 1001 keys: only its first 1000 are read.'],
		['key-too-large', 'This is larger than any real key: it is not read.'],
	] as const)('%s: %s', (code, sentence) => {
		expect(sentences.get(code)).toContain(sentence);
	});
});

describe('what a key is', () => {
	test.each([
		['k256 private JWK', 'EC secp256k1 · private'],
		['x448 public JWK', 'OKP X448 · public'],
		['ML-DSA-65 public JWK', 'ML-DSA-65 · public'],
	])('%s: %s', async (title, words) => {
		const { text } = moreCases.find((one) => one.title === title)!;
		expect(describeKey((await readKeys(text)).keys[0]!)).toBe(words);
	});
});
