import { encodeBase64url } from '../../encoding/base64url.ts';
import { compact, encode, headers, hs, tokens, type Examples } from './example.ts';

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

export const algorithmExamples: Examples = {
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
};
