import type { ParameterName } from '#lib/core/simulation/refresh/parameter-table.ts';
import type { TimelineParams } from '#lib/core/simulation/refresh/params.ts';

/** Whether a parameter differs from what one began with. */
export function isChanged(name: ParameterName, params: TimelineParams, base: TimelineParams): boolean {
	return params[name] !== base[name] && JSON.stringify(params[name]) !== JSON.stringify(base[name]);
}
