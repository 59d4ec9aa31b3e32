import type { Timeline } from '#lib/state/timeline.svelte.ts';
import { scenarios } from '#lib/core/simulation/refresh/scenarios.ts';

/** Elements that have keys of their own. */
const ownKeys =
	'input, select, textarea, button, summary, a, [role="slider"], [role="option"], [role="row"], [contenteditable], dialog';

/**
 * What a key does to the timeline. Keys that are letters or digits count only while the focus is within the run's own
 * panel (WCAG 2.2, 2.1.4); the space bar and the arrows also while nothing has the focus.
 * @returns whether the key did something
 */
export function onTimelineKey(
	event: KeyboardEvent,
	timeline: Timeline,
	panel: Element | undefined,
	openToken: () => void,
): boolean {
	const { target } = event;
	if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return false;
	const isWithin = target instanceof Node && panel?.contains(target) === true;
	if (!isWithin && target !== document.body) return false;
	if (target instanceof Element && target.matches(ownKeys)) return false;
	switch (event.key) {
		case ' ':
			timeline.player.toggle();
			return true;
		case 'ArrowRight':
			timeline.step(1, event.shiftKey ? 2 : 1);
			return true;
		case 'ArrowLeft':
			timeline.step(-1, event.shiftKey ? 2 : 1);
			return true;
		default:
			return isWithin && onPanelKey(event.key, timeline, openToken);
	}
}

function onPanelKey(key: string, timeline: Timeline, openToken: () => void): boolean {
	const scenario = /^[1-9]$/.test(key) ? scenarios[Number(key) - 1] : undefined;
	if (scenario) timeline.run({ verb: 'open-scenario', id: scenario.id });
	else if (key === 'Home') timeline.seek(0);
	else if (key === 'End') timeline.seek(timeline.trace.end);
	else if (key.toLowerCase() === 'd') openToken();
	else if (key.toLowerCase() === 'p') timeline.run({ verb: timeline.given.pinned ? 'unpin' : 'pin' });
	else return false;
	return true;
}
