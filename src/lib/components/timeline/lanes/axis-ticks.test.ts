import { expect, test } from 'vitest';
import { axisTicks } from './axis-ticks.ts';
import { timeScale } from './time-scale.ts';
import { clockText, localClockText } from './words/clock-text.ts';

test.each([
	['two hours', 0, 7_200_000, 900_000, 9],
	['ten minutes', 0, 600_000, 60_000, 11],
	['a minute in the middle', 600_000, 660_000, 10_000, 7],
	['a second', 5000, 6000, 100, 11],
	['two days', 0, 172_800_000, 21_600_000, 9],
])('ticks of %s are round', (_, from, to, step, count) => {
	const axis = axisTicks(timeScale([], { from, to }, 1100), 100);
	expect(axis.step).toBe(step);
	expect(axis.ticks).toHaveLength(count);
	for (const { t } of axis.ticks) expect(t % step).toBe(0);
});

test('ticks are never nearer than asked for, and none is in a shortened gap', () => {
	const gap = { from: 1_000_000, to: 6_000_000, shown: 100_000 };
	const axis = axisTicks(timeScale([gap], { from: 0, to: 7_200_000 }, 1000), 80);
	const places = axis.ticks.map(({ x }) => x);
	expect(axis.ticks.length).toBeGreaterThan(5);
	expect(axis.ticks.filter(({ t }) => t > gap.from && t < gap.to)).toEqual([]);
	for (let i = 1; i < places.length; i++)
		expect((places[i] ?? 0) - (places[i - 1] ?? 0)).toBeGreaterThanOrEqual(72);
});

test('moments read as clocks do', () => {
	expect(clockText(3_661_000)).toBe('01:01:01');
	expect(clockText(7_040, 20)).toBe('00:00:07.040');
	expect(clockText(-5)).toBe('00:00:00');
	expect(localClockText(0, 0)).toBe('09:00:00');
	expect(localClockText(-45, 86_400_000 + 60_999)).toBe('09:00:15');
});
