// For the tests, and never in the bundle: the smallest token that fires each rule, and a near miss.

import type { Key, KeyReading } from '../jose/key.ts';
import { encodeBase64url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';

export const now = 1_795_442_700;

export interface Example {
	readonly token: string;
	readonly keys?: KeyReading;
}

export interface RuleExample {
	readonly fires: Example;
	readonly nearMiss: Example;
}

const encode = (text: string) => encodeBase64url(encodeUtf8(text));

/** 32 bytes, as HS256 has. */
const hs256Signature = 'A'.repeat(43);

export const compact = (header: string, payload: string, signature = hs256Signature): string =>
	`${encode(header)}.${encode(payload)}.${signature}`;

const headers = (fires: string, nearMiss: string): RuleExample => ({
	fires: { token: compact(fires, '{}') },
	nearMiss: { token: compact(nearMiss, '{}') },
});

const payloads = (fires: string, nearMiss: string, header = '{"alg":"HS256"}'): RuleExample => ({
	fires: { token: compact(header, fires) },
	nearMiss: { token: compact(header, nearMiss) },
});

const tokens = (fires: string, nearMiss: string): RuleExample => ({
	fires: { token: fires },
	nearMiss: { token: nearMiss },
});

export const aKey: Key = {
	type: 'oct',
	curve: undefined,
	bits: 256,
	private: true,
	kid: undefined,
	alg: undefined,
	use: undefined,
	keyOps: undefined,
	jwk: {},
	thumbprint: undefined,
	index: 0,
};

const ring = (...keys: Partial<Key>[]): KeyReading => ({
	text: '',
	hint: { readAs: 'auto', encoding: 'utf8' },
	form: 'jwks',
	encoding: undefined,
	keys: keys.map((key, index) => ({ ...aKey, index, ...key })),
	problems: [],
});

const withKeys = (alg: string, fires: Partial<Key>, nearMiss: Partial<Key>): RuleExample => {
	const token = compact(`{"alg":"${alg}"}`, '{}');
	return { fires: { token, keys: ring(fires) }, nearMiss: { token, keys: ring(nearMiss) } };
};

const hs = compact('{"alg":"HS256"}', '{}');
const es = (signature: Uint8Array) => compact('{"alg":"ES256"}', '{}', encodeBase64url(signature));
const der = Uint8Array.from([
	0x30,
	0x44,
	2,
	0x20,
	...Array<number>(32).fill(1),
	2,
	0x20,
	...Array<number>(32).fill(1),
]);
const nested = (depth: number) => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;
const at = '{"alg":"HS256","typ":"at+jwt"}';
const accessToken = `{"iss":"https://i.example","exp":${now + 60},"aud":"a","sub":"s","client_id":"c","iat":${now},"jti":"j"}`;

export const examples: Readonly<Record<string, RuleExample>> = {
	unsecured: headers('{"alg":"none"}', '{"alg":"HS256"}'),
	'unsecured-with-signature': tokens(
		compact('{"alg":"none"}', '{}', 'AA'),
		compact('{"alg":"none"}', '{}', ''),
	),
	'missing-algorithm': headers('{"alg":256}', '{"alg":"256"}'),
	'misspelled-algorithm': headers('{"alg":"nOnE"}', '{"alg":"constructor"}'),
	'unknown-algorithm': headers('{"alg":"__proto__"}', '{"alg":"ES256K"}'),
	'signature-stripped': tokens(compact('{"alg":"HS256"}', '{}', ''), compact('{"alg":"HS256"}', '{}', 'AA')),
	'der-signature': tokens(es(der), es(new Uint8Array(64).fill(0x30))),
	'signature-length': tokens(compact('{"alg":"HS256"}', '{}', 'A'.repeat(42)), hs),
	'polymorphic-algorithm': headers('{"alg":"EdDSA"}', '{"alg":"Ed25519"}'),
	'rsa1-5': tokens(
		`${encode('{"alg":"RSA1_5","enc":"A256GCM"}')}.AA.AA.AA.AA`,
		`${encode('{"alg":"RSA-OAEP","enc":"A256GCM"}')}.AA.AA.AA.AA`,
	),
	'no-key-id': headers('{"alg":"RS256"}', '{"alg":"HS256"}'),

	'key-confusion': {
		fires: {
			token: hs,
			keys: {
				...ring({}),
				problems: [{ code: 'key-text-is-public-key', place: { in: 'key', from: 0, to: 1 }, detail: {} }],
			},
		},
		nearMiss: { token: hs, keys: ring({}) },
	},
	'key-mismatch': withKeys('ES256', { type: 'EC', curve: 'P-384' }, { type: 'EC', curve: 'P-256' }),
	'key-not-meant': withKeys('HS256', { keyOps: ['sign'] }, { alg: 'HS256', use: 'sig', keyOps: ['verify'] }),
	'short-secret': withKeys('HS256', { bits: 248 }, { bits: 256 }),
	'short-rsa-key': withKeys('RS256', { type: 'RSA', bits: 1024 }, { type: 'RSA', bits: 2048 }),

	'embedded-key': headers('{"alg":"ES256","jwk":{}}', '{"alg":"ES256","typ":"dpop+jwt","jwk":{}}'),
	'private-key-in-header': headers('{"jwk":{"d":"AA"}}', '{"jwk":{"x":"AA"}}'),
	'key-set-url': headers('{"jku":"https://a.example/"}', '{"JKU":"https://a.example/"}'),
	'certificate-url': headers('{"x5u":"http://a.example/"}', '{"x5c":[]}'),
	'kid-not-string': headers('{"kid":1}', '{"kid":"1"}'),
	'injection-shaped-kid': headers('{"kid":"../../dev/null"}', '{"kid":"2026-11--a.b/c"}'),
	'invalid-crit': headers('{"crit":[]}', '{"crit":["x"],"x":1}'),
	'unknown-crit': headers('{"crit":["x"],"x":1}', '{"crit":["b64"],"b64":true}'),
	'no-type': headers('{"alg":"HS256"}', '{"alg":"HS256","typ":"JWT"}'),
	'type-prefix': headers('{"typ":"application/at+jwt"}', '{"typ":"application/a/b"}'),
	'type-case': headers('{"typ":"jwt"}', '{"typ":"JWT"}'),
	compressed: headers('{"zip":"DEF"}', '{"enc":"A256GCM"}'),
	'replicated-claim-differs': tokens(
		compact('{"iss":"a"}', '{"iss":"b"}'),
		compact('{"iss":"a"}', '{"iss":"\\u0061"}'),
	),

	'illegal-character': tokens(hs.replace('.', '!.'), hs),
	'part-count': tokens(hs.split('.').slice(0, 2).join('.'), hs),
	padding: tokens(`${hs}=`, hs),
	'standard-base64': tokens(`${hs.slice(0, -1)}/`, `${hs.slice(0, -1)}_`),
	'truncated-base64url': tokens(compact('{"alg":"HS256"}', '{}', 'A'.repeat(41)), hs),
	'non-canonical': tokens(`${hs.slice(0, -1)}B`, hs),
	'not-utf8': tokens(
		`${encode('{"alg":"HS256"}')}.${encodeBase64url(Uint8Array.from([0x22, 0xff, 0x22]))}.${hs256Signature}`,
		compact('{"alg":"HS256"}', '"é"'),
	),
	'header-not-object': headers('["alg"]', '{}'),
	'payload-not-object': payloads('[]', '{}'),
	'duplicate-header-parameter': headers('{"alg":"HS256","alg":"none"}', '{"alg":"HS256","Alg":"none"}'),
	'duplicate-claim': payloads('{"exp":1,"exp":1}', '{"exp":1,"a":{"exp":1}}'),
	'large-token': payloads(`{"a":"${'b'.repeat(3100)}"}`, `{"a":"${'b'.repeat(2900)}"}`),
	'unencoded-payload': headers('{"crit":["b64"],"b64":false}', '{"crit":["b64"],"b64":true}'),
	'detached-payload': payloads('', '{}'),
	'nested-token-unmarked': tokens(compact('{"alg":"HS256"}', hs), compact('{"alg":"HS256","cty":"JWT"}', hs)),

	'not-numeric-date': payloads('{"exp":"1893456000"}', '{"exp":1893456000}'),
	milliseconds: payloads('{"exp":1893456000000}', '{"exp":253402300799}'),
	'negative-date': payloads('{"exp":-1}', '{"exp":0}'),
	'never-valid': payloads('{"nbf":5,"exp":5}', '{"nbf":5,"exp":6}'),
	'issued-in-future': payloads(`{"iat":${now + 61}}`, `{"iat":${now + 60}}`),
	'access-token-claims': payloads('{}', accessToken, at),
	'scope-not-string': payloads('{"scope":["a","b"]}', '{"scope":"a b"}', at),
	'no-expiry': payloads('{}', '{"exp":1}'),
	'no-issuer': payloads('{}', '{"iss":"a"}'),
	'no-audience': payloads('{}', '{"aud":"a"}'),
	'not-string-or-uri': payloads('{"sub":"a b:c"}', '{"sub":"a:b"}'),
	'bad-audience': payloads('{"aud":[1]}', '{"aud":["a"]}'),

	'secret-in-payload': payloads('{"password":"x"}', '{"password_changed":"x"}'),
	'imprecise-number': payloads('{"id":9007199254740993}', '{"id":9007199254740992,"a":1.0,"b":1e3,"c":-0}'),
	'prototype-name': payloads('{"a":{"__proto__":{}}}', '{"a":"__proto__"}'),
	'deep-nesting': payloads(nested(64), nested(63)),
	'hidden-character': payloads('{"a":"b\u202ec"}', '{"a":"👩\u200d👧 \\n می\u200cخواهم"}'),
	'hostile-value': payloads('{"a":"<b onclick=x>"}', '{"a":"a < script, <b> on = 1"}'),
	'token-in-token': payloads(`{"a":"${hs}"}`, '{"a":"eyJ.a.b"}'),
	'personal-data': payloads('{"email":"a@b.example"}', '{"email_verified":true}'),
};
