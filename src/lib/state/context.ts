import { createContext } from 'svelte';
import type { Clock } from './clock.svelte.ts';
import type { Judgement } from './judgement.svelte.ts';
import type { Preferences } from './preferences.svelte.ts';
import type { RequestLog } from './request-log.svelte.ts';
import type { Timeline } from './timeline.svelte.ts';
import type { Workbench } from './workbench.svelte.ts';

/** A command that the palette offers; screens add theirs while they are shown. */
export interface PaletteCommand {
	readonly title: string;
	readonly group: string;
	/** Keys that do the same, as shown to people. */
	readonly keys?: string;
	readonly run: () => void;
}

/** What the layout makes once for all screens. */
export interface App {
	readonly clock: Clock;
	readonly preferences: Preferences;
	readonly requests: RequestLog;
	/** Adds commands to the palette; gives what takes them away again. */
	readonly offer: (commands: () => readonly PaletteCommand[]) => () => void;
	/**
	 * Fetches parts of a screen once the browser is idle, or at once when the page has loaded: first what its work
	 * needs, last what a click may ask for. The page counts as loaded only when all of them are there.
	 */
	readonly whenLoading: (first: () => Promise<unknown>, last: () => Promise<unknown>) => void;
	/** Short news for everyone, read out too: "Token copied". */
	readonly announce: (message: string) => void;
	/** The debugger's state outlives a visit to another screen. */
	workbench: Workbench | undefined;
	/** And so does the timeline's. */
	timeline: Timeline | undefined;
}

export const [getApp, setApp] = createContext<App>();
export const [getWorkbench, setWorkbench] = createContext<Workbench>();

/** The judgement of the workbench at hand; only for components that are shown once it is there. */
export function getJudgement(): Judgement {
	const { judgement } = getWorkbench();
	if (!judgement) throw new Error('This component is to be shown only once the judgement has begun.');
	return judgement;
}
