import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeCallout, type Obstacle } from './place-callout.ts';

const bounds = { x: 0, y: 46, width: 900, height: 500 };
const size = { width: 260, height: 55 };
const covers = (a: { x: number; y: number; width: number; height: number }, b: typeof a) =>
	a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test('with nothing around it stands beside its mark', () => {
	const box = placeCallout({ x: 200, y: 260 }, size, [], bounds);
	expect(box.x).toBe(216);
	expect(Math.abs(box.y + size.height / 2 - 260)).toBeLessThan(6);
});

test('it goes out of the way of marks', () => {
	const marks: Obstacle[] = Array.from({ length: 30 }, (_, i) => ({
		...{ x: 220 + 12 * i, y: 254, width: 12, height: 12 },
		weight: 1,
	}));
	const box = placeCallout({ x: 500, y: 260 }, size, marks, bounds);
	expect(marks.filter((mark) => covers(box, mark))).toEqual([]);
});

test('it lies within the picture where that has room for it, and never on its mark', () => {
	const places = fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 46, max: 546 }) });
	fc.assert(
		fc.property(places, (mark) => {
			const box = placeCallout(mark, size, [], bounds);
			expect(box.x).toBeGreaterThanOrEqual(0);
			expect(box.x + box.width).toBeLessThanOrEqual(900);
			expect(box.y).toBeGreaterThanOrEqual(46);
			expect(box.y + box.height).toBeLessThanOrEqual(546);
			expect(covers(box, { x: mark.x - 12, y: mark.y - 12, width: 24, height: 24 })).toBe(false);
		}),
	);
});
