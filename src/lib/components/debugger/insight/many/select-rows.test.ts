import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '#lib/core/encoding/base64url.ts';
import { encodeUtf8 } from '#lib/core/encoding/utf8.ts';
import { tokenFacts } from '#lib/core/token/collection/token-facts.ts';
import { readToken } from '#lib/core/token/read-token.ts';
import type { TokenRow } from '#lib/state/many-tokens.svelte.ts';
import { csvOf, jsonOf } from './export-rows.ts';
import { placeWords } from './many-words.ts';
import { countFacet, filterRows, noFacets, sortRows } from './select-rows.ts';

const part = (text: string) => encodeBase64url(encodeUtf8(text));
const place = {
	kind: 'line',
	source: undefined,
	line: 1,
	time: undefined,
	name: undefined,
	surroundings: 'text',
} as const;

function row(number: number, payload: string, error = 0, alg = 'HS256'): TokenRow {
	const token = `${part(`{"alg":"${alg}"}`)}.${part(payload)}.c2ln`;
	const findings = { error, warning: 0, note: 0, gravest: error > 0 ? 'Something is wrong' : undefined };
	return {
		number,
		token,
		count: 1,
		first: place,
		last: place,
		facts: tokenFacts(readToken(token)),
		signature: undefined,
		findings,
	};
}
const rows = [
	row(1, '{"iss":"b","sub":"Ada","exp":10,"n":1.0}'),
	row(2, '{"iss":"a","sub":"grace","exp":300}', 2),
	row(3, '{"sub":"=1+1"}', 0, 'RS256'),
];
const numbers = (some: readonly TokenRow[]) => some.map(({ number }) => number);

describe('a list of tokens', () => {
	it.each([
		['', [1, 2, 3]],
		['ada', [1]],
		['A', [1, 2, 3]],
		['"iss":"a" grace', [2]],
		[rows[2]!.token.slice(5, 60), [3]],
		['nobody', []],
	])('is filtered by %j', (sought, left) => {
		expect(numbers(filterRows(rows, sought, noFacets, 100))).toEqual(left);
	});

	it('is narrowed by any value of a group, and by all groups', () => {
		const pick = (some: object) => numbers(filterRows(rows, '', { ...noFacets, ...some }, 100));
		expect(pick({ life: ['expired'] })).toEqual([1]);
		expect(pick({ life: ['expired', 'endless'] })).toEqual([1, 3]);
		expect(pick({ life: ['expired', 'endless'], alg: ['RS256'] })).toEqual([3]);
		expect(pick({ findings: ['error'] })).toEqual([2]);
		expect(countFacet(rows, 'alg', 100)).toEqual([
			['HS256', 2],
			['RS256', 1],
		]);
	});

	it.each([
		['issuer', false, [2, 1, 3]],
		['issuer', true, [1, 2, 3]],
		['expires', true, [2, 1, 3]],
		['findings', false, [2, 1, 3]],
		['number', true, [3, 2, 1]],
		['signature', true, [1, 2, 3]],
	] as const)('is sorted by %s, descending: %s', (column, descending, order) => {
		expect(numbers(sortRows(rows, { column, descending }))).toEqual(order);
	});

	it('is exported with the claims as they are written, and with no more of the token than was asked for', () => {
		const json = (what: 'none' | 'without-signature' | 'whole') => [...jsonOf(rows, 100, what)].join('');
		expect(json('none')).toContain('"payload": {"iss":"b","sub":"Ada","exp":10,"n":1.0}');
		expect(JSON.parse(json('none'))).toHaveLength(3);
		expect(json('none')).not.toContain('eyJ');
		expect(json('without-signature')).not.toContain('.c2ln');
		expect(json('whole')).toContain(rows[0]!.token);
		expect([...jsonOf([], 0, 'none')].join('')).toBe('[]\n');
		const lines = [...csvOf(rows, 100, 'without-signature')].join('').split('\r\n');
		expect(lines).toHaveLength(5);
		expect(lines[3]).toContain(",'=1+1,");
		expect(lines[1]).toContain(',1970-01-01T00:00:10Z,expired,');
	});

	it('says where a token was found', () => {
		const har = {
			kind: 'har',
			source: undefined,
			entry: 1,
			time: undefined,
			method: 'GET',
			address: 'api.example.com/orders',
		} as const;
		expect(placeWords({ ...har, part: 'request-header', name: 'Authorization' })).toBe(
			'Authorization request header of GET api.example.com/orders',
		);
		expect(placeWords({ ...place, line: 1200, source: 'a.log', time: '10:00' })).toBe(
			'a.log: line 1,200, 10:00',
		);
	});
});
