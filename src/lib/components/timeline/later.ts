// What only a click on the timeline asks for, in one script that is fetched last.
import { loadMaterialize } from '#lib/state/simulated-token.svelte.ts';

export { exportRun } from './export/export-run.ts';
export { openInDebugger } from './open-in-debugger.ts';
export { default as EventTable } from './report/EventTable.svelte';
export { timelineCommands } from './timeline-palette.ts';

/** Fetches what signs tokens, so that nothing is asked for once the page has loaded. */
export async function preload(): Promise<void> {
	await loadMaterialize();
}
