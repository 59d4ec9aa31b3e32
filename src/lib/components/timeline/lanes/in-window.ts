import type { Ms } from '#lib/core/simulation/kernel/ms.ts';

/** What of a list in order of time lies from one moment to another, both included; found by halving. */
export function inWindow<T extends { readonly t: Ms }>(items: readonly T[], from: Ms, to: Ms): readonly T[] {
	return items.slice(firstAt(items, from), firstAt(items, to + 1));
}

/** The place of the first item at or after a moment; the length when there is none. */
function firstAt(items: readonly { readonly t: Ms }[], t: Ms): number {
	let low = 0;
	let high = items.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((items[middle]?.t ?? Infinity) < t) low = middle + 1;
		else high = middle;
	}
	return low;
}
