import { readRun, writeRun } from '#lib/core/simulation/refresh/run-link.ts';
import { scenarioOf } from '#lib/core/simulation/refresh/scenarios.ts';
import type { Timeline } from '#lib/state/timeline.svelte.ts';

/** The address that opens a run, with the cursor where it is now. All that it says stands in the fragment. */
export function runAddress({ given, player }: Timeline): string {
	const { origin, pathname } = location;
	// What is still under way at the horizon ends after it; a link looks no further than the horizon.
	const cursor = Math.min(player.t, given.params.horizonS * 1000);
	return `${origin}${pathname}#run=${writeRun(given.params, cursor, given.scenario)}`;
}

/**
 * Opens the run or the scenario that the page's address names (`#run=…`, `#S10`).
 * @returns whether there was one
 */
export function openRunInAddress(timeline: Timeline): boolean {
	const { hash } = location;
	const id = hash.slice(1);
	// What the page has written there itself says nothing new.
	if (hash === fragmentOf(timeline)) return false;
	if (hash.startsWith('#run=')) {
		const { params, cursor, scenario, problems } = readRun(hash.slice('#run='.length));
		timeline.run({ verb: 'open-run', params, scenario, problems });
		if (cursor !== undefined) timeline.seek(cursor);
	} else if (scenarioOf(id)) timeline.run({ verb: 'open-scenario', id });
	else return false;
	return true;
}

/**
 * Has the address say which run is shown, so that reloading and bookmarks keep it: it holds parameters only, never a
 * token. The first scenario needs no saying.
 */
export function keepAddress(timeline: Timeline): void {
	const wanted = fragmentOf(timeline);
	if (location.hash === wanted) return;
	history.replaceState(history.state, '', location.pathname + location.search + wanted);
}

function fragmentOf({ given, base }: Timeline): string {
	const isAsSetUp = JSON.stringify(given.params) === JSON.stringify(base);
	if (isAsSetUp && given.scenario !== undefined) return given.scenario === 'S01' ? '' : `#${given.scenario}`;
	return `#run=${writeRun(given.params, undefined, given.scenario)}`;
}
