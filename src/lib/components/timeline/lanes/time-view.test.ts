import { expect, test } from 'vitest';
import { clampView, newsView, shortestView, viewHolding } from './time-view.ts';

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

test('the news of a run end a little after its last beat; without a quiet end they are all of it', () => {
	const beats = [
		{ t: 40, level: 1 },
		{ t: 1_800_000, level: 1 },
		{ t: 7_140_000, level: 2 },
	];
	expect(newsView(beats, 7_200_000)).toEqual({ from: 0, to: 2_040_000 });
	expect(newsView(beats, 1_900_000)).toBeUndefined();
	expect(newsView([], 7_200_000)).toBeUndefined();
});
