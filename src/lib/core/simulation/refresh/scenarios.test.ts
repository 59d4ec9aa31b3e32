import { describe, expect, it } from 'vitest';
import { metricAt, timelineGoldens } from '../../../../../tests/support/timeline-goldens.ts';
import { traceHash } from '../kernel/trace-hash.ts';
import { metrics } from './metrics.ts';
import { scenarioOf, scenarioParams, scenarios } from './scenarios.ts';
import { simulate } from './simulate.ts';

const ids = scenarios.flatMap((one) => [one.id, ...one.variants.map(({ id }) => id)]);

function run(id: string) {
	const params = scenarioParams(id);
	if (!params) throw new Error(`There is no scenario ${id}.`);
	return simulate(params);
}

describe('the scenarios', () => {
	it('are S01 to S23, each with numbers of its own', () => {
		expect(scenarios.map(({ id }) => id)).toEqual(
			Array.from({ length: 23 }, (_, index) => `S${String(index + 1).padStart(2, '0')}`),
		);
		expect(Object.keys(timelineGoldens).sort()).toEqual([...ids].sort());
		expect(new Set(ids).size).toBe(ids.length);
	});

	it.each(ids)('%s comes to the numbers that the rules give', (id) => {
		const measured = metrics(run(id));
		const golden = timelineGoldens[id] ?? {};
		const found = Object.fromEntries(Object.keys(golden).map((path) => [path, metricAt(measured, path)]));
		expect(found).toEqual(golden);
	});

	it.each(ids)('%s is not cut, and the same each time', (id) => {
		const trace = run(id);
		expect(trace.truncated).toBe(false);
		expect(traceHash(run(id).events)).toBe(traceHash(trace.events));
	});

	it('unlock what they change', () => {
		for (const { unlocked, variants } of scenarios)
			for (const { change } of variants)
				expect(Object.keys(change).filter((key) => !unlocked.some((other) => other === key))).toEqual([]);
	});

	it('are found by the ids of their variants, too', () => {
		expect(scenarioOf('S12c')?.id).toBe('S12');
		expect(scenarioParams('S12c')).toMatchObject({ tabs: 2, storage: 'shared' });
		expect(scenarioOf('S99')).toBeUndefined();
		expect(scenarioParams('S99')).toBeUndefined();
	});
});
