import { expect, test } from 'vitest';
import { panView, zoomView } from './move-view.ts';
import { timeScale } from './time-scale.ts';
import { shortestView } from './time-view.ts';

const end = 7_200_000;
const scaleOf = (from: number, to: number) => timeScale([], { from, to }, 1000);

test('zooming keeps the moment under the pointer', () => {
	const scale = scaleOf(1_000_000, 3_000_000);
	const view = zoomView(scale, 250, 0.5, end);
	expect(view).toEqual({ from: 1_250_000, to: 2_250_000 });
	expect(timeScale([], view, 1000).t(250)).toBe(scale.t(250));
});

test('zooming keeps the moment under the pointer where gaps are shortened', () => {
	const gaps = [{ from: 1_500_000, to: 2_500_000, shown: 100_000 }];
	const scale = timeScale(gaps, { from: 1_000_000, to: 3_000_000 }, 1000);
	const zoomed = timeScale(gaps, zoomView(scale, 300, 0.7, end), 1000);
	expect(Math.abs(zoomed.t(300) - scale.t(300))).toBeLessThan(5);
});

test('zooming in ends at the shortest view, about the pointer', () => {
	const view = zoomView(scaleOf(0, 400), 500, 0.01, end);
	expect(view).toEqual({ from: 100, to: 100 + shortestView });
});

test('zooming out ends with the whole run', () => {
	expect(zoomView(scaleOf(100, 5_000_000), 10, 50, end)).toEqual({ from: 0, to: end });
});

test('two fingers carry the moment between them along', () => {
	const scale = scaleOf(1_000_000, 3_000_000);
	const moved = timeScale([], zoomView(scale, 500, 0.5, end, 700), 1000);
	expect(moved.t(700)).toBe(scale.t(500));
});

test('panning stops at both ends and keeps the length', () => {
	expect(panView(scaleOf(1_000_000, 2_000_000), 100, end)).toEqual({ from: 1_100_000, to: 2_100_000 });
	expect(panView(scaleOf(50_000, 1_050_000), -500, end)).toEqual({ from: 0, to: 1_000_000 });
	expect(panView(scaleOf(6_000_000, 7_000_000), 900, end)).toEqual({ from: 6_200_000, to: end });
});
