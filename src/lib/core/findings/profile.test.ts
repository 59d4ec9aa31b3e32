import { describe, expect, test } from 'vitest';
import { readToken } from '../token/read-token.ts';
import { compact } from './examples/example.ts';
import {
	isKeyProof,
	isNoBearerToken,
	isOfAnotherType,
	isStrictly,
	profiles,
	type Profile,
} from './profile.ts';
import { subjectOf } from './subject.ts';

function profileOf(payload: string, header = '{"alg":"HS256"}', profile?: Profile, tail = '') {
	const reading = readToken(compact(header, payload) + tail);
	return subjectOf({ reading, now: 0, profile }).profile;
}
const byClaims = (payload: string) => profileOf(payload).id;
const typed = (typ: string) => `{"alg":"HS256","typ":"${typ}"}`;

test('every profile has a name and a reference of its own', () => {
	for (const { name, reference } of profiles) expect([name, reference]).not.toContain('');
	expect(new Set(profiles.map(({ id }) => id)).size).toBe(profiles.length);
});

describe('by type', () => {
	test.each([
		['at+jwt', 'access-token'],
		['application/AT+JWT', 'access-token'],
		['dpop+jwt', 'dpop-proof'],
		['logout+jwt', 'logout-token'],
		['dc+sd-jwt', 'sd-jwt'],
		['vc+sd-jwt', 'sd-jwt'],
		['client-authentication+jwt', 'client-assertion'],
		['kb+jwt', 'key-binding'],
		['secevent+jwt', 'security-event'],
		['openid4vci-proof+jwt', 'key-proof'],
		['my-proof+jwt', 'key-proof'],
		['oauth-authz-req+jwt', 'jwt'],
		['proof+jwt', 'jwt'],
		['at+jwt2', 'jwt'],
	])('%s is %s', (typ, id) => {
		// Whatever the claims look like.
		expect(profileOf('{"nonce":"n","scope":"a"}', typed(typ))).toEqual({ id, by: 'type' });
	});

	test.each(['JWT', 'jwt', 'application/jwt', ''])('%j says nothing, and so the claims tell', (typ) => {
		expect(profileOf('{"nonce":"n"}', typed(typ))).toEqual({ id: 'id-token', by: 'claims' });
		expect(profileOf('{"scope":"a"}', typed(typ))).toEqual({ id: 'access-token', by: 'claims' });
	});
});

test('what the person chose comes before all else', () => {
	expect(profileOf('{"scope":"a"}', typed('at+jwt'), 'id-token')).toEqual({ id: 'id-token', by: 'choice' });
});

test('a token with disclosures is an SD-JWT, whatever its claims and its own type', () => {
	expect(profileOf('{"nonce":"n"}', '{"alg":"HS256"}', undefined, '~').id).toBe('sd-jwt');
	expect(profileOf('{"nonce":"n"}', typed('example+sd-jwt'), undefined, '~')).toEqual({
		id: 'sd-jwt',
		by: 'claims',
	});
});

const login = '"iss":"https://i.example","sub":"s","aud":"c","exp":2,"iat":1';

describe('by claims', () => {
	test.each<[string, string, Profile]>([
		['nothing', '{}', 'jwt'],
		['no object', '["nonce"]', 'jwt'],
		['a session of an application', `{${login},"name":"a","email":"b"}`, 'jwt'],
		['a nonce', '{"nonce":"n"}', 'id-token'],
		['a hash of the access token', '{"at_hash":"n"}', 'id-token'],
		['a hash of the code', '{"c_hash":"n"}', 'id-token'],
		['a nonce somewhere inside', '{"a":{"nonce":"n"}}', 'jwt'],
		['a nonce and a scope', '{"nonce":"n","scope":"openid"}', 'id-token'],
		['a scope', '{"scope":"a"}', 'access-token'],
		['scp', '{"scp":["a"]}', 'access-token'],
		['a client', '{"client_id":"a"}', 'access-token'],
		['rich permissions (RFC 9396)', '{"authorization_details":[]}', 'access-token'],
		['permissions of Auth0', `{${login},"azp":"c","permissions":[]}`, 'access-token'],
		['a grant type of Auth0', '{"gty":"client-credentials"}', 'access-token'],
		['an authorization request', '{"response_type":"code","client_id":"a","nonce":"n"}', 'jwt'],
		['a pushed authorization request', '{"redirect_uri":"a","nonce":"n"}', 'jwt'],
		['a presentation', '{"vp":{},"nonce":"n"}', 'jwt'],
		['a logout', '{"events":{"http://schemas.openid.net/event/backchannel-logout":{}}}', 'logout-token'],
		['an event', '{"events":{"https://schemas.openid.net/secevent/risc/x":{}}}', 'security-event'],
		['events of the application', '{"events":{"clicked":1}}', 'jwt'],
		['a list of events', '{"events":["https://a.example"]}', 'jwt'],
		['a client that speaks of itself', '{"iss":"c","sub":"c","aud":"a","jti":"j"}', 'client-assertion'],
		['the same for several', '{"iss":"c","sub":"c","aud":["a","b"],"jti":"j"}', 'client-assertion'],
		['an issuer that speaks of another', '{"iss":"c","sub":"d","aud":"a","jti":"j"}', 'jwt'],
		['a service account of Google: no jti', '{"iss":"c","sub":"c","aud":"a"}', 'jwt'],
		['neither issuer nor subject', '{"aud":"a","jti":"j"}', 'jwt'],
		['for nobody', '{"iss":"c","sub":"c","jti":"j"}', 'jwt'],
		['for a number', '{"iss":"c","sub":"c","jti":"j","aud":1}', 'jwt'],
		// Logins without a nonce
		['the time of a login', `{${login},"auth_time":1}`, 'id-token'],
		['a verified address: Auth0', `{${login},"email_verified":true}`, 'id-token'],
		['a user name: Microsoft', `{${login},"preferred_username":"a"}`, 'id-token'],
		['azp in aud: Google', `{${login},"azp":"c"}`, 'id-token'],
		['azp not in aud', `{${login},"azp":"d"}`, 'jwt'],
		['azp that is no string', `{${login},"azp":1}`, 'jwt'],
		['no https issuer', `{${login.replace('https', 'http')},"auth_time":1}`, 'jwt'],
		...['iss', 'sub', 'aud', 'exp', 'iat'].map((name): [string, string, Profile] => [
			`a login without ${name}`,
			`{${login.replace(`"${name}"`, '"x"')},"auth_time":1,"azp":"c"}`,
			'jwt',
		]),
		// What issuers say themselves
		['Keycloak: ID', '{"typ":"ID","scope":"a"}', 'id-token'],
		['Keycloak: Bearer', `{"typ":"Bearer","nonce":"n",${login},"preferred_username":"a"}`, 'access-token'],
		['Keycloak: DPoP', '{"typ":"DPoP"}', 'access-token'],
		['Keycloak: Logout', '{"typ":"Logout"}', 'logout-token'],
		['Keycloak: Refresh', '{"typ":"Refresh","nonce":"n","scope":"a"}', 'jwt'],
		['Keycloak: Offline', '{"typ":"Offline","scope":"a"}', 'jwt'],
		['Cognito: id', '{"token_use":"id","scope":"a"}', 'id-token'],
		['Cognito: access', '{"token_use":"access","nonce":"n"}', 'access-token'],
		['another typ', '{"typ":"id","nonce":"n"}', 'id-token'],
		['typ of another claim', '{"token_use":"ID","scope":"a"}', 'access-token'],
		[
			'Microsoft v2, an application',
			`{${login},"azp":"d","azpacr":"1","roles":["a"],"ver":"2.0"}`,
			'access-token',
		],
		['Microsoft v1, an application', `{${login},"appid":"d","appidacr":"1","ver":"1.0"}`, 'access-token'],
	])('%s', (_, payload, id) => {
		expect(byClaims(payload)).toBe(id);
	});
});

test('what follows from a profile', () => {
	const all = profiles.map(({ id }) => id);
	const where = (holds: (profile: { id: Profile; by: 'claims' }) => boolean) =>
		all.filter((id) => holds({ id, by: 'claims' }));
	expect(where(isKeyProof)).toEqual(['dpop-proof', 'key-proof']);
	expect(where(isNoBearerToken)).toEqual([
		'dpop-proof',
		'logout-token',
		'key-proof',
		'key-binding',
		'security-event',
	]);
	expect(isStrictly({ id: 'access-token', by: 'claims' }, 'access-token')).toBe(false);
	expect(isStrictly({ id: 'access-token', by: 'type' }, 'access-token')).toBe(true);
	expect(isStrictly({ id: 'access-token', by: 'choice' }, 'access-token')).toBe(true);
	expect(isStrictly({ id: 'access-token', by: 'choice' }, 'id-token')).toBe(false);
	expect(isOfAnotherType({ id: 'jwt', by: 'type' })).toBe(true);
	expect(isOfAnotherType({ id: 'jwt', by: 'claims' })).toBe(false);
	expect(isOfAnotherType({ id: 'id-token', by: 'type' })).toBe(false);
});
