import type { Ms } from '#lib/core/simulation/kernel/ms.ts';
import { placeAfter } from '#lib/core/simulation/kernel/place-after.ts';

/** What of a list in order of time lies from one moment to another, both included; things happen at whole moments. */
export function inWindow<T extends { readonly t: Ms }>(items: readonly T[], from: Ms, to: Ms): readonly T[] {
	const timeOf = ({ t }: T) => t;
	return items.slice(
		placeAfter(items, Math.ceil(from) - 1, timeOf),
		placeAfter(items, Math.ceil(to), timeOf),
	);
}
