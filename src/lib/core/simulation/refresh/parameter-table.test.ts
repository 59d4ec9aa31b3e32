import { describe, expect, it } from 'vitest';
import {
	attackUseRange,
	momentRange,
	parameterGroups,
	parameterNames,
	parameterTable,
	plainAttack,
	plainCall,
	plainWindow,
	tabRange,
	type NumberRange,
	type ParameterRow,
} from './parameter-table.ts';
import { defaultParams } from './params.ts';

function expectWithin(value: unknown, { min, max }: NumberRange): void {
	expect(Number.isInteger(value)).toBe(true);
	expect(value).toBeGreaterThanOrEqual(min);
	expect(value).toBeLessThanOrEqual(max);
}

function expectFits(row: ParameterRow, value: unknown): void {
	switch (row.kind) {
		case 'number':
			return expectWithin(value, row);
		case 'number-or-none':
		case 'moment-or-none':
			if (value !== null) expectWithin(value, row);
			return;
		case 'clocks':
			for (const skew of Object.values(value as object)) expectWithin(skew, row);
			return;
		case 'yes-no':
			return expect(value).toBeTypeOf('boolean');
		case 'choice':
			return expect(row.choices).toContain(value);
		case 'choices':
			expect(row.choices).toEqual(expect.arrayContaining(value as unknown[]));
			return expect((value as unknown[]).length).toBeGreaterThanOrEqual(row.fewest);
		default:
			return expect((value as unknown[]).length).toBeLessThanOrEqual(row.most);
	}
}

describe('the table of parameters', () => {
	it('has a row for each parameter and no other', () => {
		expect([...parameterNames].sort()).toEqual(Object.keys(defaultParams).sort());
	});

	it.each(parameterNames)('%s has a default that fits, and a range that makes sense', (name) => {
		const row = parameterTable[name];
		expect(parameterGroups).toContain(row.group);
		expectFits(row, defaultParams[name]);
		if ('choices' in row) expect(new Set(row.choices).size).toBe(row.choices.length);
		if ('most' in row) expect(row.most).toBeGreaterThan(0);
		if (!('min' in row)) return;
		expect(row.min).toBeLessThan(row.max);
		expect(row.step).toBeGreaterThan(0);
		for (const end of row.usual ?? []) expectWithin(end, row);
		if (row.usual) expect(row.usual[0]).toBeLessThan(row.usual[1]);
	});

	it('has a parameter in each group', () => {
		const groups = new Set(parameterNames.map((name) => parameterTable[name].group));
		expect([...groups].sort()).toEqual([...parameterGroups].sort());
	});

	it('begins entries of lists within their ranges', () => {
		expectWithin(plainAttack.atS, momentRange);
		expectWithin(plainAttack.tab, tabRange);
		expectWithin(plainAttack.useEveryS, attackUseRange);
		expectWithin(plainCall.atS, momentRange);
		expectWithin(plainWindow.fromS, momentRange);
		expectWithin(plainWindow.toS, { ...momentRange, min: plainWindow.fromS });
	});
});
