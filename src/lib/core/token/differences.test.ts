import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { differences } from './differences.ts';
import { readToken } from './read-token.ts';

const part = (text: string) => encodeBase64url(encodeUtf8(text));
const signed = (payload: string) => `${part('{"alg":"HS256"}')}.${part(payload)}.c2ln`;
const encrypted = (rest: string) => `${part('{"alg":"dir","enc":"A128GCM"}')}.${rest}`;
const between = (before: string, after: string) =>
	differences(readToken(before), readToken(after)).map((found) => [
		found.part,
		found.kind,
		found.name,
		found.before,
		found.after,
	]);

describe('what differs between two tokens', () => {
	it('is nothing only for the same text', () => {
		expect(between(signed('{"a":1}'), signed('{"a":1}'))).toEqual([]);
	});

	it.each([
		['{"a":1}', '{"a":2}', [['payload', 'changed', 'a', '1', '2']]],
		['{"a":1}', '{"a":1,"b":2}', [['payload', 'added', 'b', '', '2']]],
		['{"a":1,"a":2}', '{"a":1}', [['payload', 'removed', 'a (2)', '2', '']]],
		['{"a":1,"b":2}', '{"b":2,"a":1}', [['payload', 'reordered', '', '{"a":1,"b":2}', '{"b":2,"a":1}']]],
		['{"a":1}', '{"a": 1}', [['payload', 'spelling', '', '{"a":1}', '{"a": 1}']]],
	])('is told of the members of %s and %s', (before, after, expected) => {
		expect(between(signed(before), signed(after))).toEqual(expected);
	});

	it.each([
		['signature', `${signed('{}')}A`, `${signed('{}')}B`, 'c2lnA', 'c2lnB'],
		['tail', `${signed('{}')}~x~`, `${signed('{}')}~y~`, '~x~', '~y~'],
		['encrypted-key', encrypted('YQ.aXY.Yw.dA'), encrypted('Yg.aXY.Yw.dA'), 'YQ', 'Yg'],
		['initialization-vector', encrypted('.aXY.Yw.dA'), encrypted('.aXZ.Yw.dA'), 'aXY', 'aXZ'],
		['ciphertext', encrypted('.aXY.Yw.dA'), encrypted('.aXY.ZA.dA'), 'Yw', 'ZA'],
		['authentication-tag', encrypted('.aXY.Yw.dA'), encrypted('.aXY.Yw.dQ'), 'dA', 'dQ'],
		['extra', `${signed('{}')}.YQ`, `${signed('{}')}.Yg`, 'YQ', 'Yg'],
	])('is told of the %s', (role, before, after, was, is) => {
		expect(between(before, after)).toEqual([[role, 'changed', '', was, is]]);
	});

	it.each([
		['a last dot', signed('{}').slice(0, -5), signed('{}').slice(0, -4)],
		['a JSON Serialization', '{"payload":"e30","signature":"aa"}', '{"payload":"e30", "signature":"aa"}'],
	])('is told of the text where it is %s', (_, before, after) => {
		expect(between(before, after)).toEqual([['token', 'changed', '', before, after]]);
	});

	it('is found in a moment where one name is repeated thousands of times', () => {
		const repeated = (count: number) => signed(`{${Array(count).fill('"a":1').join(',')}}`);
		const [before, after] = [readToken(repeated(20_000)), readToken(repeated(20_001))];
		const start = performance.now();
		expect(differences(before, after)).toEqual([
			{ part: 'payload', kind: 'added', name: 'a (20001)', before: '', after: '1' },
		]);
		expect(performance.now() - start).toBeLessThan(1000);
	});
});
