import { expect, it } from 'vitest';
import { encodeBase64url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { readToken } from '../token/read-token.ts';
import { bindingOf } from './binding.ts';

const of = (header: string, payload: string) => {
	const encode = (text: string) => encodeBase64url(encodeUtf8(text));
	return bindingOf(readToken(`${encode(header)}.${encode(payload)}.AAAA`));
};

it.each([
	['a proof', '{"typ":"dpop+jwt"}', '{"nonce":"a"}', { isProof: true, jkt: false, nonce: false }],
	['a proof by its media type', '{"typ":"application/DPoP+jwt"}', '{}', { isProof: true }],
	['a token bound to a key', '{"typ":"at+jwt"}', '{"cnf":{"jkt":7}}', { isProof: false, jkt: true }],
	['one bound to a certificate', '{"alg":"a"}', '{"cnf":{"x5t#S256":"AA"}}', { certificate: 'AA' }],
	['one with its holder’s key', '{"alg":"a"}', '{"cnf":{"jwk":{}}}', { jwk: { type: 'object' } }],
	['an ID token', '{"typ":"JWT"}', '{"c_hash":1,"at_hash":"a"}', { hashes: ['at_hash', 'c_hash'] }],
	['one with a nonce alone', '{"alg":"a"}', '{"nonce":"a"}', { nonce: true, hashes: [] }],
])('%s', (_, header, payload, expected) => {
	expect(of(header, payload)).toMatchObject(expected);
});

it.each([
	['{"alg":"a"}', '{"sub":"ada"}'],
	['{"typ":"kb+jwt"}', '{"nonce":"a"}'],
	['{"alg":"a"}', '{"cnf":"jkt"}'],
	['{"alg":"a"}', '[1]'],
	['x', 'y'],
])('%s %s stands by itself', (header, payload) => {
	expect(of(header, payload)).toBeUndefined();
});
