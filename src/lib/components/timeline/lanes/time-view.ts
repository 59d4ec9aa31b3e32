import type { Ms } from '#lib/core/simulation/kernel/ms.ts';
import type { TimeScale } from './time-scale.ts';

/** The part of a run that is seen, in whole milliseconds. */
export interface TimeView {
	readonly from: Ms;
	readonly to: Ms;
}

/** Nothing shorter is shown: a message of the default latency then takes a fifth of the width. */
export const shortestView: Ms = 200;

/** A view of the same length, or as near to it as the run allows, that lies within the run. */
export function clampView({ from, to }: TimeView, end: Ms): TimeView {
	const longest = Math.max(end, shortestView);
	const length = Math.min(longest, Math.max(shortestView, Math.round(to - from)));
	const start = Math.min(Math.max(0, Math.round(from)), longest - length);
	return { from: start, to: start + length };
}

/**
 * The view in which all comes nearer (`factor` below 1) or away, and the moment under a point keeps its place, or moves
 * with two fingers to `toX`.
 */
export function zoomView(scale: TimeScale, x: number, factor: number, end: Ms, toX = x): TimeView {
	const from = scale.t(x - toX * factor);
	const to = scale.t(x + (scale.width - toX) * factor);
	if (to - from >= shortestView) return clampView({ from, to }, end);
	const start = scale.t(x) - (toX / Math.max(1, scale.width)) * shortestView;
	return clampView({ from: start, to: start + shortestView }, end);
}

/** The view that shows what lies `pixels` to the right; to the left when negative. */
export function panView(scale: TimeScale, pixels: number, end: Ms): TimeView {
	const from = scale.t(pixels);
	const to = scale.t(scale.width + pixels);
	if (from < 0) return clampView({ from: 0, to: scale.t(scale.width + scale.x(0)) }, end);
	if (to > end) return clampView({ from: scale.t(scale.x(end) - scale.width), to: end }, end);
	return clampView({ from, to }, end);
}

/** The same view when it holds a moment, else the one of the same length that begins a little before it. */
export function viewHolding(view: TimeView, t: Ms, end: Ms): TimeView {
	if (t >= view.from && t <= view.to) return view;
	const length = view.to - view.from;
	const before = t > view.to ? 0.08 : 0.5;
	return clampView({ from: t - length * before, to: t + length * (1 - before) }, end);
}
