import { expect, it } from 'vitest';
import vectors from '../../../../tests/vectors/bound-tokens.json' with { type: 'json' };
import { accessTokenIn, proofIn, requestLineIn } from './companion-text.ts';

const [forToken, forResource] = vectors.dpop;
const proof = forResource!.proof;
const opaque = forResource!.accessToken!;
const jwt = `${forToken!.proof.split('.')[1]!}.e30.AAAA`;

it.each([
	['an opaque token', opaque, opaque],
	['one with white space around', `\n ${opaque} `, opaque],
	['its scheme before it', `DPoP ${opaque}`, opaque],
	['the older scheme', `bearer ${opaque}`, opaque],
	['a header line', `Authorization: DPoP ${opaque}`, opaque],
	[
		'a block of headers',
		`GET / HTTP/1.1\nDPoP: ${proof}\nauthorization: DPoP ${opaque}\nAccept: */*`,
		opaque,
	],
	[
		'a curl command',
		`curl -H 'Authorization: DPoP ${opaque}' -H 'DPoP: ${proof}' https://a.example/`,
		opaque,
	],
	['the answer of a token endpoint', `{"access_token":"${opaque}","token_type":"DPoP"}`, opaque],
	['JSON without one', '{"a":1}', '{"a":1}'],
	['a JWT', jwt, jwt],
	['nothing', '  ', ''],
])('an access token is taken out of %s', (_, text, expected) => {
	expect(accessTokenIn(text)).toBe(expected);
});

it.each([
	['a proof', proof, proof],
	['its header line', `DPoP: ${proof}`, proof],
	[
		'a request with an access token before it',
		`Authorization: DPoP ${vectors.dpop[0]!.proof.replace(/^[^.]*/, 'eyJhbGciOiJFUzI1NiJ9')}\nDPoP: ${proof}`,
		proof,
	],
	['a text that holds none', ' abc ', 'abc'],
])('a proof is taken out of %s', (_, text, expected) => {
	expect(proofIn(text)).toBe(expected);
});

it('a request line gives method and address, an address by itself does not', () => {
	const request = { method: 'POST', uri: 'https://a.example/token?x=1' };
	expect(requestLineIn('POST https://a.example/token?x=1 HTTP/1.1')).toEqual(request);
	expect(requestLineIn(' POST https://a.example/token?x=1')).toEqual(request);
	expect(requestLineIn('https://a.example/token')).toBeUndefined();
	expect(requestLineIn('POST /token HTTP/1.1')).toBeUndefined();
});
