import type { NumberRange } from '#lib/core/simulation/refresh/parameter-table.ts';

type Steps = readonly (readonly [upTo: number, step: number])[];

/** How far apart the stops are, by how large the value is: even steps would leave a wide range no room for small values. */
const steps: Readonly<Record<NumberRange['unit'], Steps>> = {
	s: [
		[20, 1],
		[120, 5],
		[600, 30],
		[3_600, 60],
		[14_400, 300],
		[86_400, 1_800],
		[604_800, 21_600],
		[Infinity, 86_400],
	],
	ms: [
		[20, 1],
		[100, 5],
		[500, 10],
		[1_000, 50],
		[5_000, 100],
		[Infinity, 1_000],
	],
	n: [[Infinity, 1]],
};

/**
 * The values at which a slider stops, in order, with both ends of the range and 0 among them where it lies within. The
 * larger the value, the wider apart; negative values mirror the positive ones.
 */
export function sliderStops({
	unit,
	min,
	max,
}: Pick<NumberRange, 'unit' | 'min' | 'max'>): readonly number[] {
	const positive = stopsTo(Math.max(max, -min), steps[unit]);
	const stops = [...positive.map((stop) => -stop).reverse(), 0, ...positive];
	const within = stops.filter((stop) => stop > min && stop < max);
	return [min, ...within, max];
}

function stopsTo(end: number, table: Steps): number[] {
	const stops: number[] = [];
	let at = 0;
	for (const [upTo, step] of table)
		while (at < upTo && at < end) {
			at += step;
			stops.push(at);
		}
	return stops;
}

/** Which stop a value is nearest to, from 0. */
export function nearestStop(stops: readonly number[], value: number): number {
	let nearest = 0;
	for (const [index, stop] of stops.entries())
		if (Math.abs(stop - value) < Math.abs((stops[nearest] ?? stop) - value)) nearest = index;
	return nearest;
}
