import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explicitTraffic, periodicCalls, scriptLimit } from './explicit-traffic.ts';
import { apiNames, defaultParams, type TimelineParams } from './params.ts';
import { simulate } from './simulate.ts';

const actionsOf = (params: TimelineParams) =>
	simulate(params).events.flatMap((event) =>
		event.kind === 'user.action' ? [{ t: event.t, actor: event.actor, rs: event.rs }] : [],
	);
const inOrder = (actions: ReturnType<typeof actionsOf>) =>
	[...actions].sort((a, b) => a.t - b.t || a.actor.localeCompare(b.actor) || a.rs.localeCompare(b.rs));

test('the default traffic written down is the same run', () => {
	const explicit = explicitTraffic(defaultParams);
	expect(explicit.everyS).toBe(0);
	expect(explicit.script).toHaveLength(120);
	expect(explicit.script.slice(0, 4)).toEqual([
		{ atS: 7, tab: 1, rs: 'A' },
		{ atS: 67, tab: 1, rs: 'B' },
		{ atS: 127, tab: 1, rs: 'C' },
		{ atS: 187, tab: 1, rs: 'A' },
	]);
	expect(simulate({ ...defaultParams, ...explicit }).events).toEqual(simulate(defaultParams).events);
});

test('periodic traffic of any kind calls the same APIs at the same moments when it is written down', () => {
	const traffics = fc.record({
		everyS: fc.integer({ min: 20, max: 400 }),
		phaseS: fc.integer({ min: 1, max: 100 }),
		burst: fc.integer({ min: 1, max: 3 }),
		tabs: fc.integer({ min: 1, max: 2 }),
		horizonS: fc.integer({ min: 60, max: 600 }),
		targets: fc.subarray([...apiNames], { minLength: 1 }),
	});
	fc.assert(
		fc.property(traffics, (traffic) => {
			const params = { ...defaultParams, ...traffic };
			const explicit = { ...params, ...explicitTraffic(params) };
			expect(inOrder(actionsOf(explicit))).toEqual(inOrder(actionsOf(params)));
		}),
		{ numRuns: 60 },
	);
});

test('traffic that is scripted already keeps its order', () => {
	const script = [
		{ atS: 90, tab: 1, rs: 'B' },
		{ atS: 30, tab: 1, rs: 'A' },
	] as const;
	expect(explicitTraffic({ ...defaultParams, everyS: 0, script }).script).toEqual(script);
});

test('scripted calls keep their places before the periodic ones', () => {
	const script = [{ atS: 70, tab: 1, rs: 'B' }] as const;
	const { script: all } = explicitTraffic({ ...defaultParams, horizonS: 130, script });
	expect(all.map(({ atS }) => atS)).toEqual([70, 7, 67, 127]);
});

test('what is beyond the limit is left out, the latest first', () => {
	const busy = { ...defaultParams, everyS: 1, horizonS: 7200, burst: 3 };
	const { script } = explicitTraffic(busy);
	expect(script).toHaveLength(scriptLimit);
	expect(script.at(-1)?.atS).toBe(7 + Math.floor((scriptLimit - 1) / 3));
});

test('no targets and no period give no calls', () => {
	expect(periodicCalls({ ...defaultParams, targets: [] })).toEqual([]);
	expect(periodicCalls({ ...defaultParams, everyS: 0 })).toEqual([]);
});
