import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { readToken } from '../token/read-token.ts';
import { examples } from './examples.ts';
import { aKey, compact, now as usualNow, type Example } from './examples/example.ts';
import expected from './examples/expected.json' with { type: 'json' };
import { readExample, tell, textsOf } from './examples/tell.ts';
import { findings } from './find.ts';
import { rules } from './registry.ts';

const now = usualNow;
const find = (example: Example) => findings({ now, ...example, reading: readExample(example) });
const idsOf = (example: Example) => find(example).map(({ id }) => id);

/** What each example of each rule is told, as it was looked at and found right: `UPDATE_EXAMPLES=1` writes it anew. */
const told: Record<string, string[][]> = {};

describe('every rule', () => {
	afterAll(() => {
		if (!process.env['UPDATE_EXAMPLES']) return;
		const path = new URL('examples/expected.json', import.meta.url);
		writeFileSync(path, JSON.stringify(told, undefined, '\t') + '\n');
	});

	test('has an id of its own, and an example; every example has a rule', () => {
		const ids = rules.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(Object.keys(examples).toSorted()).toEqual(ids.toSorted());
	});

	test.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
		expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
		expect(rule.reference).not.toBe('');
		for (const cause of rule.unless ?? []) expect(rules.map((other) => other.id)).toContain(cause);

		const { fires, alsoFires = [], nearMiss, alsoNear = [] } = examples[id]!;
		for (const example of [fires, ...alsoFires]) checkHits(id, example);
		told[id] = [fires, ...alsoFires].map((example) =>
			find(example)
				.filter((finding) => finding.id === id)
				.map((finding) => tell(finding, example)),
		);
		if (!process.env['UPDATE_EXAMPLES']) expect(told[id]).toEqual((expected as typeof told)[id]);
		for (const example of [nearMiss, ...alsoNear]) expect(idsOf(example)).not.toContain(id);
	});
});

/** A rule finds what its example has: a sentence, places that are there, and a fix that takes the cause away. */
function checkHits(id: string, example: Example): void {
	const found = find(example).filter((finding) => finding.id === id);
	expect(found, example.token).not.toEqual([]);
	if (example.message !== undefined) expect(found[0]?.message).toBe(example.message);
	if (example.severity !== undefined) expect(found[0]?.severity).toBe(example.severity);
	const texts = textsOf(example);
	for (const { message, place, also, fix } of found) {
		expect(message.length).toBeLessThanOrEqual(90);
		expect(message).not.toMatch(/[{}]|undefined/);
		for (const one of [place, ...also]) {
			if (!one) continue;
			expect(one.from).toBeLessThanOrEqual(one.to);
			expect(one.to).toBeLessThanOrEqual(texts[one.in].length);
		}
		if (fix && fix.segment !== 'key')
			expect(idsOf({ ...example, token: applied(example.token, fix) })).not.toContain(id);
	}
}

/** The token after a fix, its other parts as they were. */
function applied(token: string, fix: { segment: string; apply: (text: string) => string }): string {
	if (fix.segment === 'token') return fix.apply(token);
	const { header, payload, signature } = readToken(token);
	const [head, body] = [header!.text!, payload!.text!];
	return fix.segment === 'header'
		? compact(fix.apply(head), body, signature!.encoded)
		: compact(head, fix.apply(body), signature!.encoded);
}

describe('clean tokens', () => {
	const claims = `{"iss":"https://issuer.example/","exp":${now + 300},"aud":"https://api.example","sub":"248289761001","client_id":"s6BhdRkqt3","iat":${now},"jti":"dbe39bf3a3ba4238a513f51d6e1691c4","scope":"openid read"}`;

	test('of an RFC 9068 access token only that it is a bearer token is worth knowing', () => {
		const token = compact('{"typ":"at+JWT","alg":"RS256","kid":"RjEwOwOA"}', claims);
		expect(idsOf({ token })).toEqual(['bearer-token']);
	});

	test('one that is bound to its client’s key has nothing to remark', () => {
		const bound = claims.replace('{', `{"cnf":{"jkt":"${'A'.repeat(43)}"},`);
		const token = compact('{"typ":"at+JWT","alg":"RS256","kid":"RjEwOwOA"}', bound);
		expect(find({ token })).toEqual([]);
	});

	test('nor with a key that fits, but for what goes with every shared secret', () => {
		const token = compact('{"typ":"at+jwt","alg":"HS256","kid":"a"}', claims);
		const keys = { ...examples['short-secret']!.nearMiss.keys!, keys: [{ ...aKey, kid: 'a', alg: 'HS256' }] };
		expect(idsOf({ token, keys })).toEqual(['shared-secret-issuer', 'bearer-token']);
	});

	test('an ID token has no error and no warning', () => {
		const token = compact(
			'{"alg":"RS256","kid":"1e9gdk7"}',
			`{"iss":"https://server.example.com","sub":"24400320","aud":"s6BhdRkqt3","nonce":"n-0S6_WzA2Mj","exp":${now + 300},"iat":${now},"auth_time":${now - 5},"acr":"urn:mace:incommon:iap:silver"}`,
		);
		expect(find({ token }).filter(({ severity }) => severity !== 'note')).toEqual([]);
	});

	test('no token, and text that is none, break nothing', () => {
		expect(find({ token: '' })).toEqual([]);
		expect(idsOf({ token: 'hello' })).toEqual(['part-count']);
	});

	test('the example of RFC 7515 A.1 has no error', () => {
		const token =
			'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
		expect(idsOf({ token, now: 1_300_819_379 })).toEqual(['no-audience']);
		expect(idsOf({ token })).toEqual(['expired', 'no-audience']);
	});
});

describe('only the cause is shown', () => {
	test.each([
		[
			'nOnE is misspelled, not also unknown',
			compact('{"alg":"nOnE"}', '{}'),
			'misspelled-algorithm',
			'unknown-algorithm',
		],
		[
			'a stripped signature is not also too short',
			compact('{"alg":"HS256"}', '{}', ''),
			'signature-stripped',
			'signature-length',
		],
		[
			'1e400 is no date, and not also imprecise',
			compact('{}', '{"exp":1e400}'),
			'not-numeric-date',
			'imprecise-number',
		],
		[
			'an access token without exp lacks it once',
			compact('{"typ":"at+jwt"}', '{}'),
			'access-token-claims',
			'no-expiry',
		],
	])('%s', (_, token, cause, effect) => {
		expect(idsOf({ token })).toContain(cause);
		expect(idsOf({ token })).not.toContain(effect);
	});

	test('a token that is never valid is not also expired', () => {
		expect(idsOf({ token: compact('{}', '{"nbf":2,"exp":1}') })).not.toContain('expired');
	});
});

describe('figures', () => {
	test.each([
		['"2030-01-01"', 'not-numeric-date', '{"exp":1893456000}'],
		['"1893456000"', 'not-numeric-date', '{"exp":1893456000}'],
		['1893456000000', 'milliseconds', '{"exp":1893456000}'],
		['1e20', 'not-numeric-date', undefined],
		['null', 'not-numeric-date', undefined],
		['{}', 'not-numeric-date', undefined],
	])('exp %s', (value, id, fixed) => {
		const payload = `{"exp":${value}}`;
		const finding = find({ token: compact('{"alg":"HS256"}', payload) }).find((one) => one.id === id);
		expect(finding?.place).toEqual({ in: 'payload', from: 7, to: payload.length - 1 });
		expect(finding?.fix?.apply(payload)).toBe(fixed);
	});

	test('a duplicate names both places', () => {
		const [finding] = find({ token: compact('{"alg":"HS256"}', '{"exp":1,"exp":2}') });
		expect(finding).toMatchObject({
			id: 'duplicate-claim',
			place: { from: 9, to: 14 },
			also: [{ from: 1, to: 6 }],
		});
	});

	test('errors come first, notes last', () => {
		const order = ['error', 'warning', 'note'];
		const found = find({ token: compact('{"alg":"none","kid":1}', '{"email":"a"}') }).map(({ severity }) =>
			order.indexOf(severity),
		);
		expect(found).toEqual(found.toSorted());
		expect(new Set(found).size).toBe(3);
	});
});

test('20,000 hostile claims are read in time, and told a few times', () => {
	const claims = Array.from({ length: 20_000 }, (_, index) => `"c${index}":"<script>"`).join(',');
	const found = find({ token: compact('{"alg":"HS256"}', `{${claims}}`) });
	expect(found.filter(({ id }) => id === 'hostile-value')).toHaveLength(20);
});

test.each([
	['a tag with one handler after the other', JSON.stringify(`<b ${'on'.repeat(100_000)}`)],
	['many tags', JSON.stringify('<b '.repeat(66_000))],
	['many tags and handlers', JSON.stringify('<b on'.repeat(40_000))],
	['a handler and white space', JSON.stringify(`<b <b <b ona${' '.repeat(200_000)}`)],
	['a number with zeros in its middle', `1${'0'.repeat(95_000)}1`],
])('a hostile claim of 200 KB is judged in time: %s', (_, value) => {
	const reading = readToken(compact('{"alg":"HS256"}', `{"a":${value}}`));
	const start = performance.now();
	findings({ reading, now });
	expect(performance.now() - start).toBeLessThan(300);
});

test('any header and payload give findings with short messages, and never an exception', () => {
	const names = fc.constantFrom(
		'alg',
		'typ',
		'kid',
		'jwk',
		'jku',
		'crit',
		'b64',
		'iss',
		'aud',
		'exp',
		'iat',
		'scope',
		'__proto__',
	);
	const json = fc.dictionary(names, fc.jsonValue()).map((value) => JSON.stringify(value));
	const text = fc.oneof(json, fc.json(), fc.string());
	fc.assert(
		fc.property(text, text, (header, payload) => {
			for (const { message } of find({ token: compact(header, payload) })) {
				expect(message.length).toBeLessThanOrEqual(90);
			}
		}),
		{ numRuns: 500 },
	);
});
