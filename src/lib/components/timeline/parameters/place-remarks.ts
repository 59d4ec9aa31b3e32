import type { ConfigurationRemark } from '#lib/core/simulation/refresh/configuration-remarks.ts';
import type { ParameterName } from '#lib/core/simulation/refresh/parameter-table.ts';

/** A remark, and the parameter beside which it is said in full. */
export interface PlacedRemark {
	readonly remark: ConfigurationRemark;
	readonly at: ParameterName;
}

/** The remarks of each shown parameter; the first shown one that a remark is about has its sentence. */
export function placeRemarks(
	remarks: readonly ConfigurationRemark[],
	shown: readonly ParameterName[],
): ReadonlyMap<ParameterName, readonly PlacedRemark[]> {
	const placed = new Map<ParameterName, PlacedRemark[]>();
	for (const remark of remarks) {
		const about = shown.filter((name) => remark.parameters.includes(name));
		const at = remark.parameters.find((name) => about.includes(name));
		if (at === undefined) continue;
		for (const name of about) placed.set(name, [...(placed.get(name) ?? []), { remark, at }]);
	}
	return placed;
}
