import type { NumberRange } from '#lib/core/simulation/refresh/parameter-table.ts';

/** A count with more values than this, such as a seed, is typed: no hand can choose it on a slider. */
const mostSliderCounts = 100;

/** Whether a number is set by a slider too. */
export function hasSlider({ unit, max }: Pick<NumberRange, 'unit' | 'max'>): boolean {
	return unit !== 'n' || max <= mostSliderCounts;
}
