import type { BoundCheck } from '../../jose/bound-token-check.ts';
import { now, withClaims, type Example, type Examples } from './example.ts';

const profile = 'id-token';
const names = ['iss', 'sub', 'aud', 'exp', 'iat'];
const values = ['"https://i.example"', '"s"', '"c"', now + 60, now];
const without = (left?: string) =>
	`{"nonce":"n",${names.flatMap((name, index) => (name === left ? [] : [`"${name}":${values[index]}`])).join(',')}}`;

const issuer = (iss: string) => withClaims(`{"nonce":"n","iss":"${iss}"}`);

const bound = (id: string, code: string, more: Partial<BoundCheck> = {}): Omit<Example, 'token'> => ({
	bound: [{ id, state: 'failed', code, detail: {}, reference: 'OIDC Core §3.1.3.6', ...more }],
});
const hash = (claim: string, of: string) => {
	const payload = `{"nonce":"n","${claim}":"h"}`;
	const message = (how: string) => `“${claim}” is not the hash of ${of} given${how}`;
	return {
		fires: withClaims(payload, { ...bound(claim, 'hash-differs'), message: message('') }),
		nearMiss: withClaims(payload, bound(claim, 'hash-matches', { state: 'passed' })),
		alsoFires: [
			withClaims(payload, {
				...bound(claim, 'hash-not-halved'),
				message: message(': it is all of the hash'),
			}),
			withClaims(payload, {
				...bound(claim, 'hash-other-encoding'),
				message: message(': it is no base64url'),
			}),
		],
		alsoNear: [
			withClaims(payload, bound(claim, 'hash-not-a-string')),
			withClaims(payload, bound(claim, 'hash-ambiguous')),
			withClaims(payload, bound(claim, 'hash-differs', { state: 'not-asked' })),
			withClaims(payload, bound('other', 'hash-differs')),
			withClaims(payload, { ...bound(claim, 'hash-differs'), profile: 'jwt' }),
			withClaims(payload),
		],
	};
};

const age = (maximumAge?: number, leeway = 0): Omit<Example, 'token'> => ({
	expected: { leeway, ...(maximumAge === undefined ? {} : { maximumAge }) },
});
const login = (ago: number) => `{"nonce":"n","auth_time":${now - ago}}`;
const client = (...audience: string[]) => ({ expected: { leeway: 0, audience } });
const brings = (name: string) => `{"alg":"HS256","${name}":["a"]}`;

export const idTokenExamples: Examples = {
	'id-token-claims': {
		fires: withClaims('{"nonce":"n"}', { message: 'An ID token must also have 5 more claims' }),
		nearMiss: withClaims(without()),
		alsoFires: [
			...names.map((name) => withClaims(without(name), { message: `An ID token must also have ${name}` })),
			withClaims('{}', { profile }),
		],
		alsoNear: [withClaims('{}'), withClaims('{"nonce":"n"')],
	},
	'id-token-issuer': {
		fires: issuer('http://a.example'),
		nearMiss: issuer('https://a.example/b'),
		alsoFires: [
			issuer('accounts.google.com'),
			issuer('https://a.example?b'),
			issuer('https://a.example#b'),
			issuer('https://'),
			issuer('https:///a'),
			issuer('x-https://a.example'),
		],
		alsoNear: [
			issuer('HTTPS://a'),
			withClaims('{"iss":"http://a.example"}'),
			withClaims('{"nonce":"n","iss":1}'),
			withClaims('{"nonce":"n"}'),
			issuer('a:b c'),
		],
	},
	'nonce-differs': {
		fires: withClaims('{"nonce":"n"}', bound('nonce', 'nonce-differs')),
		nearMiss: withClaims('{"nonce":"n"}', bound('nonce', 'nonce-matches', { state: 'passed' })),
		alsoNear: [
			withClaims('{"nonce":"n"}', bound('nonce', 'claim-not-a-string')),
			withClaims('{"nonce":"n"}', bound('nonce', 'nonce-differs', { reference: 'RFC 9449 §4.3 (10)' })),
			withClaims('{"nonce":"n"}', bound('nonce', 'nonce-differs', { state: 'not-asked' })),
			withClaims('{"nonce":"n"}', { ...bound('nonce', 'nonce-differs'), profile: 'jwt' }),
		],
	},
	'access-token-hash-differs': hash('at_hash', 'the access token'),
	'code-hash-differs': hash('c_hash', 'the code'),
	'state-hash-differs': hash('s_hash', 'the state'),
	'no-authorized-party': {
		fires: withClaims('{"nonce":"n","aud":["a","b"]}'),
		nearMiss: withClaims('{"nonce":"n","aud":["a"]}'),
		alsoNear: [
			withClaims('{"nonce":"n","aud":["a","b"],"azp":"a"}'),
			withClaims('{"aud":["a","b"]}'),
			withClaims('{"nonce":"n","aud":["a","b"]'),
			withClaims('{"nonce":"n"}'),
		],
	},
	'other-authorized-party': {
		fires: withClaims('{"nonce":"n","azp":"b"}', client('a')),
		nearMiss: withClaims('{"nonce":"n","azp":"b"}', client('a', 'b')),
		alsoNear: [
			withClaims('{"nonce":"n"}', client('a')),
			withClaims('{"azp":"b"}', client('a')),
			withClaims('{"nonce":"n","azp":"b"}', client()),
			withClaims('{"nonce":"n","azp":"b"}', { expected: { leeway: 0 } }),
			withClaims('{"nonce":"n","azp":"b"}'),
		],
	},
	'no-login-time': {
		fires: withClaims('{"nonce":"n"}', age(60)),
		nearMiss: withClaims(login(5), age(60)),
		alsoNear: [
			withClaims('{"nonce":"n"}', age()),
			withClaims('{}', age(60)),
			withClaims('{"nonce":"n"', age(60)),
			withClaims('{"nonce":"n","auth_time":"x"}', age(60)),
			withClaims('{"nonce":"n"}'),
		],
	},
	'login-too-old': {
		fires: withClaims(login(61), { ...age(60), message: 'Signed in 1 min ago: longer than is allowed' }),
		nearMiss: withClaims(login(60), age(60)),
		alsoFires: [withClaims(login(71), age(60, 10)), withClaims(login(1), age(0))],
		alsoNear: [
			withClaims(login(70), age(60, 10)),
			withClaims(login(61), age()),
			withClaims(`{"auth_time":${now - 61}}`, age(60)),
			withClaims('{"nonce":"n"}', age(60)),
		],
	},
	'id-token-brings-certificate': {
		fires: withClaims(
			'{"nonce":"n"}',
			{ message: 'An ID token should not carry “x5c”: its keys are agreed on before' },
			brings('x5c'),
		),
		nearMiss: withClaims('{"nonce":"n"}', {}, brings('x5t')),
		alsoNear: [
			withClaims('{}', {}, brings('x5c')),
			...['jwk', 'jku', 'x5u'].map((name) => withClaims('{"nonce":"n"}', {}, brings(name))),
		],
	},
	'id-token-as-access-token': {
		fires: withClaims('{"nonce":"n"}', { expected: { leeway: 0, scope: ['a'] } }),
		nearMiss: withClaims('{"nonce":"n"}', { expected: { leeway: 0, scope: [], typ: 'JWT' } }),
		alsoFires: [withClaims('{"nonce":"n"}', { expected: { leeway: 0, typ: 'application/AT+jwt' } })],
		alsoNear: [
			withClaims('{"scope":"a"}', { expected: { leeway: 0, scope: ['a'] } }),
			withClaims('{"nonce":"n"}', { expected: { leeway: 0 } }),
			withClaims('{"nonce":"n"}'),
		],
	},
};
