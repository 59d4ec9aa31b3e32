import { readRun, writeRun } from '#lib/core/simulation/refresh/run-link.ts';
import { scenarioOf } from '#lib/core/simulation/refresh/scenarios.ts';
import type { Timeline } from '#lib/state/timeline.svelte.ts';

/** The address that opens a run, with the cursor where it is now. All that it says stands in the fragment. */
export function runAddress({ given, player }: Timeline): string {
	const { origin, pathname } = location;
	return `${origin}${pathname}#run=${writeRun(given.params, player.t, given.scenario)}`;
}

/**
 * Opens the run or the scenario that the page's address names (`#run=…`, `#S10`), and takes it out of the address: from
 * then on it would say something else than the screen.
 * @returns whether there was one
 */
export function openRunInAddress(timeline: Timeline): boolean {
	const { hash, pathname, search } = location;
	const id = hash.slice(1);
	if (hash.startsWith('#run=')) {
		const { params, cursor, scenario, problems } = readRun(hash.slice('#run='.length));
		timeline.run({ verb: 'open-run', params, scenario, problems });
		if (cursor !== undefined) timeline.seek(cursor);
	} else if (scenarioOf(id)) timeline.run({ verb: 'open-scenario', id });
	else return false;
	history.replaceState(history.state, '', pathname + search);
	return true;
}
