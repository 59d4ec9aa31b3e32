import { expect, test } from 'vitest';
import { defaultParams, type TimelineParams } from '#lib/core/simulation/refresh/params.ts';
import { simulate } from '#lib/core/simulation/refresh/simulate.ts';
import { tokenLives } from '#lib/core/simulation/refresh/token-lives.ts';
import { callHandle, callTicks, withCall, withoutCall } from './call-ticks.ts';
import {
	clampValue,
	clockHandle,
	momentHandles,
	offlineHandles,
	ttlHandle,
	valueAt,
	type Handle,
} from './handles.ts';
import { keyStep } from './key-step.ts';
import { dialAngle } from './lane-look.ts';
import { tokenBars } from './token-bars.ts';
import { heldText } from './words/held-text.ts';
import { handleName, handleValueText, skewBadge, skewText } from './words/handle-words.ts';

const attack = { atS: 300, steal: 'both', tab: 1, useEveryS: 30, refresh: 'never' } as const;
const full: TimelineParams = {
	...defaultParams,
	attacks: [attack, { ...attack, atS: 400 }],
	logoutAtS: 1000,
	roleChangeAtS: 2000,
	disableAtS: 3000,
	rotateAtS: [1800, 3600],
	offline: [
		{ fromS: 600, toS: 900 },
		{ fromS: 2000, toS: 2100 },
	],
};
const called = (handles: readonly Handle[], id: string): Handle => {
	const found = handles.find((handle) => handle.id === id);
	if (!found) throw new Error(`no handle ${id}`);
	return found;
};

test('the end of any access token bar is the lifetime', () => {
	const trace = simulate(defaultParams);
	const { access } = tokenBars(trace, tokenLives(trace), []);
	for (const bar of access) {
		const handle = ttlHandle(defaultParams, bar);
		expect(valueAt(handle, bar.to)).toBe(900);
		expect(valueAt(handle, bar.to + 60_400)).toBe(960);
		expect(valueAt(handle, bar.to - 10_000_000)).toBe(10);
		expect(handle.change(300)).toEqual({ atTtlS: 300 });
	}
});

test('what happens at a chosen time has a handle there, and moves alone', () => {
	const handles = momentHandles(full);
	expect(handles.map(({ id, lane, value }) => [id, lane, value])).toEqual([
		['attacks.0.atS', 'x', 300],
		['attacks.1.atS', 'x', 400],
		['logoutAtS', 'tab1', 1000],
		['roleChangeAtS', 'as', 2000],
		['disableAtS', 'as', 3000],
		['rotateAtS.0', 'as', 1800],
		['rotateAtS.1', 'as', 3600],
	]);
	expect(called(handles, 'attacks.1.atS').change(500)).toEqual({
		attacks: [attack, { ...attack, atS: 500 }],
	});
	expect(called(handles, 'logoutAtS').change(1)).toEqual({ logoutAtS: 1 });
	expect(called(handles, 'rotateAtS.0').change(1900)).toEqual({ rotateAtS: [1900, 3600] });
	for (const handle of handles) {
		expect(handle.t).toBe(handle.value * 1000);
		expect([valueAt(handle, -5000), valueAt(handle, 1e9)]).toEqual([0, full.horizonS]);
		expect(handle.gesture).toBe(`drag:${handle.id}`);
	}
	expect(momentHandles(defaultParams)).toEqual([]);
});

test('two key rotations never fall on the same second', () => {
	const handle = called(momentHandles(full), 'rotateAtS.0');
	expect(handle.change(3600)).toEqual({ rotateAtS: [3601, 3600] });
	expect(called(momentHandles(full), 'rotateAtS.1').change(1800)).toEqual({ rotateAtS: [1800, 1799] });
});

test('a time offline moves by its ends and as a whole', () => {
	const handles = offlineHandles(full);
	const second = { fromS: 2000, toS: 2100 };
	expect(called(handles, 'offline.0.whole').change(700)).toEqual({
		offline: [{ fromS: 700, toS: 1000 }, second],
	});
	expect(called(handles, 'offline.0.from').change(100)).toEqual({
		offline: [{ fromS: 100, toS: 900 }, second],
	});
	expect(called(handles, 'offline.0.to').change(950)).toEqual({
		offline: [{ fromS: 600, toS: 950 }, second],
	});
	expect(clampValue(called(handles, 'offline.0.from'), 5000)).toBe(899);
	expect(clampValue(called(handles, 'offline.0.to'), 0)).toBe(601);
	expect(clampValue(called(handles, 'offline.0.whole'), 9999)).toBe(full.horizonS - 300);
});

test('a clock is an hour wrong at most', () => {
	const handle = clockHandle(full, 'B');
	expect(handle.change(45)).toEqual({ skewS: { ...full.skewS, B: 45 } });
	expect([clampValue(handle, 4000), clampValue(handle, -1e9)]).toEqual([3600, -3600]);
	expect(dialAngle(0)).toBe(0);
	expect(dialAngle(-45)).toBe(-dialAngle(45));
	expect(dialAngle(3600)).toBeGreaterThan(dialAngle(60));
});

test('periodic calls can be moved one by one: then the traffic is written down', () => {
	const ticks = callTicks(defaultParams, 1);
	expect(ticks).toHaveLength(120);
	const handle = callHandle(defaultParams, ticks[1]?.index ?? -1);
	expect(handle).toMatchObject({ value: 67, t: 67_000, lane: 'tab1' });
	const change = handle?.change(200);
	expect(change?.everyS).toBe(0);
	expect(change?.script?.[1]).toEqual({ atS: 200, tab: 1, rs: 'B' });
	// Its name stays while it is moved past others.
	expect(callHandle({ ...defaultParams, ...change }, 1)?.value).toBe(200);
	expect(callHandle(defaultParams, 999)).toBeUndefined();
});

test('calls are taken out and added', () => {
	expect(withoutCall(defaultParams, 0).script?.[0]?.atS).toBe(67);
	const added = withCall(defaultParams, 1, 33.4);
	expect(added).toEqual({ script: [{ atS: 33, tab: 1, rs: 'A' }] });
	expect(withCall(defaultParams, 1, 1e9)?.script.at(-1)?.atS).toBe(7200);
});

test('a call that is added leaves the periodic ones periodic, also when it is moved or taken out', () => {
	const params = { ...defaultParams, ...withCall(defaultParams, 1, 907) };
	expect(params.everyS).toBe(60);
	const ticks = callTicks(params, 1);
	expect(ticks).toHaveLength(121);
	expect(ticks.filter(({ scripted }) => scripted)).toEqual([{ atS: 907, index: 0, scripted: true }]);
	expect(callHandle(params, 0)?.change(910)).toEqual({ script: [{ atS: 910, tab: 1, rs: 'A' }] });
	expect(withoutCall(params, 0)).toEqual({ script: [] });
	// A periodic one that is moved writes all of them down, and keeps its place doing so.
	const change = callHandle(params, 2)?.change(70);
	expect(change?.everyS).toBe(0);
	expect(change?.script?.slice(0, 3).map(({ atS }) => atS)).toEqual([907, 7, 70]);
	expect(change?.script).toHaveLength(121);
});

test('the bubble at a dragged handle says its value', () => {
	expect([heldText('atTtl', 590), heldText('attack', 312), heldText('clock', -45)]).toEqual([
		'AT 9 min 50 s',
		'00:05:12',
		'45 s slow',
	]);
});

test('traffic of more calls than can be written down stays as it is; what is scripted can still be moved', () => {
	const busy = { ...defaultParams, everyS: 10 };
	expect(callTicks(busy, 1)).toHaveLength(720);
	expect(callTicks(busy, 1).every(({ index }) => index === null)).toBe(true);
	const more = { ...busy, ...withCall(busy, 1, 3) };
	expect(more.everyS).toBe(10);
	expect(more.script).toEqual([{ atS: 3, tab: 1, rs: 'A' }]);
	expect(callHandle(more, 0)?.change(5)).toEqual({ script: [{ atS: 5, tab: 1, rs: 'A' }] });
});

test('keys move by a second, ten, a minute, or to an end', () => {
	const step = (key: string, shiftKey = false) => keyStep({ key, shiftKey });
	expect([step('ArrowRight'), step('ArrowLeft', true), step('PageUp'), step('PageDown')]).toEqual([
		1, -10, 60, -60,
	]);
	const handle = called(momentHandles(full), 'logoutAtS');
	expect(clampValue(handle, handle.value + (step('Home') ?? 0))).toBe(0);
	expect(clampValue(handle, handle.value + (step('End') ?? 0))).toBe(full.horizonS);
	expect(step('x')).toBeUndefined();
});

test('handles are named and read in words', () => {
	expect(handleName({ subject: 'attack', number: 2 })).toBe('Time of the theft 2');
	expect(handleValueText({ subject: 'atTtl', value: 900 })).toBe('15 min');
	expect(handleValueText({ subject: 'logout', value: 1000 })).toBe('00:16:40');
	expect([skewText(0), skewText(45), skewText(-120)]).toEqual(['right', '45 s fast', '2 min slow']);
	expect([skewBadge(45), skewBadge(-45), skewBadge(0)]).toEqual(['+45 s', '\u221245 s', '']);
});
