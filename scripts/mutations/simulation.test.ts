// Fault prevented: a rule of the simulation that nothing holds. Each of the faults of simulation-faults.ts is put into its
// source, one at a time, and the scenarios' numbers or what holds of every run must then fail. What caught which is listed in
// .cache/mutations/simulation.txt.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { defaultParams, type TimelineParams } from '../../src/lib/core/simulation/refresh/params.ts';
import { scenarioParams } from '../../src/lib/core/simulation/refresh/scenarios.ts';
import { metricAt, timelineGoldens } from '../../tests/support/timeline-goldens.ts';
import { invariants } from '../../tests/support/timeline-invariants/all.ts';
import { arbitraryParams } from '../../tests/support/timeline-invariants/arbitrary-params.ts';
import { rareRuns } from '../../tests/support/timeline-invariants/rare-runs.ts';
import { runOf, type Engine } from '../../tests/support/timeline-invariants/run.ts';
import { loadSimulation } from './load-simulation.ts';
import { faults } from './simulation-faults.ts';

/** The same runs each time, so that a fault is either always caught or never. */
const randomRuns = fc.sample(arbitraryParams, { numRuns: 200, seed: 20260105 });
const runs: readonly TimelineParams[] = [
	...Object.values(rareRuns).map((change) => ({ ...defaultParams, ...change })),
	...randomRuns,
];

const cache = fileURLToPath(new URL('../../.cache/mutations', import.meta.url));
const caught: string[] = [];

/** The first scenario whose numbers are not those that were worked out. */
function brokenScenario(engine: Engine): string | undefined {
	return Object.entries(timelineGoldens).find(([id, golden]) => {
		const params = scenarioParams(id);
		if (!params) return true;
		const measured = engine.metrics(engine.simulate(params));
		return Object.entries(golden).some(([path, expected]) => metricAt(measured, path) !== expected);
	})?.[0];
}

/** The names of what does not hold of the first run of which something does not. */
function brokenInvariants(engine: Engine): readonly string[] {
	for (const params of runs) {
		const run = runOf(engine, params);
		const broken = Object.entries(invariants).filter(([, check]) => check(run) !== undefined);
		if (broken.length > 0) return broken.map(([name]) => name);
	}
	return [];
}

/** What goes wrong: in some run or else in a scenario. A fault that makes the simulation throw is caught as well. */
function catchers(engine: Engine): readonly string[] {
	try {
		const broken = brokenInvariants(engine);
		const scenario = broken.length > 0 ? undefined : brokenScenario(engine);
		return scenario === undefined ? broken : [`the numbers of ${scenario}`];
	} catch (error) {
		return [`thrown: ${String(error)}`];
	}
}

describe('a fault in the simulation is caught', () => {
	afterAll(() => {
		mkdirSync(cache, { recursive: true });
		writeFileSync(join(cache, 'simulation.txt'), caught.join(''));
	});

	test('and without one nothing is', () => {
		expect(catchers(loadSimulation())).toEqual([]);
	});

	test.each(faults)('$name', (fault) => {
		const by = catchers(loadSimulation(fault));
		caught.push(`${fault.name}: ${by.join(', ')}\n`);
		expect(by).not.toEqual([]);
	});
});
