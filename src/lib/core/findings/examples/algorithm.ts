import { registeredAlgorithms } from '../../jose/registered-algorithms.ts';
import { compact, encode, headers, hs, payloads, type Example, type Examples } from './example.ts';

const alg = (name: string, more: Partial<Example> = {}): Example => ({
	token: compact(JSON.stringify({ alg: name }), '{}'),
	...more,
});
const jwe = (name: string): Example => ({
	token: `${encode(`{"alg":"${name}","enc":"A256GCM"}`)}.AA.AA.AA.AA`,
});
const named = (member: string): Example => ({ token: compact(`{"alg":"RS256",${member}}`, '{}') });
const claims = (text: string): Example => ({ token: compact('{"alg":"HS256"}', text) });

export const algorithmExamples: Examples = {
	unsecured: {
		...headers('{"alg":"none"}', '{"alg":"HS256"}'),
		alsoNear: [alg('None')],
	},
	'missing-algorithm': {
		...headers('{"alg":256}', '{"alg":"256"}'),
		alsoFires: [{ token: compact('{}', '{}') }, { token: compact('{"alg":null}', '{}') }],
		alsoNear: [{ token: compact('{"kid":"a"', '{}') }, { token: compact('[]', '{}') }, alg('')],
	},
	'misspelled-algorithm': {
		fires: alg('nOnE', { message: '“nOnE” is not “none”: names are compared exactly' }),
		nearMiss: alg('constructor'),
		alsoFires: [
			alg('hs256', { message: '“hs256” is not “HS256”: names are compared exactly' }),
			alg(' HS256\n'),
			alg('rsa-oaep'),
		],
		alsoNear: [alg('none'), alg('HS256'), { token: compact('{"alg":1}', '{}') }],
	},
	'unknown-algorithm': {
		fires: alg('__proto__', { message: '“__proto__” is not a registered algorithm' }),
		nearMiss: alg('ES256K'),
		alsoFires: [alg('RS257'), alg('http://www.w3.org/2001/04/xmldsig-more#hmac-sha256')],
		alsoNear: [alg('hs256'), { token: compact('{}', '{}') }],
	},
	'prohibited-algorithm': {
		fires: alg('RS1', { message: '“RS1” is built on SHA-1 and prohibited' }),
		nearMiss: alg('RS256'),
		alsoFires: [alg('HS1')],
		alsoNear: registeredAlgorithms
			.filter(({ name }) => name !== 'RS1' && name !== 'HS1')
			.map(({ name }) => alg(name)),
	},
	'polymorphic-algorithm': {
		...headers('{"alg":"EdDSA"}', '{"alg":"Ed25519"}'),
		alsoNear: [alg('Ed448')],
	},
	'rsa1-5': { fires: jwe('RSA1_5'), nearMiss: jwe('RSA-OAEP') },
	'shared-secret-issuer': {
		...payloads('{"iss":"https://issuer.example"}', '{"iss":"issuer.example"}'),
		alsoFires: [
			{
				...claims('{"iss":"https://issuer.example/a","aud":"https://api.example"}'),
				message: 'HS256 shares its secret: whoever can check this token can write one, too',
			},
			claims('{"iss":"HTTPS://issuer.example","aud":["https://issuer.example","other"]}'),
			claims('{"iss":"https://issuer.example:444","aud":"https://issuer.example"}'),
		],
		alsoNear: [
			claims(
				'{"iss":"https://Issuer.example/a","aud":["https://issuer.example?b","HTTPS://issuer.example#c"]}',
			),
			claims('{"iss":"http://issuer.example"}'),
			claims('{"iss":"xhttps://issuer.example"}'),
			claims('{"iss":"https:///a"}'),
			{ token: compact('{"alg":"ES256"}', '{"iss":"https://issuer.example"}') },
			{ token: hs },
		],
	},
	'no-key-id': {
		...headers('{"alg":"RS256"}', '{"alg":"HS256"}'),
		alsoFires: [alg('ES256'), alg('Ed25519'), alg('PS256'), alg('ML-DSA-44'), named('"KID":"a"')],
		alsoNear: [
			...['kid', 'jwk', 'x5c', 'x5t', 'x5t#S256'].map((name) => named(`"${name}":1`)),
			alg('none'),
			alg('XX'),
			{ token: compact('{"alg":"RS256"', '{}') },
		],
	},
};
