import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quietGaps, timeScale } from './time-scale.ts';

const hour = 3_600_000;
const at = (...moments: number[]) => moments.map((t) => ({ t, level: 1 }));

test('without gaps a scale is linear, beyond its view too', () => {
	const scale = timeScale([], { from: 1000, to: 3000 }, 200);
	expect([scale.x(1000), scale.x(2000), scale.x(3000), scale.x(0)]).toEqual([0, 100, 200, -100]);
	expect([scale.t(0), scale.t(50), scale.t(300)]).toEqual([1000, 1500, 4000]);
});

test('only long stretches without beats and messages are quiet', () => {
	const events = [...at(0, 60_000), { t: 1_500_000, level: 3 }, ...at(3_000_000, 3_100_000)];
	const gaps = quietGaps(events, hour);
	expect(gaps).toHaveLength(2);
	expect(gaps[0]?.from).toBeGreaterThan(60_000);
	expect(gaps[0]?.to).toBeLessThan(3_000_000);
	expect(gaps[1]?.to).toBeLessThan(hour);
	for (const { from, to, shown } of gaps) expect(shown).toBeLessThan(to - from);
});

test('traffic once a minute has no quiet gaps in two hours', () => {
	const events = at(...Array.from({ length: 120 }, (_, k) => 7000 + k * 60_000));
	expect(quietGaps(events, 2 * hour)).toEqual([]);
});

test('a shortened gap gives its room to the rest', () => {
	const gaps = quietGaps(at(0, 1000, hour), hour);
	const [gap] = gaps;
	const scale = timeScale(gaps, { from: 0, to: hour }, 1000);
	expect(gap).toBeDefined();
	const drawn = scale.x(gap?.to ?? 0) - scale.x(gap?.from ?? 0);
	expect(drawn / 1000).toBeLessThan(((gap?.to ?? 0) - (gap?.from ?? 0)) / hour / 2);
	expect(scale.x(0)).toBe(0);
	expect(scale.x(hour)).toBeCloseTo(1000, 6);
});

const runs = fc
	.array(fc.integer({ min: 0, max: 4 * hour }), { minLength: 1, maxLength: 30 })
	.map((moments) => quietGaps(at(...moments.sort((a, b) => a - b)), 4 * hour));
const views = fc
	.tuple(fc.integer({ min: 0, max: 4 * hour - 200 }), fc.integer({ min: 200, max: 4 * hour }))
	.map(([from, length]) => ({ from, to: Math.min(4 * hour, from + length) }));
const moments = fc.integer({ min: 0, max: 4 * hour });

test('every scale rises without a break', () => {
	fc.assert(
		fc.property(runs, views, moments, moments, (gaps, view, a, b) => {
			const scale = timeScale(gaps, view, 1000);
			if (a < b) expect(scale.x(a)).toBeLessThan(scale.x(b));
		}),
	);
});

test('every scale is undone by its inverse, to the millisecond', () => {
	fc.assert(
		fc.property(runs, views, moments, (gaps, view, t) => {
			const scale = timeScale(gaps, view, 1000);
			expect(Math.abs(scale.t(scale.x(t)) - t)).toBeLessThanOrEqual(1);
		}),
	);
});

test('a view always fills its width', () => {
	fc.assert(
		fc.property(runs, views, (gaps, view) => {
			const scale = timeScale(gaps, view, 640);
			expect(scale.x(view.from)).toBeCloseTo(0, 6);
			expect(scale.x(view.to)).toBeCloseTo(640, 6);
		}),
	);
});
