import { now, withClaims, type Examples } from './example.ts';

const profile = 'client-assertion';
const typed = '{"alg":"HS256","typ":"client-authentication+jwt"}';
const names = ['iss', 'sub', 'aud', 'exp', 'jti'];
const values = ['"c"', '"c"', '"https://a.example"', now + 60, '"j"'];
const without = (left: string, more = '') =>
	`{${names.flatMap((name, index) => (name === left ? [] : [`"${name}":${values[index]}`])).join(',')}${more}}`;

export const clientAssertionExamples: Examples = {
	'client-assertion-claims': {
		fires: withClaims('{}', { profile, message: 'A client assertion must also have 4 more claims' }),
		nearMiss: withClaims(without(''), {}, typed),
		alsoFires: names
			.slice(0, 4)
			.map((name) =>
				withClaims(without(name), { message: `A client assertion must also have ${name}` }, typed),
			),
		alsoNear: [withClaims('{}'), withClaims(without('exp')), withClaims('{"iss":"a"', { profile })],
	},
	'client-assertion-id': {
		fires: withClaims(without('jti'), {}, typed),
		nearMiss: withClaims(without(''), {}, typed),
		alsoNear: [
			withClaims('{}', { profile }),
			withClaims(without('jti')),
			withClaims('{"iss":"a"', { profile }),
		],
	},
	'client-assertion-subject': {
		fires: withClaims(without('sub', ',"sub":"d"'), {}, typed),
		nearMiss: withClaims(without(''), {}, typed),
		alsoNear: [
			withClaims(without('sub'), {}, typed),
			withClaims(without('iss'), {}, typed),
			withClaims(without('sub', ',"sub":"d"')),
		],
	},
	'client-assertion-audience': {
		fires: withClaims(without('aud', ',"aud":["a","b"]'), {
			message: 'A client assertion for 2 servers: one can use it at another',
		}),
		nearMiss: withClaims(without('aud', ',"aud":["a"]')),
		alsoFires: [withClaims('{"aud":["a","b"]}', { profile })],
		alsoNear: [withClaims('{"aud":["a","b"]}'), withClaims('{}', { profile })],
	},
};
