import { scenarios } from '#lib/core/simulation/refresh/scenarios.ts';
import type { App, PaletteCommand } from '#lib/state/context.ts';
import type { Timeline } from '#lib/state/timeline.svelte.ts';
import { copyText } from '../ui/copy-text.ts';
import { runAddress } from './run-address.ts';
import { scenarioWords } from './words/scenario-words.ts';

/** What the command palette offers on the timeline. */
export function timelineCommands(
	timeline: Timeline,
	app: App,
	openToken: () => void,
): readonly PaletteCommand[] {
	const { player } = timeline;
	const isPinned = timeline.given.pinned !== undefined;
	return [
		{ group: 'Run', title: player.playing ? 'Pause' : 'Play', keys: 'Space', run: () => player.toggle() },
		{ group: 'Run', title: 'Next event', keys: '→', run: () => timeline.step(1, 1) },
		{ group: 'Run', title: 'Previous event', keys: '←', run: () => timeline.step(-1, 1) },
		{ group: 'Run', title: 'Next message', keys: 'Shift →', run: () => timeline.step(1, 2) },
		{ group: 'Run', title: 'Previous message', keys: 'Shift ←', run: () => timeline.step(-1, 2) },
		{ group: 'Run', title: 'Open token in debugger', keys: 'D', run: openToken },
		{
			group: 'Run',
			title: isPinned ? 'Unpin run' : 'Pin run',
			keys: 'P',
			run: () => timeline.run({ verb: isPinned ? 'unpin' : 'pin' }),
		},
		{
			group: 'Run',
			title: 'Copy link to this run',
			run: () => void copyText(runAddress(timeline), 'Link to this run', app.announce),
		},
		{ group: 'Run', title: 'Undo', keys: 'Ctrl Z', run: () => timeline.undo() },
		{ group: 'Run', title: 'Redo', keys: 'Ctrl Shift Z', run: () => timeline.redo() },
		...scenarios.map(({ id }) => ({
			group: 'Scenario',
			title: scenarioWords[id]?.title ?? id,
			run: () => timeline.run({ verb: 'open-scenario', id }),
		})),
	];
}
