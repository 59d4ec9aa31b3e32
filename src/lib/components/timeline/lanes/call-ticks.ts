import {
	explicitTraffic,
	periodicCalls,
	scriptLimit,
} from '#lib/core/simulation/refresh/explicit-traffic.ts';
import type { ApiName, TimelineParams } from '#lib/core/simulation/refresh/params.ts';
import type { Handle } from './handles.ts';
import { actorLane } from './lane-layout.ts';

/** A call that a tab makes. */
export interface CallTick {
	readonly atS: number;
	/** Its place in the script; null for one of so many that they cannot be written down. */
	readonly index: number | null;
}

type Traffic = Pick<TimelineParams, 'everyS' | 'script'>;

/** More are not drawn: they would be a band without gaps on any screen. */
const drawnLimit = 4000;

/** The traffic as it is once a call is changed: written down, unless that would leave calls out. */
function changeable(params: TimelineParams): Traffic {
	const calls = params.script.length + periodicCalls(params, scriptLimit + 1).length;
	return calls <= scriptLimit ? explicitTraffic(params) : { everyS: params.everyS, script: params.script };
}

/** The calls of one tab, in order of time. */
export function callTicks(params: TimelineParams, tab: number): readonly CallTick[] {
	const traffic = changeable(params);
	const fixed = periodicCalls({ ...params, everyS: traffic.everyS }, drawnLimit);
	return [
		...traffic.script.map((call, index) => ({ ...call, index })),
		...fixed.map((call) => ({ ...call, index: null })),
	]
		.filter((call) => call.tab === tab)
		.map(({ atS, index }) => ({ atS, index }))
		.sort((a, b) => a.atS - b.atS);
}

/** The handle of one call. A call that is moved past another keeps its place in the list, and so its name. */
export function callHandle(params: TimelineParams, index: number): Handle | undefined {
	const { everyS, script } = changeable(params);
	const call = script[index];
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
		change: (atS) => ({ everyS, script: script.map((other, i) => (i === index ? { ...call, atS } : other)) }),
	};
}

/** The traffic without one call. */
export function withoutCall(params: TimelineParams, index: number): Partial<TimelineParams> {
	const { everyS, script } = changeable(params);
	return { everyS, script: script.filter((_, i) => i !== index) };
}

/** The traffic with one more call of a tab; undefined when as many are written down as may be. */
export function withCall(params: TimelineParams, tab: number, atS: number): Traffic | undefined {
	const { everyS, script } = changeable(params);
	if (script.length >= scriptLimit) return undefined;
	const at = Math.min(params.horizonS, Math.max(0, Math.round(atS)));
	const rs: ApiName = params.targets[script.length % Math.max(1, params.targets.length)] ?? 'A';
	return { everyS, script: [...script, { atS: at, tab, rs }] };
}
