import { encode, now, payloads, withClaims, type Examples } from './example.ts';

const at = '{"alg":"HS256","typ":"at+jwt"}';
const plain = '{"alg":"HS256","typ":"JWT"}';
const names = ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti'];
const values = ['"https://i.example"', now + 60, '"a"', '"s"', '"c"', now, '"j"'];
const without = (...left: string[]) =>
	`{${names.flatMap((name, index) => (left.includes(name) ? [] : [`"${name}":${values[index]}`])).join(',')}}`;

const scope = (fires: string) => withClaims(fires, {}, at);
const jwe = (header: string) => `${encode(header)}.AA.AA.AA.AA`;

export const accessTokenExamples: Examples = {
	'access-token-type': {
		fires: withClaims('{}', { profile: 'access-token', severity: 'error' }, plain),
		nearMiss: withClaims('{}', { profile: 'access-token' }, at),
		alsoFires: [
			withClaims('{}', { profile: 'access-token', severity: 'error' }),
			withClaims('{"scope":"a"}', { severity: 'note' }, plain),
		],
		alsoNear: [
			withClaims('{"scope":"a"}'),
			withClaims('{}', {}, plain),
			withClaims('{}', { profile: 'access-token' }, '{"alg":"HS256","typ":"application/AT+JWT"}'),
			withClaims('{}', { profile: 'access-token' }, '{"alg":"HS256"'),
		],
	},
	'access-token-claims': {
		...payloads('{}', without(), at),
		alsoFires: [
			...names.map((name) =>
				withClaims(without(name), { message: `An access token must also have ${name}` }, at),
			),
			withClaims(
				without('jti', 'iss', 'sub'),
				{ message: 'An access token must also have iss, sub, jti' },
				at,
			),
			withClaims(
				without('jti', 'iss', 'sub', 'aud'),
				{ message: 'An access token must also have 4 more claims' },
				at,
			),
			withClaims('{}', { profile: 'access-token' }),
		],
		alsoNear: [withClaims('{"scope":"a"}'), withClaims('{"iss":"a"', {}, at)],
	},
	'encrypted-not-signed': {
		fires: {
			token: jwe('{"alg":"dir","enc":"A128GCM","typ":"at+jwt"}'),
			content: encode('{"iss":"a"}'),
			message: 'An access token must be signed; this one is only encrypted',
		},
		nearMiss: { token: jwe('{"alg":"dir","enc":"A128GCM"}'), content: encode('{"iss":"a"}') },
		alsoFires: [
			{
				token: jwe('{"alg":"dir","enc":"A128GCM"}'),
				content: encode('{"nonce":"a"}'),
				message: 'An ID token must be signed; this one is only encrypted',
			},
		],
		alsoNear: [
			{ token: jwe('{"alg":"dir","enc":"A128GCM","typ":"at+jwt"}') },
			{ token: jwe('{"alg":"dir","enc":"A128GCM","typ":"at+jwt"}'), content: encode('eyJ.e30.AA') },
			withClaims('{}', {}, at),
		],
	},
	'scope-not-string': {
		...payloads('{"scope":["a","b"]}', '{"scope":"a b"}', at),
		alsoFires: [
			scope('{"scope":"a,b"}'),
			scope('{"scope":["a, b"]}'),
			scope('{"scope":", a, b,"}'),
			scope('{"scope":1}'),
			scope('{"scp":"a,b"}'),
			scope('{"scp":["a","b,c"]}'),
			withClaims('{"scp":1}', { message: '“scp” must be one string with spaces between the values' }, at),
			scope('{"scp":[1]}'),
			withClaims('{"scope":["a"]}'),
		],
		alsoNear: [
			scope('{"scp":["a","b"]}'),
			scope('{"scp":"a b"}'),
			scope('{}'),
			withClaims('{"scope":["a","b"]}', { profile: 'jwt' }),
		],
	},
	'several-audiences': {
		fires: withClaims('{"aud":["a","b"]}', {
			profile: 'access-token',
			message: 'Good for 2 services at once: each can use it at the others',
		}),
		nearMiss: withClaims('{"aud":["a"]}', { profile: 'access-token' }),
		alsoNear: [
			withClaims('{"aud":["a","b"]}'),
			withClaims('{"aud":"a"}', { profile: 'access-token' }),
			withClaims('{}', { profile: 'access-token' }),
		],
	},
};
