import { payloads, withClaims, type Examples } from './example.ts';

/** Each has a list of its own of what it lacks. */
const withOwnList = ['id-token', 'access-token', 'client-assertion', 'logout-token', 'dpop-proof'] as const;
const elsewhere = withOwnList.map((profile) => withClaims('{}', { profile }));

const typed = (typ: string) => withClaims('{"exp":1}', {}, `{"alg":"HS256","typ":"${typ}"}`);

export const claimsExamples: Examples = {
	'no-expiry': {
		...payloads('{}', '{"exp":1}'),
		alsoFires: [
			withClaims('{}', { severity: 'warning' }),
			withClaims('{}', { profile: 'sd-jwt', severity: 'note' }),
			withClaims('{"scope":"a"}'),
			withClaims('{"iss":"a","sub":"a","jti":"j","aud":"b"}'),
		],
		alsoNear: [...elsewhere, withClaims('{"iss":"a"')],
	},
	'no-issuer': {
		...payloads('{}', '{"iss":"a"}'),
		alsoFires: [withClaims('{}', { profile: 'sd-jwt' })],
		alsoNear: elsewhere,
	},
	'no-audience': {
		...payloads('{}', '{"aud":"a"}'),
		alsoFires: [typed('at.x'), typed('JWT')],
		alsoNear: [
			...elsewhere,
			withClaims('{}', { profile: 'sd-jwt' }),
			...['vc+jwt', 'statuslist+jwt', 'entity-statement+jwt', 'trust-mark+jwt', 'passport'].map(typed),
		],
	},
	'not-string-or-uri': {
		...payloads('{"sub":"a b:c"}', '{"sub":"a:b"}'),
		alsoFires: [
			withClaims('{"iss":1}', { message: '“iss” must be a string, and a URI if it has a colon' }),
			withClaims('{"iss":["a"]}'),
			withClaims('{"jti":1}'),
			withClaims('{"aud":"1:b"}'),
			withClaims('{"aud":["a","a:b c"]}'),
			withClaims('{"iss":"a:b<c"}'),
			withClaims('{"iss":":b"}'),
		],
		alsoNear: [
			withClaims('{"jti":"a b:c"}'),
			withClaims('{"aud":1}'),
			withClaims('{"iss":"a b"}'),
			withClaims('{"iss":"Https://a.example/?b=c#d"}'),
			withClaims('{"iss":"a1+.-:"}'),
		],
	},
	'bad-audience': {
		fires: withClaims('{"aud":[1]}', { severity: 'error' }),
		nearMiss: withClaims('{"aud":["a"]}'),
		alsoFires: [
			withClaims('{"aud":{}}', { severity: 'error' }),
			withClaims('{"aud":[]}', { severity: 'warning' }),
			withClaims('{"aud":"*"}', { severity: 'warning' }),
			withClaims('{"aud":["a","*"]}', { severity: 'warning' }),
		],
		alsoNear: [withClaims('{}'), withClaims('{"aud":"a*"}')],
	},
	'long-subject': {
		fires: withClaims(`{"sub":"${'a'.repeat(256)}"}`, {
			severity: 'warning',
			message: '“sub” has 256 characters: more than 255',
		}),
		nearMiss: withClaims(`{"sub":"${'a'.repeat(255)}"}`),
		alsoFires: [withClaims(`{"sub":"${'a'.repeat(256)}","nonce":"n"}`, { severity: 'error' })],
		alsoNear: [withClaims('{}'), withClaims('{"sub":1}')],
	},
	'wrong-claim-type': {
		fires: withClaims('{"email_verified":"false"}', { message: '“email_verified” must be true or false' }),
		nearMiss: withClaims('{"email_verified":false}'),
		alsoFires: [
			withClaims('{"email_verified":"yes"}'),
			withClaims('{"email_verified":1}'),
			withClaims('{"email_verified":"true"}', { profile: 'id-token' }),
			withClaims('{"cnf":"a"}', { message: '“cnf” must be an object' }),
			withClaims('{"name":1}', { message: '“name” must be a string' }),
			withClaims('{"name":["a"]}'),
			withClaims('{"amr":"pwd"}', { message: '“amr” must be a list', profile: 'access-token' }),
			withClaims('{"roles":{}}'),
			withClaims('{"amr":"true"}', { profile: 'id-token' }),
		],
		alsoNear: [
			withClaims('{"cnf":{},"name":"a","amr":["a"],"roles":[{}]}'),
			withClaims('{"permissions":"a","unknown":1}'),
			withClaims('{"jti":1,"iss":1,"scope":[],"exp":"a"}'),
			withClaims('{"cnf":"a"}', { profile: 'dpop-proof' }),
			withClaims('[{"cnf":"a"}]'),
			withClaims('{"cnf"'),
		],
	},
	'private-names': {
		fires: withClaims('{"team":1}', {
			message: '“team”: a name of your own, which others may use for something else',
		}),
		nearMiss: withClaims(
			'{"https://a.example/team":1,"a:b":1,"a.b":1,"a/b":1,"role":1,"iss":"a","geohash":"u"}',
		),
		alsoFires: [
			withClaims('{"iss":"a","team":1,"plan":2}', {
				message: '“team” and 1 more: a name of your own, which others may use for something else',
			}),
			withClaims('{"team":1}', { profile: 'access-token' }),
			withClaims('{"team":1}', { profile: 'id-token' }),
		],
		alsoNear: [
			withClaims('{"team":1}', { profile: 'sd-jwt' }),
			withClaims('{"a":{"role":1}}', { profile: 'dpop-proof' }),
			withClaims('["team"]'),
		],
	},
};
