import type { Ms } from '#lib/core/simulation/kernel/ms.ts';
import type { TimeScale } from './time-scale.ts';
import { clampView, shortestView, type TimeView } from './time-view.ts';

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
