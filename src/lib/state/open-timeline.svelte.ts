import type { App } from './context.ts';
import { Timeline } from './timeline.svelte.ts';

/** The timeline of an earlier visit to the screen, or a new one. */
export function openTimeline(app: App): Timeline {
	if (app.timeline) return app.timeline;
	if (typeof document === 'undefined') return new Timeline();
	// It outlives the screen that made it: a visit to the debugger must not lose a run.
	let timeline!: Timeline;
	$effect.root(() => {
		timeline = new Timeline();
	});
	app.timeline = timeline;
	return timeline;
}
