import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeAfter } from './place-after.ts';

test('it is the number of things up to the moment', () => {
	const moments = fc.array(fc.integer({ min: 0, max: 50 })).map((list) => list.sort((a, b) => a - b));
	fc.assert(
		fc.property(moments, fc.integer({ min: -1, max: 51 }), (list, t) => {
			expect(placeAfter(list, t, (moment) => moment)).toBe(list.filter((moment) => moment <= t).length);
		}),
	);
});
