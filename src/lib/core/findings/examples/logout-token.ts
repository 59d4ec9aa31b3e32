import { logoutEvent } from '../profile.ts';
import { now, withClaims, type Examples } from './example.ts';

const profile = 'logout-token';
const names = ['iss', 'aud', 'iat', 'jti', 'events', 'exp', 'sub'];
const values = ['"https://i.example"', '"c"', now, '"j"', `{"${logoutEvent}":{}}`, now + 60, '"s"'];
const without = (left: string, more = '') =>
	`{${names.flatMap((name, index) => (name === left ? [] : [`"${name}":${values[index]}`])).join(',')}${more}}`;
const events = (value: string) => withClaims(without('events', `,"events":${value}`), { profile });

export const logoutTokenExamples: Examples = {
	'logout-token-claims': {
		fires: withClaims('{}', { profile, message: 'A logout token must also have 5 more claims' }),
		nearMiss: withClaims(without('')),
		alsoFires: names
			.slice(0, 5)
			.map((name) =>
				withClaims(without(name), { profile, message: `A logout token must also have ${name}` }),
			),
		alsoNear: [withClaims('{}'), withClaims(without('exp')), withClaims('{"iss":"a"', { profile })],
	},
	'logout-token-expiry': {
		fires: withClaims(without('exp')),
		nearMiss: withClaims(without('')),
		alsoNear: [withClaims('{}', { profile }), withClaims('{}'), withClaims(without('exp').slice(0, -1))],
	},
	'logout-token-event': {
		fires: events('{}'),
		nearMiss: events(`{"${logoutEvent}":{"a":1}}`),
		alsoFires: [events(`{"${logoutEvent}":true}`), events(`["${logoutEvent}"]`), events('{"a":{}}')],
		alsoNear: [withClaims(without('events'), { profile }), withClaims('{"events":{}}')],
	},
	'logout-token-nonce': {
		fires: withClaims(without('', ',"nonce":"n"')),
		nearMiss: withClaims(without('', ',"Nonce":"n"')),
		alsoFires: [withClaims(without('', ',"nonce":"n","a":1,"nonce":null'))],
		alsoNear: [withClaims('{"nonce":"n"}')],
	},
	'logout-token-target': {
		fires: withClaims(without('sub')),
		nearMiss: withClaims(without('')),
		alsoNear: [
			withClaims(without('sub', ',"sid":"a"')),
			withClaims('{}'),
			withClaims(without('sub').slice(0, -1)),
		],
	},
};
