import { apiNames, type ApiName, type TimelineParams } from '#lib/core/simulation/refresh/params.ts';

/** The APIs that are called in a run, in order. */
export function apisInUse({ targets, script }: TimelineParams): readonly ApiName[] {
	return apiNames.filter((api) => targets.includes(api) || script.some(({ rs }) => rs === api));
}
