import { describe, expect, it } from 'vitest';
import type { ConfigurationRemark } from '#lib/core/simulation/refresh/configuration-remarks.ts';
import { placeRemarks } from './place-remarks.ts';

const remark: ConfigurationRemark = {
	code: 'idle-within-life',
	parameters: ['rtIdleS', 'atTtlS'],
	detail: {},
};

describe('placing remarks', () => {
	it('says each in full at the first parameter that is shown, and points there from the others', () => {
		const placed = placeRemarks([remark], ['atTtlS', 'rtIdleS', 'leewayS']);
		expect(placed.get('rtIdleS')).toEqual([{ remark, at: 'rtIdleS' }]);
		expect(placed.get('atTtlS')).toEqual([{ remark, at: 'rtIdleS' }]);
		expect(placed.has('leewayS')).toBe(false);
	});

	it('moves to another when the first is hidden, and leaves out what has no place', () => {
		expect(placeRemarks([remark], ['atTtlS']).get('atTtlS')).toEqual([{ remark, at: 'atTtlS' }]);
		expect(placeRemarks([remark], ['leewayS']).size).toBe(0);
	});
});
