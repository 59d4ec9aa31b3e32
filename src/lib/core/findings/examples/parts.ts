import { compact, encode, headers, hs, hs256Signature, payloads, tokens, type Examples } from './example.ts';

const other = '{"alg":"HS256","typ":"JOSE"}';
const jwt = '{"alg":"HS256","typ":"JWT"}';
const detached = (header: string) => compact(header, '');
const unencoded = (typ: string) => compact(`{"alg":"HS256","crit":["b64"],"b64":false${typ}}`, '{}');
const jwe = `${encode('{"alg":"dir","enc":"A256GCM"}')}..AA.AA.AA`;

export const partsExamples: Examples = {
	'header-not-object': {
		...headers('["alg"]', '{}'),
		alsoFires: [
			{ token: `.e30.${hs256Signature}` },
			{ token: compact('{"alg":', '{}') },
			{ token: compact('{"alg":"HS256"} x', '{}') },
		],
		// What it is written in comes first.
		alsoNear: [
			...['=', '!', ' ', '/'].map((character) => ({ token: `${character}${compact('["alg"]', '{}')}` })),
			{ token: `AAAAA.e30.${hs256Signature}` },
			{ token: `Ilsi_yI.e30.${hs256Signature}` },
			{ token: `_w.e30.${hs256Signature}` },
			{ token: `Ils/.e30.${hs256Signature}` },
			{ token: `${compact('["alg"]', '{}')}.AA` },
		],
	},
	'payload-not-object': {
		fires: { ...payloads('[]', '{}', jwt).fires, severity: 'warning' },
		nearMiss: payloads('[]', '{}', jwt).nearMiss,
		alsoFires: [
			{ token: compact('{"alg":"HS256"}', 'It’s a dangerous business'), severity: 'note' },
			{ token: compact('{"alg":"HS256"}', ' {"iss":'), severity: 'warning' },
			{ token: compact('{"alg":"HS256","typ":"at+jwt"}', '1'), severity: 'warning' },
			{ token: compact('{"alg":"HS256","typ":"x+jwt"}', '1'), severity: 'warning' },
			{ token: compact('{"alg":"HS256","typ":"x-jwt"}', '1'), severity: 'warning' },
			{ token: compact(other, '1'), profile: 'jwt', severity: 'warning' },
		],
		alsoNear: [
			{ token: compact(other, '[]') },
			{ token: compact('{"alg":"HS256","typ":"xjwt"}', '1') },
			{ token: compact('{"alg":"HS256","typ":"jwtx"}', '1') },
			{ token: detached(jwt) },
			{ token: jwe },
			{ token: compact('{"alg":"HS256","cty":"JWT"}', hs) },
			{ token: compact(jwt, hs) },
			{ token: compact('{"alg":"HS256","typ":"JWT","cty":"JWT"}', '[]') },
			{ token: compact('{"alg":"HS256","typ":"JWT","crit":["b64"],"b64":false}', '[]') },
			{ token: `${compact(jwt, '[]')}=` },
		],
	},
	'unencoded-payload': {
		fires: { token: unencoded(',"typ":"JWT"'), severity: 'error' },
		nearMiss: { token: compact('{"crit":["b64"],"b64":true}', '{}') },
		alsoFires: [
			{ token: unencoded(''), severity: 'warning' },
			{ token: unencoded(',"typ":"JOSE"'), severity: 'note' },
		],
		alsoNear: [{ token: compact('{"alg":"HS256"}', '{}') }],
	},
	'detached-payload': {
		fires: { token: detached(jwt), severity: 'warning' },
		nearMiss: { token: compact(jwt, '{}') },
		alsoFires: [
			{ token: detached('{"alg":"HS256"}'), severity: 'note' },
			{ token: detached(other), severity: 'note' },
			{ token: `{"payload":"","protected":"${encode(jwt)}","signature":"${hs256Signature}"}` },
		],
		alsoNear: [{ token: jwe }],
	},
	'nested-token-unmarked': {
		...tokens(compact('{"alg":"HS256"}', hs), compact('{"alg":"HS256","cty":"JWT"}', hs)),
		alsoFires: [
			{ token: compact('{"alg":"HS256"}', ` ${jwe}\n`) },
			{ token: compact('{"alg":"HS256","cty":"JWT"}', '{}') },
			{ token: compact('{"alg":"HS256","cty":"x"}', hs) },
		],
		alsoNear: [
			{ token: compact('{"alg":"HS256","cty":"application/jwt"}', hs) },
			{ token: compact('{"alg":"HS256"}', '{}') },
			{ token: compact('{"alg":"HS256"}', `x${hs}`) },
			{ token: compact('{"alg":"HS256"}', `${hs}.AA`) },
			{ token: compact('{"alg":"HS256"}', `${hs}!`) },
			{ token: compact('{"alg":"HS256","cty":"JWT"}', '') },
			{ token: compact('{"alg":"HS256"', hs) },
		],
	},
};
