import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeNear } from './merge-near.ts';

interface Item {
	readonly x: number;
	readonly key?: string;
}
const places = { x: ({ x }: Item) => x, key: ({ key }: Item) => key ?? '' };
const counts = (xs: number[], gap: number, limit = 1000) =>
	mergeNear(
		xs.map((x): Item => ({ x })),
		places,
		gap,
		limit,
	).map(({ items, x }) => [x, items.length]);

test('what stands nearer than the gap becomes one, counted from the first of a group', () => {
	expect(counts([0, 1, 2, 3, 4, 10], 3)).toEqual([
		[0, 3],
		[3, 2],
		[10, 1],
	]);
});

test('different keys are never merged', () => {
	const items: Item[] = [
		{ x: 0, key: 'a' },
		{ x: 1, key: 'b' },
		{ x: 2, key: 'a' },
	];
	expect(mergeNear(items, places, 3, 10).map(({ key, items: merged }) => [key, merged.length])).toEqual([
		['a', 2],
		['b', 1],
	]);
});

test('nothing is lost or counted twice, and the limit holds', () => {
	const xs = fc.array(fc.double({ min: 0, max: 2000, noNaN: true }), { maxLength: 600 });
	fc.assert(
		fc.property(xs, fc.integer({ min: 1, max: 50 }), (unsorted, limit) => {
			const groups = counts(
				[...unsorted].sort((a, b) => a - b),
				3,
				limit,
			);
			expect(groups.reduce((sum, [, count]) => sum + (count ?? 0), 0)).toBe(unsorted.length);
			expect(groups.length).toBeLessThanOrEqual(limit);
		}),
	);
});

test('more keys than the limit end the search', () => {
	const items = Array.from({ length: 9 }, (_, i) => ({ x: i, key: String(i) }));
	expect(mergeNear(items, places, 3, 4)).toHaveLength(9);
});
