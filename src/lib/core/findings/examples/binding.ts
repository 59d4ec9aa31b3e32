import { compact, type Example, type Examples } from './example.ts';
import { zeros } from './jwe.ts';
import { encode } from './example.ts';

const confirmed = (cnf: unknown): Example => ({
	token: compact('{"alg":"ES256"}', JSON.stringify({ cnf })),
});
const says = (message: string, example: Example): Example => ({ ...example, message });
const accessToken = (claims: string, typ = 'at+jwt'): Example => ({
	token: compact(`{"typ":"${typ}","alg":"ES256"}`, claims),
});

/** An encrypted token, its content beside it. */
const sealed = `${encode('{"alg":"dir","enc":"A256GCM"}')}..AAAA.AAAA.AAAA`;

export const bindingExamples: Examples = {
	'invalid-confirmation': {
		fires: says('“cnf” names no key: not an object', confirmed('a')),
		nearMiss: confirmed({ jkt: zeros(32), 'x5t#S256': zeros(32) }),
		alsoFires: [
			says('“cnf” names no key: empty', confirmed({})),
			says('“cnf” names no key: jkt: no SHA-256', confirmed({ jkt: zeros(31) })),
			says('“cnf” names no key: x5t#S256: no SHA-256', confirmed({ 'x5t#S256': `${zeros(32)}=` })),
			confirmed({ jkt: 1 }),
		],
		alsoNear: [confirmed({ kid: 'a' }), { token: compact('{"alg":"ES256"}', '{}') }],
	},
	'private-key-in-confirmation': {
		fires: confirmed({ jwk: { kty: 'EC', d: 'AA' } }),
		nearMiss: confirmed({ jwk: { kty: 'EC', x: 'AA', y: 'AA' } }),
		alsoFires: [
			confirmed({ jwk: { kty: 'oct', k: 'AA' } }),
			{ token: sealed, content: encode('{"cnf":{"jwk":{"kty":"EC","d":"AA"}}}') },
		],
		alsoNear: [
			// A secret that is encrypted is no secret given away (RFC 7800 §3.3).
			{ token: sealed, content: encode('{"cnf":{"jwk":{"kty":"oct","k":"AA"}}}') },
			confirmed({ kid: 'a' }),
			confirmed({ d: 'AA' }),
			{ token: compact('{"alg":"ES256"}', '{}') },
		],
	},
	'bearer-token': {
		fires: accessToken('{}'),
		nearMiss: accessToken('{"cnf":{}}'),
		alsoFires: [
			accessToken('{"scope":"a"}', 'JWT'),
			{ ...accessToken('{}', 'JWT'), profile: 'access-token' },
		],
		alsoNear: [accessToken('{}', 'JWT'), accessToken('{"sub":'), { token: `${encode('{"typ":"at+jwt"}')}` }],
	},
};
