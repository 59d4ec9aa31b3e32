import { compact, headers, tokens, type Examples } from './example.ts';

export const headerExamples: Examples = {
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
};
