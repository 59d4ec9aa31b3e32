import { expect, test } from 'vitest';
import { defaultParams, type TimelineParams } from '#lib/core/simulation/refresh/params.ts';
import { simulate } from '#lib/core/simulation/refresh/simulate.ts';
import { laneLayout } from './lane-layout.ts';

const traceOf = (change: Partial<TimelineParams>) => simulate({ ...defaultParams, ...change });
const lanesOf = (change: Partial<TimelineParams>, narrow = false) =>
	laneLayout(traceOf(change), { narrow }).lanes;

test('the lanes stand in their order, below each other without gaps', () => {
	const lanes = lanesOf({ attacks: [{ atS: 300, steal: 'at', tab: 1, useEveryS: 30, refresh: 'never' }] });
	expect(lanes.map(({ id }) => id)).toEqual(['tab1', 'jar:shared', 'as', 'A', 'B', 'C', 'x']);
	lanes.forEach((lane, i) => {
		const before = lanes[i - 1];
		if (before) expect(lane.top).toBe(before.top + before.height);
		expect(lane.markY).toBeGreaterThan(lane.top);
		expect(lane.markY).toBeLessThan(lane.top + lane.height);
	});
});

test('each tab has a lane, and a place for tokens when storage is copied', () => {
	expect(lanesOf({ tabs: 2, storage: 'copied', targets: ['B'] }).map(({ id }) => id)).toEqual([
		'tab1',
		'tab2',
		'jar:tab1',
		'jar:tab2',
		'as',
		'B',
	]);
});

test('only APIs that are called have a lane, scripted calls included', () => {
	const change = { everyS: 0, script: [{ atS: 5, tab: 1, rs: 'C' as const }] };
	expect(lanesOf(change).map(({ id }) => id)).toEqual(['tab1', 'jar:shared', 'as', 'C']);
});

test('narrow lanes keep room for their label above', () => {
	for (const lane of lanesOf({}, true)) expect(lane.innerTop).toBe(lane.top + 15);
	for (const lane of lanesOf({})) expect(lane.innerTop).toBe(lane.top);
});

test('a pinned run has a track in every lane in which it has something, and lanes of its own', () => {
	const pinned = traceOf({ tabs: 2 });
	const { lanes } = laneLayout(traceOf({ targets: ['A'] }), { narrow: false, pinned });
	expect(lanes.map(({ id }) => id)).toEqual(['tab1', 'tab2', 'jar:shared', 'as', 'A', 'B', 'C']);
	const tracks = lanes.filter(({ pinnedTop }) => pinnedTop !== null);
	expect(tracks.map(({ id }) => id)).toEqual(['tab1', 'tab2', 'jar:shared', 'as', 'A']);
	for (const lane of tracks) expect((lane.pinnedTop ?? 0) + 15).toBe(lane.top + lane.height);
});

test('times without network are named above the lanes', () => {
	const top = (change: Partial<TimelineParams>) => laneLayout(traceOf(change), { narrow: false }).top;
	expect(top({ offline: [{ fromS: 600, toS: 900 }] })).toBe(top({}) + 15);
});
