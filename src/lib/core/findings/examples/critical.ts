import { compact, headers, type Example, type Examples } from './example.ts';
import { json } from './header.ts';
import { zeros } from './jwe.ts';

const header = (text: string): Example => ({ token: compact(text, '{}') });
const invalid = (text: string, rest: string): Example => ({
	...header(text),
	message: `“crit” is invalid: ${rest}`,
});

/** A JWE in JSON for one recipient. */
const jsonJwe = (unprotected: string, protectedHeader = 'eyJlbmMiOiJBMjU2R0NNIn0'): Example => ({
	token: `{"protected":"${protectedHeader}","unprotected":${unprotected},"iv":"${zeros(12)}","ciphertext":"AAAA","tag":"${zeros(16)}"}`,
});

export const criticalExamples: Examples = {
	'invalid-crit': {
		fires: invalid('{"crit":[]}', 'empty '),
		nearMiss: header('{"crit":["x"],"x":1}'),
		alsoFires: [
			invalid('{"crit":"x","x":1}', 'not a list '),
			invalid('{"crit":[1]}', 'an entry is not a string '),
			invalid('{"crit":["x","x"],"x":1}', 'repeats x'),
			invalid('{"crit":["alg"],"alg":"HS256"}', 'must not list alg'),
			invalid('{"crit":["x"]}', 'absent from the header: x'),
		],
		alsoNear: [header('{"alg":"HS256"}')],
	},
	'unknown-crit': {
		...headers('{"crit":["x"],"x":1}', '{"crit":["b64"],"b64":true}'),
		alsoFires: [
			{
				...header('{"crit":["b64","y"],"b64":true,"y":1}'),
				message: 'Verifiers that do not know “y” must refuse this token',
			},
		],
		alsoNear: [header('{"crit":["x"]}')],
	},
	'extension-not-critical': {
		fires: header('{"alg":"HS256","b64":false}'),
		nearMiss: header('{"alg":"HS256","b64":false,"crit":["b64"]}'),
		alsoFires: [header('{"alg":"HS256","b64":false,"x":1,"crit":["x"]}')],
		alsoNear: [
			header('{"alg":"HS256","b64":true}'),
			header('{"alg":"HS256","b64":false,"crit":[]}'),
			json('{"alg":"HS256"}', '{"b64":false}'),
		],
	},
	'unprotected-parameter': {
		fires: {
			...json('{"alg":"HS256","x":1}', '{"crit":["x"]}'),
			message: '“crit” may stand in the protected header only',
		},
		nearMiss: json('{"alg":"HS256","x":1,"crit":["x"]}', '{"kid":"a"}'),
		alsoFires: [
			{
				...json('{"alg":"HS256"}', '{"b64":true}'),
				message: '“b64” may stand in the protected header only',
			},
			{ ...jsonJwe('{"zip":"DEF"}'), message: '“zip” may stand in the protected header only' },
		],
		alsoNear: [header('{"alg":"HS256","x":1,"crit":["x"]}')],
	},
	'unprotected-algorithm': {
		fires: json('{"kid":"a"}', '{"alg":"HS256"}'),
		nearMiss: json('{"alg":"HS256"}', '{"kid":"a"}'),
		alsoFires: [
			{ token: '{"payload":"e30","header":{"alg":"HS256"},"signature":"AAAA"}' },
			json('{"kid":"a"}', '{"alg":"none"}'),
		],
		alsoNear: [
			jsonJwe('{"alg":"dir"}'),
			json('{"alg":"HS256"}', '{"alg":"HS256"}'),
			json('{"kid":"a"}', '{"typ":"JWT"}'),
			header('{"alg":"HS256"}'),
		],
	},
	'repeated-across-headers': {
		fires: {
			...json('{"alg":"HS256","kid":"a"}', '{"typ":"JWT","kid":"b"}'),
			message: '“kid” stands in the protected and in another header',
		},
		nearMiss: json('{"alg":"HS256","kid":"a"}', '{"typ":"JWT","Kid":"b"}'),
		alsoFires: [jsonJwe('{"enc":"A256GCM"}')],
		alsoNear: [
			header('{"alg":"HS256","kid":"a","kid":"b"}'),
			{ token: '{"payload":"e30","header":{"alg":"HS256"},"signature":"AAAA"}' },
		],
	},
};
