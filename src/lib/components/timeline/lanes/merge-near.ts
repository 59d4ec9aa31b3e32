/** Things that stand too near to each other to be told apart. */
export interface NearGroup<T> {
	readonly items: readonly T[];
	/** Of its first. */
	readonly x: number;
	readonly key: string;
}

/**
 * Merges what stands within `gap` pixels after the first of a group and has the same key; items in order of `x`. When
 * more groups remain than the limit, the gap grows until they fit: the number drawn never depends on the run.
 */
export function mergeNear<T>(
	items: readonly T[],
	{ x: xOf, key: keyOf }: { readonly x: (item: T) => number; readonly key: (item: T) => string },
	gap: number,
	limit: number,
): readonly NearGroup<T>[] {
	const placed = items.map((item) => ({ item, x: xOf(item), key: keyOf(item) }));
	for (let distance = gap; ; distance *= 1.6) {
		const groups = mergeOnce(placed, distance);
		// All in one column: what remains are the keys themselves.
		if (groups.length <= limit || distance > 100_000) return groups;
	}
}

interface Placed<T> {
	readonly item: T;
	readonly x: number;
	readonly key: string;
}

function mergeOnce<T>(placed: readonly Placed<T>[], gap: number): NearGroup<T>[] {
	const groups: (NearGroup<T> & { items: T[] })[] = [];
	const open = new Map<string, { items: T[]; x: number }>();
	for (const { item, x, key } of placed) {
		const group = open.get(key);
		if (group && x - group.x < gap) {
			group.items.push(item);
			continue;
		}
		const next = { items: [item], x, key };
		groups.push(next);
		open.set(key, next);
	}
	return groups;
}
