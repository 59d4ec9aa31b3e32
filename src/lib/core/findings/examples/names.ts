import { compact, encode, headers, hs256Signature, payloads, type Examples } from './example.ts';

const flattened = (header: string, unprotected: string) =>
	`{"payload":"${encode('{}')}","protected":"${encode(header)}","header":${unprotected},"signature":"${hs256Signature}"}`;
const encrypted = (shared: string, own: string) =>
	`{"protected":"${encode('{"enc":"A256GCM"}')}","unprotected":${shared},"header":${own},"iv":"AA","ciphertext":"AA","tag":"AA"}`;

export const namesExamples: Examples = {
	'duplicate-header-parameter': {
		...headers('{"alg":"HS256","alg":"none"}', '{"alg":"HS256","Alg":"none"}'),
		alsoFires: [
			{
				token: compact('{"alg":"HS256","\\u0061lg":"none"}', '{}'),
				message: 'Parsers may disagree on “alg”: it stands there more than once',
			},
			{ token: compact('{"alg":"HS256","jwk":{"kty":"EC","x":"","kty":"oct"}}', '{}') },
			{ token: flattened('{"alg":"HS256"}', '{"kid":"a","kid":"b"}') },
			{ token: encrypted('{"alg":"dir"}', '{"alg":"A256KW"}') },
		],
		alsoNear: [
			{ token: compact('{"alg":"HS256"}', '{"alg":1,"alg":2}') },
			{ token: flattened('{"alg":"HS256"}', '{"kid":"a"}') },
			{ token: flattened('{"alg":"HS256","kid":"a"}', '{"kid":"b"}') },
			{ token: encrypted('{"alg":"dir"}', '{"kid":"a"}') },
		],
	},
	'duplicate-claim': {
		...payloads('{"exp":1,"exp":1}', '{"exp":1,"a":{"exp":1}}'),
		alsoFires: [
			{
				token: compact('{"alg":"HS256"}', '{"a":[{"b":1,"b":2}]}'),
				message: 'Parsers may disagree on “b”: it stands there more than once',
			},
		],
		alsoNear: [{ token: compact('{"alg":"HS256","alg":"HS256"}', '{}') }],
	},
	'case-variant-name': {
		...payloads('{"admin":false,"Admin":true}', '{"admin":false,"admins":true}'),
		alsoFires: [
			{
				token: compact('{"alg":"HS256","ALG":"none"}', '{}'),
				message: '“ALG” beside “alg”: some parsers take them for the same',
			},
		],
		alsoNear: [
			{ token: compact('{"alg":"HS256"}', '{"a":{"x":1,"X":2}}') },
			{ token: compact('{"alg":"HS256"}', '{"a":1,"a":1}') },
			{ token: compact('{"alg":"HS256"}', '["a","A"]') },
		],
	},
	'prototype-name': {
		...payloads('{"a":{"__proto__":{}}}', '{"a":"__proto__"}'),
		alsoFires: [
			{ token: compact('{"alg":"HS256"}', '{"constructor":1}') },
			{
				token: compact('{"alg":"HS256","prototype":1}', '{}'),
				message: '“prototype” as a name is a probe for prototype pollution',
			},
		],
		alsoNear: [{ token: compact('{"alg":"HS256"}', '{"my_constructor":1}') }],
	},
};
