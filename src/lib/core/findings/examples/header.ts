import { compact, encode, headers, hs256Signature, tokens, type Example, type Examples } from './example.ts';

const header = (text: string): Example => ({ token: compact(text, '{}') });
const kid = (value: string): Example => header(JSON.stringify({ kid: value }));

/** A token in JSON with a header that nothing protects. */
export const json = (protectedHeader: string, unprotected: string, payload = '{}'): Example => ({
	token: `{"payload":"${encode(payload)}","protected":"${encode(protectedHeader)}","header":${unprotected},"signature":"${hs256Signature}"}`,
});

const microsoft = (iss: string, name = 'nonce'): Example => ({
	token: compact(`{"alg":"RS256","${name}":"a"}`, JSON.stringify({ iss })),
});

export const headerExamples: Examples = {
	'embedded-key': {
		...headers('{"alg":"ES256","jwk":{}}', '{"alg":"ES256","typ":"dpop+jwt","jwk":{}}'),
		alsoFires: [json('{"alg":"ES256"}', '{"jwk":{}}')],
		alsoNear: [header('{"alg":"ES256","typ":"openid4vci-proof+jwt","jwk":{}}'), header('{"alg":"ES256"}')],
	},
	'private-key-in-header': {
		...headers('{"jwk":{"d":"AA"}}', '{"jwk":{"kty":"RSA","n":"AA","e":"AA"}}'),
		alsoFires: [
			...['p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'].map((name) => header(`{"jwk":{"${name}":"AA"}}`)),
			{ ...header('{"epk":{"d":"AA"}}'), message: '“epk” holds a private key: it is no longer secret' },
			json('{"alg":"ES256"}', '{"jwk":{"d":"AA"}}'),
		],
		alsoNear: [header('{"jwk":{"x":"AA","y":"AA"}}'), header('{"JWK":{"d":"AA"}}')],
	},
	'kid-not-string': {
		...headers('{"kid":1}', '{"kid":"1"}'),
		alsoFires: [header('{"kid":null}'), json('{"alg":"HS256"}', '{"kid":1}')],
		alsoNear: [header('{"alg":"HS256"}')],
	},
	'injection-shaped-kid': {
		fires: kid('../../dev/null'),
		nearMiss: kid('2026-11--a.b/c'),
		alsoFires: [
			'..\\a',
			'a\\b',
			"a'b",
			'a"b',
			'a`b',
			'a;b',
			'a|b',
			'a-- b',
			'a${b}',
			'a$(b)',
			'a%00',
			'a%2E%2Eb',
			'/dev/null',
			'/PROC/self',
			'/etc/passwd',
		].map(kid),
		alsoNear: [
			...['..a', 'a--', '$a', '$', 'a%20', 'a/dev/b', '/devices/1', 'did:web:a.example#key-1'].map(kid),
			header('{"kid":1}'),
		],
	},
	'long-kid': {
		fires: { ...kid('a'.repeat(129)), message: '“kid” has 129 characters: names of keys are short' },
		nearMiss: kid('a'.repeat(128)),
		alsoNear: [kid(`did:jwk:${'a'.repeat(200)}#0`), header('{"alg":"HS256"}')],
	},
	'replicated-claim-differs': {
		...tokens(compact('{"iss":"a"}', '{"iss":"b"}'), compact('{"iss":"a"}', '{"iss":"\\u0061"}')),
		alsoFires: [
			{ token: compact('{"sub":"a"}', '{"sub":"b"}'), message: '“sub” in the header differs from the claim' },
			{ token: compact('{"aud":["a"]}', '{"aud":["a","b"]}') },
			{ token: compact('{"aud":"[a]"}', '{"aud":["a"]}') },
			json('{"alg":"HS256"}', '{"iss":"a"}', '{"iss":"b"}'),
		],
		alsoNear: [
			{ token: compact('{"aud":["a", "b"]}', '{"aud":["a","b"]}') },
			{ token: compact('{"iss":"a"}', '{"sub":"a"}') },
			{ token: compact('{"sub":"a"}', '{"iss":"a"}') },
			{ token: compact('{"jti":"a"}', '{"jti":"b"}') },
			json('{"alg":"HS256"}', '{"iss":"a","aud":["a"]}', '{"iss":"a","aud":[ "a" ]}'),
		],
	},
	'microsoft-nonce': {
		fires: microsoft('https://sts.windows.net/a/'),
		nearMiss: microsoft('https://sts.windows.net.example/a/'),
		alsoFires: [
			'https://login.microsoftonline.com/a/v2.0',
			'https://login.microsoftonline.us/a/v2.0',
			'https://login.partner.microsoftonline.cn/a/v2.0',
		].map((iss) => microsoft(iss)),
		alsoNear: [
			microsoft('https://sts.windows.net/a/', 'x5t'),
			microsoft('http://sts.windows.net/a/'),
			microsoft('https://a.example/?https://sts.windows.net/'),
			microsoft('https://stsxwindows.net/'),
			microsoft('https://login.microsoftonlinexcom/'),
			header('{"alg":"RS256","nonce":"a"}'),
		],
	},
};
