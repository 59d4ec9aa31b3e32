// Fault prevented: an inspector that shows what nobody held at that moment, or something else when one comes from behind.
import { describe, expect, it } from 'vitest';
import { defaultParams, type TimelineParams } from './params.ts';
import { scenarioParams } from './scenarios.ts';
import { simulate } from './simulate.ts';
import { stateAt } from './state-at.ts';

const run = (change: Partial<TimelineParams> = {}) => simulate({ ...defaultParams, ...change });
const scenario = (id: string) => simulate(scenarioParams(id) ?? defaultParams);

describe('the state at a moment', () => {
	it('is empty before anything has happened', () => {
		const state = stateAt(run(), { index: -1 });
		expect(state).toMatchObject({ t: 0, happened: 0, denylist: [], user: { role: 'admin', enabled: true } });
		expect([...state.tabs]).toEqual([['tab1', 'anon']]);
		expect([...state.jars]).toEqual([['shared', null]]);
		expect(state.keys).toEqual({ published: ['k1'], signing: 'k1' });
		expect(state.accessTokens.size + state.refreshTokens.size + state.families.size).toBe(0);
	});

	it('tells how a tab stands, from the login to the logout', () => {
		const trace = run({ latencyMs: 40, atTtlS: 60, everyS: 61, phaseS: 7, logoutAtS: 100 });
		const tabAt = (t: number) => stateAt(trace, t).tabs.get('tab1');
		expect([0, 79, 80, 68_079, 68_080, 68_159, 68_160].map(tabAt)).toEqual([
			'logging-in',
			'logging-in',
			'ready',
			'ready',
			'refreshing',
			'refreshing',
			'ready',
		]);
		expect([99_999, 100_000, 7_200_000].map(tabAt)).toEqual(['ready', 'signed-out', 'signed-out']);
	});

	it('tells that a tab waits no longer for a login that nobody answered, and that one has to log in', () => {
		const offline = run({
			offline: [{ fromS: 0, toS: 60 }],
			everyS: 0,
			script: [{ atS: 90, tab: 1, rs: 'A' }],
		});
		const tabAt = (t: number) => stateAt(offline, t).tabs.get('tab1');
		expect([4_999, 5_000, 90_000, 90_080].map(tabAt)).toEqual(['logging-in', 'anon', 'logging-in', 'ready']);
		expect(stateAt(scenario('S04'), 7_200_000).tabs.get('tab1')).toBe('needs-login');
	});

	it('tells that a tab still refreshes while it waits to try again', () => {
		const trace = run({ dropRefreshResponse: [1], graceS: 60, atTtlS: 60, everyS: 61, phaseS: 7 });
		// Asked at 68.08 s, given up after 5 s, asked again 1 s later.
		const tabAt = (t: number) => stateAt(trace, t).tabs.get('tab1');
		expect([68_080, 73_500, 74_100, 74_160].map(tabAt)).toEqual([
			'refreshing',
			'refreshing',
			'refreshing',
			'ready',
		]);
	});

	it('tells who holds which tokens, and what has become of them', () => {
		// The thief redeems the stolen token at 905 s; the person, coming with it afterwards, gives it away.
		const trace = scenario('S10');
		const stolen = stateAt(trace, 300_000);
		expect(stolen.attackers.get('x1')).toEqual({ at: 'f1.at1', rt: 'f1.rt1' });
		expect(stolen.jars.get('shared')).toMatchObject({
			at: 'f1.at1',
			rt: 'f1.rt1',
			gotAt: 80,
			expiresInS: 900,
		});
		const detection = trace.events.findIndex(({ kind }) => kind === 'as.family.revoke');
		const before = stateAt(trace, { index: detection - 1 });
		expect(before.refreshTokens.get('f1.rt1')).toMatchObject({ status: 'rotated', children: ['f1.rt2'] });
		expect(before.refreshTokens.get('f1.rt2')).toMatchObject({
			status: 'active',
			generation: 2,
			holder: 'x',
		});
		expect(before.attackers.get('x1')).toEqual({ at: 'f1.at2', rt: 'f1.rt2' });
		const after = stateAt(trace, { index: detection });
		expect(after.families.get('f1')).toMatchObject({ createdAt: 40, revokedAt: 907_120, reason: 'reuse' });
		expect(after.refreshTokens.get('f1.rt1')?.status).toBe('rotated');
		expect(after.refreshTokens.get('f1.rt2')?.status).toBe('revoked');
		expect(stateAt(trace, trace.end).jars.get('shared')).toBeNull();
	});

	it('tells what each API knows', () => {
		const revoked = scenario('S10b');
		const listed = stateAt(revoked, 908_119);
		expect(listed.denylist).toEqual(['f1.at1', 'f1.at2']);
		expect(listed.accessTokens.get('f1.at2')?.denylisted).toBe(true);
		expect(listed.apis.get('B')?.denied).toEqual([]);
		expect(stateAt(revoked, 908_120).apis.get('B')?.denied).toEqual(['f1.at1', 'f1.at2']);

		const rotated = scenario('S19c');
		expect(stateAt(rotated, 1_139_999).keys).toEqual({ published: ['k1'], signing: 'k1' });
		expect(stateAt(rotated, 1_140_000).keys).toEqual({ published: ['k1', 'k2'], signing: 'k1' });
		expect(stateAt(rotated, 1_800_000).keys).toEqual({ published: ['k1', 'k2'], signing: 'k2' });
		const sets = [1_140_000, 1_800_000].map((t) => stateAt(rotated, t).apis.get('A')?.keySet.kids);
		expect(sets).toEqual([['k1'], ['k1', 'k2']]);

		const asked = stateAt(scenario('S18d'), 7_300).apis.get('A')?.introspected;
		expect(asked?.get('f1.at1')).toEqual({ active: true, at: 7_120 });
	});

	it('tells what is true of the user', () => {
		const trace = run({ roleChangeAtS: 100, disableAtS: 200 });
		const users = [99_999, 100_000, 200_000].map((t) => stateAt(trace, t).user);
		expect(users).toEqual([
			{ role: 'admin', enabled: true },
			{ role: 'viewer', enabled: true },
			{ role: 'viewer', enabled: false },
		]);
	});

	it('tells which messages are on their way', () => {
		const trace = run();
		expect([...stateAt(trace, 7_039).inFlight]).toEqual([
			[
				'tab1.c1.1',
				{ from: 'tab1', to: 'A', content: 'call', token: 'f1.at1', sentAt: 7_000, arrives: 7_040 },
			],
		]);
		expect([...stateAt(trace, 7_040).inFlight.keys()]).toEqual(['tab1.c1.1.answer']);
		expect(stateAt(trace, 7_080).inFlight.size).toBe(0);
		// What is lost is on no way.
		expect(stateAt(run({ offline: [{ fromS: 7, toS: 8 }] }), 7_010).inFlight.size).toBe(0);
	});

	it('counts', () => {
		const { counts } = stateAt(scenario('S01'), 7_200_000);
		expect(counts).toEqual({
			...{ actions: 120, ok: 120, failed: 0, logins: 1, refusals: 7, refreshes: 7, attackerHits: 0 },
		});
		expect(stateAt(scenario('S08'), 7_200_000).counts.attackerHits).toBe(20);
	});

	it('is the same however one comes there, and stays as it was', () => {
		const trace = scenario('S12b');
		const last = trace.events.length - 1;
		const fresh = stateAt({ ...trace, events: [...trace.events] }, { index: last });
		const kept = stateAt(trace, { index: 500 });
		const before = structuredClone(kept);
		for (const index of [last, 0, 700, 64, 63, 128, 500, last]) stateAt(trace, { index });
		expect(stateAt(trace, { index: last })).toEqual(fresh);
		expect(stateAt(trace, { index: 500 })).toEqual(before);
		expect(kept).toEqual(before);
		expect(stateAt(trace, trace.events[500]?.t ?? 0).happened).toBeGreaterThan(500);
	});

	it('is that of the end beyond it', () => {
		const trace = scenario('S10');
		const later = trace.end + 1_000_000;
		expect(stateAt(trace, later)).toEqual({ ...stateAt(trace, trace.end), t: later });
		expect(stateAt(trace, { index: 1_000_000 }).happened).toBe(trace.events.length);
	});

	it('is there for the longest runs', () => {
		const storm = run({
			...{ refresh: 'timer', expirySource: 'exp-claim', timerFloorMs: 100, latencyMs: 0 },
			skewS: { ...defaultParams.skewS, client: 1200 },
		});
		expect(storm.truncated).toBe(true);
		const end = stateAt(storm, storm.end);
		expect(end.happened).toBe(50_000);
		expect(end.refreshTokens.size).toBeGreaterThan(5_000);
		expect(stateAt(storm, { index: 25_000 }).happened).toBe(25_001);
	});
});
