import { encodeBase64url } from '../../encoding/base64url.ts';
import { compact, encode, headers, hs, hs256Signature, payloads, tokens, type Examples } from './example.ts';

export const formatExamples: Examples = {
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
};
