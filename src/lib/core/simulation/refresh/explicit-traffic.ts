import type { ScriptedCall, TimelineParams } from './params.ts';

/** A script is no longer than this (see the parameter's row): nobody moves that many calls by hand. */
export const scriptLimit = 200;

/**
 * The same traffic with each call written down, so that single calls can be moved and removed. Calls that are scripted
 * already come first, in their order, so that each keeps its place in the list. What is beyond the limit is left out:
 * the latest of the periodic ones first.
 */
export function explicitTraffic(
	params: TimelineParams,
	limit = scriptLimit,
): Pick<TimelineParams, 'everyS' | 'script'> {
	return { everyS: 0, script: [...params.script, ...periodicCalls(params, limit)].slice(0, limit) };
}

/** The calls that are not written down, in order of time: those at the same moment in order of the tabs. */
export function periodicCalls(params: TimelineParams, limit = scriptLimit): readonly ScriptedCall[] {
	const { everyS, phaseS, horizonS, burst, targets, tabs } = params;
	const calls: ScriptedCall[] = [];
	if (everyS <= 0) return calls;
	for (let k = 0; phaseS + k * everyS < horizonS && calls.length < limit; k++) {
		const rs = targets[k % targets.length];
		if (rs === undefined) break;
		for (let tab = 1; tab <= tabs; tab++)
			for (let n = 0; n < burst; n++) calls.push({ atS: phaseS + k * everyS, tab, rs });
	}
	return calls.slice(0, limit);
}
