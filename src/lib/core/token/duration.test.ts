import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { durationText, splitDuration } from './duration.ts';

describe('durationText', () => {
	test.each([
		[0, '0 s'],
		[0.4, '0 s'],
		[59, '59 s'],
		[60, '1 min'],
		[408, '6 min 48 s'],
		[3600, '1 h'],
		[3605, '1 h'],
		[187_200, '2 d 4 h'],
		[3 * 31_536_000 + 12 * 86_400 + 7, '3 y 12 d'],
		[-720, '12 min'],
		[Number.NaN, '0 s'],
		[Number.POSITIVE_INFINITY, '0 s'],
	])('%s seconds: %s', (seconds, text) => expect(durationText(seconds)).toBe(text));
});

test('the two parts never exceed the span and miss less than one of the smaller unit', () => {
	const size = { y: 31_536_000, d: 86_400, h: 3600, min: 60, s: 1 };
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 1e10 }), (seconds) => {
			const parts = splitDuration(seconds);
			const told = parts.reduce((sum, { count, unit }) => sum + count * size[unit], 0);
			expect(parts.length).toBeLessThanOrEqual(2);
			expect(told).toBeLessThanOrEqual(seconds);
			const order = ['y', 'd', 'h', 'min', 's'] as const;
			const below = order[Math.min(order.indexOf(parts[0]!.unit) + 1, 4)]!;
			expect(seconds - told).toBeLessThan(size[below]);
		}),
	);
});
