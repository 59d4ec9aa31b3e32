/**
 * Gives each of several stretches, in order of their beginning, a row so that they overlap as little as possible:
 * the first free row, or else the one that becomes free soonest.
 */
export function packRows(
	stretches: readonly { readonly from: number; readonly to: number }[],
	rows: number,
): readonly number[] {
	const ends = Array.from({ length: rows }, () => -Infinity);
	return stretches.map(({ from, to }) => {
		const free = ends.findIndex((end) => end <= from);
		const row = free >= 0 ? free : ends.indexOf(Math.min(...ends));
		ends[row] = Math.max(ends[row] ?? 0, to);
		return row;
	});
}
