import { describe, expect, it } from 'vitest';
import certificates from '../../../../tests/vectors/certificates.json' with { type: 'json' };
import forms from '../../../../tests/vectors/key-forms.json' with { type: 'json' };
import cases from '../../../../tests/vectors/keys.json' with { type: 'json' };
import { isKeyRemark } from './key-remarks.ts';
import type { KeyReading } from './key.ts';
import { automaticHint } from './key.ts';
import { readKeys } from './read-keys.ts';
import { recogniseKeyText } from './recognise-key-text.ts';

const codes = (reading: KeyReading) => reading.problems.map(({ code }) => code);
const textOf = (title: string) => [...cases, ...forms].find((one) => one.title === title)!.text;
const pemOf = (title: string) => certificates.find((one) => one.title === title)!.pem;
const jwk = JSON.parse(textOf('p256 public JWK')) as JsonWebKey;
const secret = { kty: 'oct', k: 'A'.repeat(43) };

describe('keys within other JSON', () => {
	it.each([
		['a set in a document', { issuer: 'https://a.example', jwks: { keys: [jwk, secret] } }, 'jwks', 2],
		['a key in a header', { typ: 'dpop+jwt', alg: 'ES256', jwk }, 'jwk', 1],
		['a list of keys', [jwk, jwk], 'jwks', 2],
		['a realm', { realm: 'demo', public_key: textOf('Base64 body without the PEM armour') }, 'spki', 1],
	])('%s', async (_, document, form, count) => {
		const text = JSON.stringify(document);
		const reading = await readKeys(text);
		expect(reading.form).toBe(form);
		expect(reading.keys).toHaveLength(count);
		expect(reading.problems).toEqual([]);
		expect(recogniseKeyText(text, automaticHint)).toEqual({ form, holdsSecret: text.includes('"k"') });
	});

	it('is told to be a discovery document, with the address of its keys', async () => {
		const uri = 'https://a.example/jwks.json';
		const text = JSON.stringify({ issuer: 'https://a.example', jwks_uri: uri });
		const { problems } = await readKeys(text);
		expect(problems).toMatchObject([{ code: 'key-discovery-document', detail: { uri } }]);
		expect(text.slice(problems[0]!.place.from, problems[0]!.place.to)).toBe(JSON.stringify(uri));
	});

	it('takes the names of certificates in a map for their kids', async () => {
		const text = JSON.stringify({ a1b2: pemOf('leaf'), c3d4: pemOf('mid') }, null, 2);
		expect((await readKeys(text)).keys.map(({ kid, type }) => [kid, type])).toEqual([
			['a1b2', 'OKP'],
			['c3d4', 'EC'],
		]);
	});

	it('takes the kid of a service account’s key from beside it, and none from names that say nothing', async () => {
		const pem = textOf('p256 PKCS#8 PEM');
		const account = { type: 'service_account', private_key_id: '77ab', private_key: pem };
		expect((await readKeys(JSON.stringify(account))).keys).toMatchObject([{ kid: '77ab', private: true }]);
		for (const name of ['publicKey', 'private_key', 'cert'])
			expect((await readKeys(JSON.stringify({ [name]: pem }))).keys).toMatchObject([{ kid: undefined }]);
	});
});

describe('a JWK Set', () => {
	it('of 5,000 keys is answered within a second', async () => {
		const keys = Array.from({ length: 5000 }, (_, index) => ({ ...jwk, kid: `key-${index}` }));
		const text = JSON.stringify({ keys });
		const start = performance.now();
		const reading = await readKeys(text);
		expect(performance.now() - start).toBeLessThan(3000);
		expect(reading.keys).toHaveLength(1000);
		expect(reading.problems).toMatchObject([{ code: 'key-too-large', detail: { keys: 5000, limit: 1000 } }]);
	});

	it('has remarks for kids that are there twice, once each, at the second place', async () => {
		const kids = ['a', 'b', 'a', undefined, undefined, 'a'];
		const keys = [...kids.map((kid) => ({ ...secret, kid })), { ...jwk, kid: 'b' }];
		const text = JSON.stringify({ keys });
		const reading = await readKeys(text);
		expect(reading.problems).toMatchObject([
			{ code: 'key-kid-repeated', detail: { kid: 'a', count: 3, index: 2 } },
		]);
		expect(reading.problems[0]!.place.from).toBe(text.indexOf('"a"', text.indexOf('"b"')));
		expect(isKeyRemark('key-kid-repeated')).toBe(true);
	});
});

describe('x5c in a JWK', () => {
	const certified = JSON.parse(textOf('RFC 7517 Appendix B JWK with x5c')) as { x5c: string[]; n: string };
	const [chain] = certified.x5c as [string];
	const ec = JSON.parse(textOf('p256 public JWK')) as object;
	const base64Of = (title: string) => textOf(title).replace(/-----[^-]+-----|\s/g, '');

	it.each([
		['holds the key', certified, []],
		['holds an EC key', { ...ec, x5c: [base64Of('p256 X.509 certificate PEM')] }, []],
		['holds another key', { ...ec, x5c: [chain] }, ['another-key']],
		[
			'holds another key of the type',
			{ ...certified, x5c: [base64Of('rsa2048 X.509 certificate PEM')] },
			['another-key'],
		],
		['is base64url', { ...certified, x5c: [chain.replaceAll('+', '-').replaceAll('/', '_')] }, ['encoding']],
		['is one string', { ...ec, x5c: chain }, ['not-a-list']],
		['is empty', { ...ec, x5c: [] }, ['not-a-list']],
		['is no certificate', { ...ec, x5c: ['AAAA'] }, ['unreadable']],
	])('%s', async (_, key, reasons) => {
		for (const [text, index] of [
			[JSON.stringify(key), 0],
			[JSON.stringify({ keys: [secret, key] }), 1],
		] as const) {
			const reading = await readKeys(text);
			expect(reading.keys).toHaveLength(index + 1);
			expect(reading.problems).toMatchObject(
				reasons.map((reason) => ({ code: 'key-x5c', detail: { reason, index } })),
			);
			expect(codes(reading).every(isKeyRemark)).toBe(true);
		}
	});
});

describe('several blocks in one text', () => {
	it('are a chain and its private key', async () => {
		const text = pemOf('leaf') + pemOf('mid') + textOf('p256 PKCS#8 PEM');
		const { keys, problems, form } = await readKeys(text);
		expect(form).toBe('x509');
		expect(problems).toEqual([]);
		expect(keys.map(({ index, private: own }) => [index, own])).toEqual([
			[0, false],
			[1, false],
			[2, true],
		]);
		expect(recogniseKeyText(text, automaticHint)).toEqual({ form, holdsSecret: true });
	});

	it('ask for a passphrase without hiding the others', async () => {
		const locked = textOf('no passphrase');
		const text = pemOf('leaf') + locked;
		const reading = await readKeys(text);
		expect(codes(reading)).toEqual(['key-encrypted']);
		expect(reading.keys).toHaveLength(1);
		const opened = await readKeys(text, { ...automaticHint, passphrase: 'correct-horse' });
		expect(opened.keys.map(({ private: own }) => own)).toEqual([false, true]);
	});

	it('are at most a hundred', async () => {
		const reading = await readKeys(textOf('ed25519 SPKI PEM').repeat(101));
		expect(reading.keys).toHaveLength(100);
		expect(codes(reading)).toEqual(['key-too-large']);
	});
});

describe('what its owner says of a text', () => {
	const body = textOf('Base64 body without the PEM armour');
	it.each([
		['key', body.slice(0, 80), 'unreadable', ['key-pem-truncated']],
		['auto', body.slice(0, 80), 'secret', ['key-secret-looks-like']],
		['key', body, 'spki', []],
		['secret', body, 'secret', ['key-text-is-public-key', 'key-secret-looks-like']],
		['key', 'hello', 'unreadable', ['key-unreadable']],
		['secret', textOf('OpenSSH ed25519 public'), 'secret', ['key-text-is-public-key']],
	] as const)('is taken: %s', async (readAs, text, form, expected) => {
		const reading = await readKeys(text, { readAs, encoding: 'utf8' });
		expect(reading.form).toBe(form);
		expect(codes(reading)).toEqual(expected);
	});
});
