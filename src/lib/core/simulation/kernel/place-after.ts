import type { Ms } from './ms.ts';

/**
 * How many of some things have happened up to a moment, that moment included: the place of the first after it.
 * @param items in order of time
 */
export function placeAfter<T>(items: readonly T[], t: Ms, timeOf: (item: T) => Ms): number {
	let from = 0;
	let to = items.length;
	while (from < to) {
		const middle = (from + to) >> 1;
		const item = items[middle];
		if (item !== undefined && timeOf(item) <= t) from = middle + 1;
		else to = middle;
	}
	return from;
}
