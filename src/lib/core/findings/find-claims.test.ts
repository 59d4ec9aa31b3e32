import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readToken } from '../token/read-token.ts';
import { examples } from './examples.ts';
import { compact, now } from './examples/example.ts';
import { findings } from './find.ts';
import { logoutEvent } from './profile.ts';
import { rules } from './registry.ts';
import type { Severity } from './rule.ts';
import type { FindingsContext } from './subject.ts';

const find = (token: string, more: Partial<FindingsContext> = {}) =>
	findings({ now, ...more, reading: readToken(token) });
const graver = (token: string, more: Partial<FindingsContext> = {}) =>
	find(token, more).flatMap(({ severity, id }) => (severity === 'note' ? [] : [id]));

test.each(rules.map(({ id, why, message }) => [id, why, message] as const))(
	'%s is told in one sentence, and its reason in few',
	(_, why = '', message) => {
		expect(why.length).toBeLessThanOrEqual(280);
		if (why !== '') expect(why).toMatch(/^[A-Z“].*[.]$/s);
		expect(message).not.toMatch(/[.]$/);
	},
);

/** Each rule with how grave its first example is, what it points at there (or how much), and what its fix makes. */
const told: readonly (readonly [id: string, severity: Severity, at: string | number, fixed?: string])[] = [
	['not-numeric-date', 'error', '"1893456000"', '{"exp":1893456000}'],
	['milliseconds', 'warning', '1893456000000', '{"exp":1893456000}'],
	['negative-date', 'warning', '-1'],
	['never-valid', 'error', '5'],
	['expired', 'error', '1795441980'],
	['not-yet-valid', 'error', '1795443420'],
	['issued-in-future', 'warning', '1795442761'],
	['login-after-issue', 'warning', '1795442701'],
	['long-lived', 'warning', '1795529101'],
	['no-token-id', 'note', '{"iat":1795442700,"exp":1795446301}'],
	['issuer-differs', 'error', '"https://a.example/"'],
	['wrong-audience', 'error', '["a","b"]'],
	['access-token-type', 'error', '"JWT"', '{"alg":"HS256","typ":"at+jwt"}'],
	['access-token-claims', 'error', '{}'],
	['encrypted-not-signed', 'error', '{"iss":"a"}'],
	['scope-not-string', 'warning', '["a","b"]', '{"scope":"a b"}'],
	['several-audiences', 'note', '["a","b"]'],
	['id-token-claims', 'error', '{"nonce":"n"}'],
	['id-token-issuer', 'error', '"http://a.example"'],
	['nonce-differs', 'error', '"n"'],
	['access-token-hash-differs', 'error', '"h"'],
	['code-hash-differs', 'error', '"h"'],
	['state-hash-differs', 'error', '"h"'],
	['no-authorized-party', 'warning', '["a","b"]'],
	['other-authorized-party', 'warning', '"b"'],
	['no-login-time', 'error', '{"nonce":"n"}'],
	['login-too-old', 'error', '1795442639'],
	['id-token-brings-certificate', 'warning', '["a"]'],
	['id-token-as-access-token', 'warning', '{"nonce":"n"}'],
	['logout-token-claims', 'error', '{}'],
	['logout-token-expiry', 'warning', 141],
	['logout-token-event', 'error', '{}'],
	['logout-token-nonce', 'error', '"n"'],
	['logout-token-target', 'error', 148],
	['client-assertion-claims', 'error', '{}'],
	['client-assertion-id', 'warning', 64],
	['client-assertion-subject', 'warning', '"d"'],
	['client-assertion-audience', 'warning', '["a","b"]'],
	['no-expiry', 'warning', '{}'],
	['no-issuer', 'warning', '{}'],
	['no-audience', 'warning', '{}'],
	['not-string-or-uri', 'error', '"a b:c"'],
	['bad-audience', 'error', '[1]'],
	['long-subject', 'warning', 258],
	['wrong-claim-type', 'warning', '"false"', '{"email_verified":false}'],
	['private-names', 'note', '"team"'],
	['secret-in-payload', 'error', '"x"'],
	['card-number', 'warning', '"4111111111111111"'],
	['hostile-value', 'warning', '"<b onclick=x>"'],
	['token-in-token', 'note', 70],
	['personal-data', 'note', '"a@b.example"'],
];

test.each(told.map((row) => [row[0], row] as const))(
	'%s is as grave as that, and points there',
	(id, row) => {
		const [, severity, at, fixed] = row;
		const { token, content, ...context } = examples[id]!.fires;
		const reading = readToken(token, undefined, content === undefined ? {} : { content });
		const found = findings({ now, ...context, reading }).find((finding) => finding.id === id);
		const textOf = (part: string | undefined) =>
			(part === 'header' ? reading.header : reading.payload)?.text ?? '';
		const marked = textOf(found?.place?.in).slice(found?.place?.from, found?.place?.to);
		expect(found?.severity).toBe(severity);
		expect(typeof at === 'number' ? marked.length : marked).toBe(at);
		if (fixed !== undefined) expect(found?.fix?.apply(textOf(found.fix.segment))).toBe(fixed);
	},
);

test.each([
	['{"scope":",a,  b"}', '{"scope":"a b"}'],
	['{"scope":["a, b","c"],"x":1.0}', '{"scope":"a b c","x":1.0}'],
	['{"scope":1}', undefined],
	['{"scp":"a,b"}', '{"scp":"a b"}'],
])('scopes that are no words with spaces between: %s', (payload, fixed) => {
	const [found] = find(compact('{"alg":"HS256","typ":"at+jwt"}', payload)).filter(
		({ id }) => id === 'scope-not-string',
	);
	expect(found?.fix?.apply(payload)).toBe(fixed);
});

test.each([
	['{"email_verified":"true"}', '{"email_verified":true}'],
	['{"email_verified":"False"}', undefined],
	['{"email_verified":"true "}', undefined],
	['{"email_verified":" true"}', undefined],
	['{"email_verified":[true]}', undefined],
	['{"amr":"pw\\u0064"}', '{"amr":["pw\\u0064"]}'],
	['{"amr":1}', undefined],
	['{"name":true}', undefined],
	['{"cnf":"true"}', undefined],
])('a claim of another type: %s', (payload, fixed) => {
	const [found] = find(compact('{"alg":"HS256"}', payload)).filter(({ id }) => id === 'wrong-claim-type');
	expect(found).toBeDefined();
	expect(found?.fix?.apply(payload)).toBe(fixed);
});

test('a nonce goes from a logout token as often as it stands there, and nothing else', () => {
	const payload = `{ "nonce":1, "a":1.0,"nonce":2 ,"events":{"${logoutEvent}":{}},"nonce":3}`;
	const [found] = find(compact('{"alg":"HS256"}', payload)).filter(({ id }) => id === 'logout-token-nonce');
	expect(found?.fix?.apply(payload)).toBe(`{ "a":1.0 ,"events":{"${logoutEvent}":{}}}`);
	expect(found?.fix?.apply('[1]')).toBe('[1]');
});

interface Vector {
	readonly section?: string;
	readonly token?: unknown;
	readonly text?: unknown;
	readonly proof?: unknown;
	readonly now?: number;
	readonly state?: string;
}

/** Every token of the vectors that is meant to be good, wherever it stands in its file. */
function goodTokens(node: unknown): readonly (readonly [string, string, number | undefined])[] {
	if (typeof node !== 'object' || node === null) return [];
	const vector = node as Vector;
	const token = [vector.token, vector.text, vector.proof].find((text) => typeof text === 'string');
	const isGood = typeof vector.section === 'string' && (vector.state ?? 'verified') === 'verified';
	const own = typeof token === 'string' && isGood ? [[vector.section ?? '', token, vector.now] as const] : [];
	return [...own, ...Object.values(node).flatMap(goodTokens)];
}

const ours = new Set(rules.slice(rules.findIndex(({ id }) => id === 'not-numeric-date')).map(({ id }) => id));

describe.each(['jws', 'jws-more', 'jws-forms', 'sd-jwt', 'bound-tokens'])(
	'the good examples of %s',
	(file) => {
		const vectors: unknown = JSON.parse(readFileSync(`tests/vectors/${file}.json`, 'utf8'));
		test('have no error in their claims within their life', () => {
			const tokens = goodTokens(vectors);
			expect(tokens.length).toBeGreaterThan(0);
			for (const [section, token, at] of tokens) {
				const reading = readToken(token);
				const issued = /"(?:iat|exp)"\s*:\s*(\d+)/.exec(reading.payload?.text ?? '')?.[1];
				const errors = findings({ reading, now: at ?? Number(issued ?? now) - 1, expected: { leeway: 1 } })
					.filter(({ severity, id }) => severity === 'error' && ours.has(id))
					.map(({ id }) => id);
				expect(errors, section).toEqual([]);
			}
		});
	},
);

describe('tokens as issuers make them have no error and no warning', () => {
	const jwt = '{"alg":"RS256","typ":"JWT","kid":"1"}';
	const times = `"iat":${now - 60},"exp":${now + 3540}`;
	test.each([
		[
			'Google, ID token',
			`{"iss":"https://accounts.google.com","azp":"1.apps.example","aud":"1.apps.example","sub":"10769150350006150715113082367","at_hash":"HK6E_P6Dh8Y93mRNtsDB1Q","hd":"example.com","email_verified":true,"nonce":"0394852",${times}}`,
		],
		[
			'Microsoft, access token v2',
			`{"aud":"6e74172b-be56-4843-9ff4-e66a39bb12e3","iss":"https://login.microsoftonline.com/72f9/v2.0","nbf":${now - 60},"azp":"e7a0","azpacr":"0","name":"Abe","oid":"690222be","preferred_username":"abe","scp":"access_as_user","sub":"HKZ","tid":"72f9","ver":"2.0",${times}}`,
		],
		[
			'Keycloak, access token',
			`{"jti":"a","iss":"https://k.example/realms/a","aud":"account","sub":"s","typ":"Bearer","azp":"app","sid":"x","acr":"1","allowed-origins":["*"],"realm_access":{"roles":["a"]},"resource_access":{},"scope":"openid","email_verified":false,"name":"A","preferred_username":"a","given_name":"A","family_name":"B",${times}}`,
		],
		[
			'Auth0, access token for an API and its own',
			`{"iss":"https://t.auth0.example/","sub":"auth0|1","aud":["https://api.example","https://t.auth0.example/userinfo"],"azp":"my_client","scope":"openid read:a",${times}}`,
		],
		[
			'Cognito, ID token',
			`{"sub":"a","aud":"b","email_verified":true,"token_use":"id","auth_time":${now - 60},"iss":"https://cognito-idp.eu.example/x","cognito:username":"j",${times}}`,
		],
		[
			'a client assertion',
			`{"iss":"c","sub":"c","aud":"https://as.example","jti":"j","iat":${now},"exp":${now + 60}}`,
		],
	])('%s', (_, payload) => {
		expect(graver(compact(jwt, payload, 'A'.repeat(342)))).toEqual([]);
	});

	test('the logout token of the specification', () => {
		const payload = `{"iss":"https://server.example.com","sub":"248289761001","aud":"s6BhdRkqt3","iat":${now},"exp":${now + 120},"jti":"bWJq","sid":"08a5019c-17e1-4977-8f42-65a12843ea02","events":{"${logoutEvent}":{}}}`;
		const header = '{"alg":"RS256","typ":"logout+jwt","kid":"1"}';
		expect(find(compact(header, payload, 'A'.repeat(342)))).toEqual([]);
	});
});

describe('only the cause is shown', () => {
	test.each<[string, string, string, readonly string[], Partial<FindingsContext>?]>([
		['never valid, and not expired', '{"iat":9,"exp":5}', 'never-valid', ['expired']],
		[
			'an ID token lacks it once',
			'{"nonce":"n"}',
			'id-token-claims',
			['no-expiry', 'no-issuer', 'no-audience'],
		],
		['a card by its name', '{"card_number":"4111111111111111"}', 'secret-in-payload', ['card-number']],
		[
			'nobody in the audience',
			'{"aud":[]}',
			'bad-audience',
			['wrong-audience'],
			{ expected: { leeway: 0, audience: ['a'] } },
		],
		['an issuer that is no URI', '{"nonce":"n","iss":"a:b c"}', 'not-string-or-uri', ['id-token-issuer']],
		['a time that is none', '{"auth_time":"x"}', 'not-numeric-date', ['wrong-claim-type']],
		['far away in milliseconds', `{"iat":1,"exp":${now}000}`, 'milliseconds', ['long-lived']],
	])('%s', (_, payload, cause, effects, more) => {
		const ids = find(compact('{"alg":"HS256"}', payload), more).map(({ id }) => id);
		expect(ids).toContain(cause);
		for (const effect of effects) expect(ids).not.toContain(effect);
	});
});

test('20,000 claims of its own are told once, with 20 places more', () => {
	const members = Array.from({ length: 20_000 }, (_, index) => `"c${index}":"4111 1111 1111 1111"`);
	const found = find(compact('{"alg":"HS256"}', `{${members.join(',')}}`));
	const own = found.filter(({ id }) => id === 'private-names');
	expect(own).toHaveLength(1);
	expect(own[0]?.also).toHaveLength(20);
	expect(own[0]?.message).toContain('“c0” and 19999 more');
	expect(found.filter(({ id }) => id === 'card-number')).toHaveLength(20);
});

test('a life of weeks is told in its largest unit', () => {
	const [first] = find(
		compact('{"alg":"HS256","typ":"at+jwt"}', `{"iat":${now},"exp":${now + 10 * 86_400 + 7_200}}`),
	).filter(({ id }) => id === 'long-lived');
	expect(first?.message).toBe('Valid for 10 d: a stolen copy is of use as long');
});
