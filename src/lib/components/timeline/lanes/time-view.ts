import type { Ms } from '#lib/core/simulation/kernel/ms.ts';
import type { TimeView } from '#lib/state/timeline.svelte.ts';

export type { TimeView };

/** Nothing shorter is shown: a message of the default latency then takes a fifth of the width. */
export const shortestView: Ms = 200;

/** By how much a key or a button zooms. */
export const zoomStep = 0.6;

/** A view of the same length, or as near to it as the run allows, that lies within the run. */
export function clampView({ from, to }: TimeView, end: Ms): TimeView {
	const longest = Math.max(end, shortestView);
	const length = Math.min(longest, Math.max(shortestView, Math.round(to - from)));
	const start = Math.min(Math.max(0, Math.round(from)), longest - length);
	return { from: start, to: start + length };
}

/**
 * From the beginning to a little after the last beat (level 1), when nothing is told of at least the last tenth of the
 * run; else undefined. Events are in order of time.
 */
export function newsView(
	events: readonly { readonly t: Ms; readonly level: number }[],
	end: Ms,
): TimeView | undefined {
	const last = events.findLast(({ level }) => level === 1)?.t;
	if (last === undefined || end - last < end / 10) return undefined;
	return clampView({ from: 0, to: Math.min(end, last * 1.1 + 60_000) }, end);
}

/**
 * The same view when it holds a moment, else the one of the same length that has the moment in its middle, or, for one
 * that goes on, near its beginning.
 */
export function viewHolding(view: TimeView, t: Ms, end: Ms, goesOn: boolean): TimeView {
	if (t >= view.from && t <= view.to) return view;
	const length = view.to - view.from;
	const from = t - length * (goesOn ? 0.08 : 0.5);
	return clampView({ from, to: from + length }, end);
}
