import { describe, expect, test } from 'vitest';
import { claimNamed, claims } from './claims.ts';
import { headerParameterNamed, headerParameters } from './header-parameters.ts';
import { normalTokenType, tokenTypeNamed, tokenTypes } from './token-types.ts';

const registries = [
	['claims', claims, claimNamed],
	['header parameters', headerParameters, headerParameterNamed],
	['token types', tokenTypes, tokenTypeNamed],
] as const;

describe.each(registries)('%s', (_, rows, named) => {
	test('each has a short meaning of its own and is found by its name', () => {
		expect(rows.length).toBeGreaterThan(15);
		for (const row of rows) {
			expect(named(row.name), row.name).toBe(row);
			expect(row.meaning.split(' ').length, row.name).toBeLessThanOrEqual(6);
			expect(row.meaning, row.name).not.toBe('');
		}
	});

	test('no row repeats the name of another', () => {
		const names = rows.map(({ name }) => name);
		expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
	});

	test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])('%j is no entry', (name) => {
		expect(named(name)).toBeUndefined();
	});
});

test('every registered claim and parameter says where it is defined', () => {
	for (const claim of claims) if (claim.registered) expect(claim.reference, claim.name).not.toBe('');
	for (const parameter of headerParameters) expect(parameter.reference, parameter.name).not.toBe('');
});

test('a name is case-sensitive, a media type is not', () => {
	expect(claimNamed('Exp')).toBeUndefined();
	expect(claimNamed('exp')?.kind).toBe('numeric-date');
	expect(claimNamed('role')?.registered).toBe(false);
	expect(tokenTypeNamed('application/AT+JWT')?.meaning).toBe('OAuth access token');
	expect(normalTokenType('application/a/b')).toBe('application/a/b');
});

test('crit must not list what the specifications define, and must list b64', () => {
	expect(headerParameterNamed('alg')?.base).toBe(true);
	expect(headerParameterNamed('b64')?.base).toBe(false);
});
