import { describe, expect, it } from 'vitest';
import { parameterNames, parameterTable } from '#lib/core/simulation/refresh/parameter-table.ts';
import { defaultParams } from '#lib/core/simulation/refresh/params.ts';
import { hasSlider } from './has-slider.ts';
import { nearestStop, sliderStops } from './slider-stops.ts';

describe('the stops of a slider', () => {
	it.each(parameterNames)('of %s rise from end to end, few enough for a hand to find', (name) => {
		const row = parameterTable[name];
		if (!('min' in row) || !hasSlider(row)) return;
		const stops = sliderStops(row);
		expect(stops[0]).toBe(row.min);
		expect(stops.at(-1)).toBe(row.max);
		expect(stops.length).toBeLessThan(600);
		for (const [index, stop] of stops.entries()) {
			expect(Number.isInteger(stop)).toBe(true);
			if (index > 0) expect(stop).toBeGreaterThan(stops[index - 1]!);
		}
	});

	it('have the defaults and the usual values among them', () => {
		expect(sliderStops({ unit: 's', min: 10, max: 86_400 })).toEqual(
			expect.arrayContaining([60, 300, 900, 3600, 28_800]),
		);
		for (const name of parameterNames) {
			const row = parameterTable[name];
			if (row.kind === 'number' && hasSlider(row))
				expect(sliderStops(row), name).toContain(defaultParams[name]);
		}
	});

	it('mirror what is negative, with 0 between', () => {
		const stops = sliderStops({ unit: 's', min: -3600, max: 3600 });
		expect(stops[(stops.length - 1) / 2]).toBe(0);
		expect(stops.map((stop) => -stop + 0).reverse()).toEqual(stops.map((stop) => stop + 0));
	});

	it('are found by the nearest value', () => {
		expect(nearestStop([0, 10, 20], 14)).toBe(1);
		expect(nearestStop([0, 10, 20], 99)).toBe(2);
		expect(nearestStop([0, 10, 20], -5)).toBe(0);
	});
});
