import { expect, test } from 'vitest';
import { clampView, shortestView, viewHolding } from './time-view.ts';

const end = 7_200_000;

test('a view lies within the run, is no shorter than the shortest and whole', () => {
	expect(clampView({ from: -500, to: 1500.4 }, end)).toEqual({ from: 0, to: 2000 });
	expect(clampView({ from: end - 100, to: end + 900 }, end)).toEqual({ from: end - 1000, to: end });
	expect(clampView({ from: 10, to: 20 }, end)).toEqual({ from: 10, to: 10 + shortestView });
	expect(clampView({ from: -5, to: 2 * end }, end)).toEqual({ from: 0, to: end });
});

test('a view follows a moment that leaves it, and stays for one that does not', () => {
	const view = { from: 0, to: 1_000_000 };
	expect(viewHolding(view, 500_000, end, true)).toBe(view);
	expect(viewHolding(view, 2_000_000, end, true)).toEqual({ from: 1_920_000, to: 2_920_000 });
	expect(viewHolding(view, 2_000_000, end, false)).toEqual({ from: 1_500_000, to: 2_500_000 });
	expect(viewHolding({ from: 3_000_000, to: 4_000_000 }, 10_000, end, true)).toEqual({
		from: 0,
		to: 1_000_000,
	});
});
