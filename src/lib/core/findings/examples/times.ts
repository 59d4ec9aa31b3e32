import { now, payloads, withClaims, type Examples } from './example.ts';

const hour = 3_600;
const day = 86_400;
const year = 31_536_000;

const leeway = (seconds: number) => ({ expected: { leeway: seconds } });
const at = '{"alg":"HS256","typ":"at+jwt"}';
const lives = (life: number, rest = '') => `{"iat":${now},"exp":${now + life}${rest}}`;
const access = ',"scope":"a"';
const idToken = ',"nonce":"n"';

export const timesExamples: Examples = {
	'not-numeric-date': {
		...payloads('{"exp":"1893456000"}', '{"exp":1893456000}'),
		alsoFires: [
			withClaims('{"nbf":1e400}'),
			withClaims('{"iat":null}', { message: '“iat” must be a number of seconds since 1970' }),
			withClaims('{"auth_time":true}'),
		],
		alsoNear: [withClaims('{"exp":1893456000000}'), withClaims('{"exp":-1}'), withClaims('{"date":"x"}')],
	},
	milliseconds: {
		...payloads('{"exp":1893456000000}', '{"exp":253402300799}'),
		alsoFires: [
			withClaims('{"iat":1893456000000000}', {
				message: '“iat” looks like microseconds: it must be seconds',
			}),
		],
	},
	'negative-date': {
		...payloads('{"exp":-1}', '{"exp":0}'),
		alsoFires: [withClaims('{"nbf":-5}', { message: '“nbf” is before 1970' })],
	},
	'never-valid': {
		...payloads('{"nbf":5,"exp":5}', '{"nbf":5,"exp":6}'),
		alsoFires: [
			withClaims('{"nbf":6,"exp":5}', { message: 'Never valid: “exp” is not after “nbf”' }),
			withClaims('{"iat":5,"exp":5}', { message: 'Never valid: “exp” is not after “iat”' }),
		],
		alsoNear: [
			withClaims('{"iat":5,"exp":6}'),
			withClaims('{"iat":5}'),
			withClaims('{"iat":5,"exp":null}'),
			withClaims('{"iat":1893456000000,"exp":1893456000}'),
			withClaims('{"iat":5,"exp":-1}'),
		],
	},
	expired: {
		fires: withClaims(`{"exp":${now - 720}}`, { message: 'Expired 12 min ago' }),
		nearMiss: withClaims(`{"exp":${now + 1}}`),
		alsoFires: [
			withClaims(`{"exp":${now}}`, { message: 'Expired less than 1 min ago' }),
			withClaims(`{"exp":${now - 10}}`, leeway(10)),
			withClaims(`{"exp":${now - 2 * day - 5 * hour}}`, { message: 'Expired 2 d ago' }),
		],
		alsoNear: [
			withClaims(`{"exp":${now - 9}}`, leeway(10)),
			withClaims('{"exp":-1}'),
			withClaims('{}'),
			withClaims(`{"exp":${now - 9},"nbf":${now}}`),
		],
	},
	'not-yet-valid': {
		fires: withClaims(`{"nbf":${now + 720}}`, { message: 'Not valid yet: it will be in 12 min' }),
		nearMiss: withClaims(`{"nbf":${now}}`),
		alsoFires: [withClaims(`{"nbf":${now + 1}}`), withClaims(`{"nbf":${now + 11}}`, leeway(10))],
		alsoNear: [
			withClaims(`{"nbf":${now + 10}}`, leeway(10)),
			withClaims('{}'),
			withClaims(`{"nbf":${now}000}`),
			withClaims(`{"nbf":${now + 720},"exp":${now + 720}}`),
		],
	},
	'issued-in-future': {
		fires: withClaims(`{"iat":${now + 61}}`, { message: 'Issued in the future: in 1 min' }),
		nearMiss: withClaims(`{"iat":${now}}`),
		alsoFires: [withClaims(`{"iat":${now + 1}}`), withClaims(`{"iat":${now + 11}}`, leeway(10))],
		alsoNear: [
			withClaims(`{"iat":${now + 10}}`, leeway(10)),
			withClaims(`{"iat":${now}000}`),
			withClaims(`{"iat":${now + 61},"nbf":${now + 61}}`),
			withClaims('{}'),
		],
	},
	'login-after-issue': {
		fires: withClaims(`{"auth_time":${now + 1},"iat":${now}}`),
		nearMiss: withClaims(`{"auth_time":${now},"iat":${now}}`),
		alsoFires: [withClaims(`{"auth_time":${now + 11},"iat":${now}}`, leeway(10))],
		alsoNear: [
			withClaims(`{"auth_time":${now + 10},"iat":${now}}`, leeway(10)),
			withClaims(`{"auth_time":${now + 1}}`),
			withClaims(`{"iat":${now}}`),
		],
	},
	'long-lived': {
		fires: withClaims(lives(day + 1, access), {
			severity: 'warning',
			message: 'Valid for 1 d: a stolen copy is of use as long',
		}),
		nearMiss: withClaims(lives(day, access)),
		alsoFires: [
			withClaims(lives(year + 1, access), { severity: 'error' }),
			withClaims(lives(year, access), { severity: 'warning' }),
			withClaims(lives(hour + 1), { severity: 'warning', profile: 'client-assertion' }),
			withClaims(lives(hour + 1), { severity: 'warning', profile: 'logout-token' }),
			withClaims(lives(day + 1, idToken), { severity: 'note' }),
			withClaims(lives(year, idToken), { severity: 'note' }),
			withClaims(lives(year + 1, idToken), { severity: 'warning' }),
			withClaims(lives(day + 1), { severity: 'note' }),
			withClaims(lives(year), { severity: 'note' }),
			withClaims(lives(year + 1), { severity: 'warning' }),
			withClaims(`{"exp":${now + day + 1}}`),
			withClaims(`{"iat":${now - day},"exp":${now + 1}}`),
		],
		alsoNear: [
			withClaims(lives(hour), { profile: 'client-assertion' }),
			withClaims(lives(hour), { profile: 'logout-token' }),
			withClaims(lives(day, idToken)),
			withClaims(lives(day)),
			withClaims(lives(year + 1), { profile: 'sd-jwt' }),
			withClaims(lives(year + 1), {}, '{"alg":"HS256","typ":"vc+jwt"}'),
			withClaims('{}'),
			withClaims(`{"iat":${now},"nbf":${now + 2 * day},"exp":${now + 2 * day}}`),
		],
	},
	'no-token-id': {
		fires: withClaims(lives(hour + 1)),
		nearMiss: withClaims(lives(hour)),
		alsoFires: [withClaims(lives(hour + 1, access))],
		alsoNear: [
			withClaims(lives(hour + 1, ',"jti":"j"')),
			withClaims(lives(hour + 1, idToken)),
			withClaims(lives(hour + 1), {}, at),
			withClaims(lives(hour + 1), {}, '{"alg":"HS256","typ":"vc+jwt"}'),
			withClaims(lives(hour + 1).slice(0, -1)),
			withClaims('{}'),
		],
	},
};
