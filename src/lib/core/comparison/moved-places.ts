/**
 * Which of several things were moved, by their places in another order: the fewest that explain it, so that of
 * `a b c` and `c a b` only `c` was moved. In about n log n steps.
 * @param places the place of each thing in the other order, no two the same
 */
export function movedPlaces(places: readonly number[]): ReadonlySet<number> {
	// The longest run that kept its order stayed; patience sorting finds one.
	const ends: number[] = [];
	const before: number[] = [];
	places.forEach((place, index) => {
		let low = 0;
		let high = ends.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((places[ends[middle] ?? 0] ?? 0) < place) low = middle + 1;
			else high = middle;
		}
		before[index] = low > 0 ? (ends[low - 1] ?? -1) : -1;
		ends[low] = index;
	});
	const moved = new Set(places.keys());
	for (let at = ends.at(-1) ?? -1; at !== -1; at = before[at] ?? -1) moved.delete(at);
	return moved;
}
