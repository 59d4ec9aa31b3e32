import {
	explicitTraffic,
	periodicCalls,
	scriptLimit,
} from '#lib/core/simulation/refresh/explicit-traffic.ts';
import type { ApiName, ScriptedCall, TimelineParams } from '#lib/core/simulation/refresh/params.ts';
import type { Handle } from './handles.ts';
import { actorLane } from './lane-layout.ts';

/** A call that a tab makes. */
export interface CallTick {
	readonly atS: number;
	/** Its place among the calls: the scripted ones, then the periodic ones; null where those are too many to be written down. */
	readonly index: number | null;
	/** It is written down: moving it changes nothing else. */
	readonly scripted: boolean;
}

/** More are not drawn: they would be a band without gaps on any screen. */
const drawnLimit = 4000;

/** All calls written down; undefined when that would leave calls out. */
function writtenDown(params: TimelineParams): readonly ScriptedCall[] | undefined {
	const { script } = explicitTraffic(params, scriptLimit + 1);
	return script.length <= scriptLimit ? script : undefined;
}

/** The traffic after a change of the call at a place: one that is scripted leaves the periodic calls as they are. */
function withChanged(
	params: TimelineParams,
	index: number,
	change: (call: ScriptedCall) => readonly ScriptedCall[],
): Partial<TimelineParams> {
	const changed = (script: readonly ScriptedCall[]) =>
		script.flatMap((call, i) => (i === index ? change(call) : [call]));
	if (index < params.script.length) return { script: changed(params.script) };
	const script = writtenDown(params);
	return script ? { everyS: 0, script: changed(script) } : {};
}

/** The calls of one tab, in order of time. */
export function callTicks(params: TimelineParams, tab: number): readonly CallTick[] {
	const { script } = params;
	const movable = writtenDown(params) !== undefined;
	return [...script, ...periodicCalls(params, drawnLimit)]
		.map((call, i) => {
			const scripted = i < script.length;
			return { call, scripted, index: scripted || movable ? i : null };
		})
		.filter(({ call }) => call.tab === tab)
		.map(({ call, ...tick }) => ({ atS: call.atS, ...tick }))
		.sort((a, b) => a.atS - b.atS);
}

/** The handle of one call. A call that is moved past another keeps its place in the list, and so its name. */
export function callHandle(params: TimelineParams, index: number): Handle | undefined {
	const call = params.script[index] ?? writtenDown(params)?.[index];
	if (!call) return undefined;
	return {
		id: `script.${String(index)}`,
		subject: 'call',
		number: index + 1,
		lane: actorLane(`tab${call.tab}`),
		t: call.atS * 1000,
		base: 0,
		value: call.atS,
		min: 0,
		max: params.horizonS,
		gesture: `drag:script.${String(index)}`,
		change: (atS) => withChanged(params, index, () => [{ ...call, atS }]),
	};
}

/** The traffic without one call. */
export function withoutCall(params: TimelineParams, index: number): Partial<TimelineParams> {
	return withChanged(params, index, () => []);
}

/** One more call of a tab, whatever else is called; undefined when as many are written down as may be. */
export function withCall(
	params: TimelineParams,
	tab: number,
	atS: number,
): Pick<TimelineParams, 'script'> | undefined {
	const { script, targets, horizonS } = params;
	if (script.length >= scriptLimit) return undefined;
	const at = Math.min(horizonS, Math.max(0, Math.round(atS)));
	const rs: ApiName = targets[script.length % Math.max(1, targets.length)] ?? 'A';
	return { script: [...script, { atS: at, tab, rs }] };
}
