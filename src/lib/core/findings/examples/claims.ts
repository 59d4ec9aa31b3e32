import { now, payloads, type Examples } from './example.ts';

const at = '{"alg":"HS256","typ":"at+jwt"}';
const accessToken = `{"iss":"https://i.example","exp":${now + 60},"aud":"a","sub":"s","client_id":"c","iat":${now},"jti":"j"}`;

export const claimsExamples: Examples = {
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
};
