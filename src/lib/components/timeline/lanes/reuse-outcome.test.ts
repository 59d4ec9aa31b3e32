import { expect, test } from 'vitest';
import { defaultParams, type TimelineParams } from '#lib/core/simulation/refresh/params.ts';
import { scenarioParams } from '#lib/core/simulation/refresh/scenarios.ts';
import { simulate } from '#lib/core/simulation/refresh/simulate.ts';
import { tokenLives } from '#lib/core/simulation/refresh/token-lives.ts';
import { reuseOutcome } from './reuse-outcome.ts';
import { reuseText, stillLetInText } from './words/reuse-words.ts';

function outcomeOf(params: TimelineParams) {
	const trace = simulate(params);
	const reuse = trace.events.find((event) => event.kind === 'as.reuse');
	if (reuse?.kind !== 'as.reuse') throw new Error('no reuse');
	return { reuse, outcome: reuseOutcome(trace, tokenLives(trace), reuse) };
}
const scenario = (id: string) => outcomeOf(scenarioParams(id) ?? defaultParams);

test('after a theft the attacker goes on until its access token expires', () => {
	const { reuse, outcome } = scenario('S10');
	expect(outcome).toMatchObject({ stolen: true, person: null, attacker: { number: 2, until: 1_800_000 } });
	expect(reuseText(outcome)).toBe('the person is out; the attacker still has AT 2 until 00:30:00');
	expect(stillLetInText((outcome.attacker?.last ?? 0) - reuse.t)).toBe('still let in: 14 min');
});

test('where the APIs learn of it, both are out', () => {
	const { outcome } = scenario('S10b');
	expect(outcome).toEqual({ stolen: true, attacker: null, person: null });
	expect(reuseText(outcome)).toBe('the person and the attacker are both out');
});

test('two tabs of one person are a false alarm', () => {
	const { outcome } = scenario('S12');
	expect(outcome.stolen).toBe(false);
	expect(reuseText(outcome)).toBe('a false alarm: nobody stole anything');
});

test('the attacker can give itself away while the person goes on', () => {
	const attack = { atS: 300, steal: 'rt', tab: 1, useEveryS: 30, refresh: { atS: 1000 } } as const;
	const { reuse, outcome } = outcomeOf({ ...defaultParams, attacks: [attack] });
	expect(reuse.by).toBe('x');
	expect(outcome.attacker).toBeNull();
	expect(reuseText(outcome)).toBe('the attacker is out; the person still has AT 2 until 00:30:07');
});

test('how long is told in whole minutes, or in seconds below one', () => {
	expect([stillLetInText(59_400), stillLetInText(862_960)]).toEqual([
		'still let in: 59 s',
		'still let in: 14 min',
	]);
});
