/** Where a claim stands in a payload: member names and, for array elements, positions from 0; empty for the whole. */
export type ClaimPath = readonly (string | number)[];

/**
 * A path that shares its beginning with others: a hostile payload has thousands of long ones, and written out each
 * they would need gigabytes.
 */
export interface PathLink {
	readonly parent: PathLink | undefined;
	readonly step: string | number;
	/** Steps from the root, this one included. */
	readonly depth: number;
}

/** A path that goes one step further; undefined stands for the root. */
export function stepTo(parent: PathLink | undefined, step: string | number): PathLink {
	return { parent, step, depth: (parent?.depth ?? 0) + 1 };
}

/** Writes a path out. */
export function pathOf(link: PathLink | undefined): ClaimPath {
	const path: (string | number)[] = [];
	for (let at = link; at !== undefined; at = at.parent) path.push(at.step);
	return path.reverse();
}
