// What the examples do not pin down: how grave each rule is as such, and what exactly a fix leaves.

import { describe, expect, test } from 'vitest';
import { encodeBase64url } from '../encoding/base64url.ts';
import { readToken } from '../token/read-token.ts';
import type { KeyReading } from '../jose/key.ts';
import { compact, encode, hs, hs256Signature, ring } from './examples/example.ts';
import { refused } from './examples/key.ts';
import { findings } from './find.ts';
import { rules } from './registry.ts';

const severities = {
	error: [
		'unsecured missing-algorithm misspelled-algorithm prohibited-algorithm',
		'unsecured-with-signature signature-stripped signature-length rsa-signature-length signature-out-of-range',
		'key-confusion key-mismatch key-not-meant point-off-curve',
		'guessable-secret short-secret short-rsa-key rsa-exponent nonce-reuse',
		'illegal-character white-space part-count padding standard-base64 truncated-base64url non-canonical not-utf8',
		'header-not-object unencoded-payload duplicate-header-parameter duplicate-claim',
	],
	warning: [
		'unknown-algorithm rsa1-5 der-signature short-rsa-signature human-secret roca-key',
		'json-serialization payload-not-object detached-payload nested-token-unmarked',
		'case-variant-name prototype-name imprecise-number deep-nesting hidden-character lone-surrogate',
	],
	note: ['polymorphic-algorithm shared-secret-issuer no-key-id public-key-derivable large-token'],
};

test.each(Object.entries(severities).flatMap(([severity, lines]) => lines.map((ids) => [severity, ids])))(
	'%s: %s',
	(severity, ids) => {
		for (const id of ids.split(' '))
			expect([id, rules.find((rule) => rule.id === id)?.severity]).toEqual([id, severity]);
	},
);

test('every rule that gives a reason gives one that fits beside the finding', () => {
	for (const { id, why = '' } of rules) expect([id, why.length <= 280]).toEqual([id, true]);
});

/** A fix by its label, and what it makes of a token or of the header of one. */
function fixOf(id: string, token: string): readonly [string | undefined, string | undefined] {
	const reading = readToken(token);
	const { fix } = findings({ reading, now: 0 }).find((finding) => finding.id === id) ?? {};
	return [fix?.label, fix?.apply(fix.segment === 'header' ? reading.header!.text! : token)];
}

const header = encode('{"alg":"HS256"}');
const inJson = (payload: string) =>
	`{"header":{"a":"=+ /"}, "payload":"${payload}", "protected":"${header}", "signature":"${hs256Signature}"}`;
const der = Uint8Array.from([0x30, 6, 2, 1, 1, 2, 1, 2]);
const raw = new Uint8Array(64);
raw[31] = 1;
raw[63] = 2;

describe('a fix leaves all else as it was', () => {
	test.each([
		['white-space', `${header}\n.e3 0. ${hs256Signature}`, 'Remove the white space', hs],
		['white-space', inJson('e3 0'), 'Remove the white space', inJson('e30')],
		['padding', `${header}==.e30=.${hs256Signature}=`, 'Remove the padding', hs],
		['padding', inJson('e30='), 'Remove the padding', inJson('e30')],
		['standard-base64', `${header}.+/-_.+/`, 'Write - and _ for + and /', `${header}.-_-_.-_`],
		['standard-base64', inJson('+/+/'), 'Write - and _ for + and /', inJson('-_-_')],
		[
			'non-canonical',
			`!${header.slice(0, -1)}R.e31.${hs256Signature}`,
			'Spell it as usual',
			`!${header.slice(0, -1)}R.e30.${hs256Signature}`,
		],
		[
			'der-signature',
			compact('{"alg":"ES256"}', '{}', encodeBase64url(der)),
			'Write R and S side by side',
			compact('{"alg":"ES256"}', '{}', encodeBase64url(raw)),
		],
		['der-signature', compact('{"alg":"ES256"}', '{}', encodeBase64url(bigDer())), undefined, undefined],
		[
			'nested-token-unmarked',
			compact('{ "alg":"HS256"}', hs),
			'Add “cty”: “JWT”',
			'{ "alg":"HS256", "cty":"JWT"}',
		],
		[
			'nested-token-unmarked',
			compact('{"cty":"a","alg":"HS256"}', hs),
			'Add “cty”: “JWT”',
			'{"cty":"JWT","alg":"HS256"}',
		],
		['nested-token-unmarked', compact('{"alg":"HS256","cty":"JWT"}', '{}'), undefined, undefined],
		['misspelled-algorithm', compact('{"alg":"hs256" }', '{}'), 'Replace with HS256', '{"alg":"HS256" }'],
		['misspelled-algorithm', compact('{"alg":"NONE"}', '{}'), undefined, undefined],
		['illegal-character', `${hs}!`, undefined, undefined],
		['not-utf8', `${header}._w.${hs256Signature}`, undefined, undefined],
	])('%s of %s', (id, token, label, fixed) => {
		expect(fixOf(id, token)).toEqual([label, fixed]);
	});
});

/** DER of numbers that are longer than those of P-256. */
function bigDer(): Uint8Array {
	const number = [2, 33, ...Array<number>(33).fill(1)];
	return Uint8Array.from([0x30, 70, ...number, ...number]);
}

describe('places', () => {
	const placeOf = (id: string, token: string) => {
		const finding = findings({ reading: readToken(token), now: 0 }).find((one) => one.id === id)!;
		return [finding.place, finding.also];
	};
	const signature = { in: 'token', from: hs.length - 43, to: hs.length };

	test.each([
		['unsecured', compact('{"alg":"none"}', '{}', ''), { in: 'header', from: 7, to: 13 }],
		['missing-algorithm', compact('{"alg":1}', '{}'), { in: 'header', from: 7, to: 8 }],
		['missing-algorithm', compact('{"a":1}', '{}'), { in: 'header', from: 0, to: 7 }],
		['prohibited-algorithm', compact('{"alg":"RS1"}', '{}'), { in: 'header', from: 7, to: 12 }],
		['misspelled-algorithm', compact('{"alg":"rs1"}', '{}'), { in: 'header', from: 7, to: 12 }],
		['unknown-algorithm', compact('{"alg":"X"}', '{}'), { in: 'header', from: 7, to: 10 }],
		['rsa1-5', compact('{"alg":"RSA1_5"}', '{}'), { in: 'header', from: 7, to: 15 }],
		['polymorphic-algorithm', compact('{"alg":"EdDSA"}', '{}'), { in: 'header', from: 7, to: 14 }],
		[
			'shared-secret-issuer',
			compact('{"alg":"HS256"}', '{"iss":"https://a"}'),
			{ in: 'header', from: 7, to: 14 },
		],
		['no-key-id', compact('{"alg":"RS256"}', '{}'), { in: 'header', from: 0, to: 15 }],
		['unencoded-payload', compact('{"crit":["b64"],"b64":false}', '{}'), { in: 'header', from: 22, to: 27 }],
		['signature-length', `${hs.slice(0, -1)}`, { ...signature, to: hs.length - 1 }],
		['header-not-object', compact('[1]', '{}'), { in: 'header', from: 0, to: 3 }],
		['header-not-object', `AA.e30.${hs256Signature}`, { in: 'header', from: 0, to: 1 }],
		['payload-not-object', compact('{"alg":"HS256"}', ' 12'), { in: 'payload', from: 1, to: 3 }],
		['detached-payload', compact('{"alg":"HS256"}', ''), { in: 'token', from: 21, to: 21 }],
		['nested-token-unmarked', compact('{"alg":"HS256"}', hs), { in: 'payload', from: 0, to: hs.length }],
		['nested-token-unmarked', compact('{"cty":"JWT"}', '{}'), { in: 'header', from: 7, to: 12 }],
		['hidden-character', compact('{}', '{"a\u200b":"\u200b"}'), { in: 'payload', from: 1, to: 5 }],
		['lone-surrogate', compact('{}', '{"a":"\\ud800"}'), { in: 'payload', from: 5, to: 13 }],
		['case-variant-name', compact('{}', '{"a":1,"A":2}'), { in: 'payload', from: 7, to: 10 }],
		['prototype-name', compact('{"__proto__":1}', '{}'), { in: 'header', from: 1, to: 12 }],
	])('%s of %s', (id, token, place) => {
		expect(placeOf(id, token)).toEqual([place, []]);
	});

	test('what speaks against the key stands at “alg”, a refused key where it stands', () => {
		const place = (token: string, keys: KeyReading) =>
			findings({ reading: readToken(token), keys, now: 0 }).map((finding) => [finding.id, finding.place]);
		const alg = { in: 'header', from: 7, to: 14 };
		expect(place(hs, ring({ type: 'RSA', private: false }))).toContainEqual(['key-confusion', alg]);
		expect(place(compact('{"alg":"ES256"}', '{}'), ring({}))).toContainEqual(['key-mismatch', alg]);
		const point = '{"kty":"EC","crv":"P-256","x":"AQ","y":"AQ"}';
		const where = { in: 'key', from: 1, to: 1 + point.length };
		expect(place(compact('{"alg":"ES256"}', '{}'), refused(point))).toContainEqual([
			'point-off-curve',
			where,
		]);
		const own = compact('{"alg":"RS256"}', '{}');
		const others = [readToken(compact('{"alg":"RS256"}', '{"a":1}', 'B'.repeat(43)))];
		expect(
			findings({ reading: readToken(own), others, now: 0 }).map((finding) => [finding.id, finding.place]),
		).toContainEqual(['public-key-derivable', alg]);
	});
});
