import { describe, expect, it } from 'vitest';
import { defaultParams } from '#lib/core/simulation/refresh/params.ts';
import { applyTimeline, firstTimeline } from './timeline-commands.ts';
import { Timeline } from './timeline.svelte.ts';

function opened(id: string): Timeline {
	const timeline = new Timeline();
	timeline.run({ verb: 'open-scenario', id }, undefined, 0);
	return timeline;
}

describe('the timeline', () => {
	it('begins with the happy path, at its beginning', () => {
		const timeline = new Timeline();
		expect([timeline.given.scenario, timeline.metrics.ok, timeline.player.t]).toEqual(['S01', 120, 0]);
		expect(timeline.view).toEqual({ from: 0, to: 7_200_000 });
	});

	it('runs a scenario anew with each change, and goes back by undo', () => {
		const timeline = opened('S08');
		expect(timeline.metrics.attack?.exposureMs).toBe(570_040);
		timeline.run({ verb: 'set-parameters', change: { atTtlS: 400 } }, undefined, 1);
		expect(timeline.metrics.attack?.exposureMs).toBe(90_040);
		timeline.undo();
		expect(timeline.params.atTtlS).toBe(900);
		timeline.redo();
		expect(timeline.params.atTtlS).toBe(400);
		timeline.run({ verb: 'reset' }, undefined, 2);
		expect(timeline.params).toEqual(timeline.base);
	});

	it('takes the changes of one drag back in one step', () => {
		const timeline = opened('S08');
		for (let n = 0; n < 5; n++)
			timeline.run({ verb: 'set-parameters', change: { atTtlS: 100 + n } }, 'drag:atTtlS', 100 + n);
		timeline.undo();
		expect(timeline.params.atTtlS).toBe(900);
		timeline.undo();
		expect(timeline.given.scenario).toBe('S01');
	});

	it('takes the nearest value for one that cannot be, and says so', () => {
		const timeline = opened('S08');
		timeline.run({ verb: 'set-parameters', change: { atTtlS: 1e9 } });
		expect(timeline.params.atTtlS).toBe(86_400);
		expect(timeline.given.problems).toHaveLength(1);
		timeline.run({ verb: 'set-parameters', change: { atTtlS: 60 } });
		expect(timeline.given.problems).toEqual([]);
	});

	it('steps from beat to beat, and by each message', () => {
		const timeline = opened('S10');
		timeline.step(1, 1);
		expect(timeline.told?.kind).toBe('as.login');
		timeline.step(1, 1);
		expect(timeline.told).toMatchObject({ kind: 'x.steal', t: 300_000 });
		timeline.step(1, 2);
		expect(timeline.told).toMatchObject({ kind: 'net.send', actor: 'x' });
		timeline.step(-1, 1);
		timeline.step(-1, 1);
		expect(timeline.told?.kind).toBe('as.login');
		timeline.step(-1, 1);
		expect([timeline.player.t, timeline.told]).toEqual([0, undefined]);
	});

	it('goes to the end when there is nothing left to step to', () => {
		const timeline = opened('S01');
		timeline.seek(7_190_000);
		timeline.step(1, 1);
		expect(timeline.player.t).toBe(7_200_000);
	});

	it('stays with the event that was chosen when the run changes', () => {
		const timeline = opened('S10');
		const reuse = timeline.trace.events.find(({ kind }) => kind === 'as.reuse');
		if (!reuse) throw new Error('There is no reuse.');
		timeline.seek(reuse.t, reuse.id);
		timeline.run({ verb: 'set-parameters', change: { phaseS: 17 } });
		expect(timeline.selected?.kind).toBe('as.reuse');
		expect(timeline.player.t).toBe(reuse.t + 10_000);
		timeline.run({ verb: 'set-parameters', change: { attacks: [] } });
		expect(timeline.selected).toBeUndefined();
		expect(timeline.player.t).toBe(reuse.t + 10_000);
	});

	it('keeps a pinned run beside the one that changes', () => {
		const timeline = opened('S23');
		timeline.run({ verb: 'pin' });
		timeline.run({ verb: 'set-parameters', change: { atTtlS: 300 } });
		expect(timeline.pinned?.metrics.attack?.exposureMs).toBe(895_040);
		expect(timeline.metrics.attack?.exposureMs).toBe(295_040);
		timeline.run({ verb: 'unpin' });
		expect(timeline.pinned).toBeUndefined();
	});

	it('has one token at hand, the same while it is the same', () => {
		const timeline = opened('S01');
		expect(timeline.token).toBeUndefined();
		timeline.seek(10_000);
		const { token } = timeline;
		expect(token).toMatchObject({ life: { jti: 'f1.at1' }, alg: 'EdDSA' });
		timeline.seek(20_000);
		expect(timeline.token).toBe(token);
		timeline.seek(920_000);
		expect(timeline.token).toMatchObject({ life: { jti: 'f1.at2' } });
	});

	it('looks at a refresh token where that is a JWT and the event is about it alone', () => {
		const timeline = opened('S10');
		timeline.run({ verb: 'set-parameters', change: { rtForm: 'jwt' } });
		const reuse = timeline.trace.events.find(({ kind }) => kind === 'as.reuse');
		timeline.seek(reuse?.t ?? 0, reuse?.id);
		expect(timeline.token).toMatchObject({ refresh: { name: 'f1.rt1', iat: 1767603600 } });
	});

	it('looks closer, and never beyond the run', () => {
		const timeline = opened('S01');
		timeline.view = { from: -100, to: 60_000 };
		expect(timeline.view).toEqual({ from: 0, to: 60_000 });
		timeline.view = { from: 0, to: 9e9 };
		expect(timeline.view).toEqual({ from: 0, to: 7_200_000 });
	});
});

describe('the commands', () => {
	it('change nothing for a scenario that there is not', () => {
		expect(applyTimeline(firstTimeline, { verb: 'open-scenario', id: 'S99' })).toBe(firstTimeline);
		const open = { verb: 'open-run', params: defaultParams, scenario: 'nonsense', problems: [] } as const;
		expect(applyTimeline(firstTimeline, open).scenario).toBeUndefined();
	});
});
