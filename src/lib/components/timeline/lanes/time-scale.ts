import type { Ms } from '#lib/core/simulation/kernel/ms.ts';
import type { TimeView } from './time-view.ts';

/** A stretch in which nothing is told, and the length that it is drawn with. */
export interface QuietGap {
	readonly from: Ms;
	readonly to: Ms;
	readonly shown: Ms;
}

/** Places of moments on a line of `width` pixels, and back. Both directions go on beyond the ends of the view. */
export interface TimeScale {
	readonly view: TimeView;
	readonly width: number;
	readonly gaps: readonly QuietGap[];
	readonly x: (t: Ms) => number;
	/** To the nearest millisecond. */
	readonly t: (x: number) => Ms;
	/** Pixels for a millisecond outside the gaps. */
	readonly pixelsPerMs: number;
}

/** A gap is quiet when it takes more than this part of the run. */
const quietPart = 1 / 24;
const shortestQuiet: Ms = 10_000;

/** The long stretches of a run without beats and messages (levels 1 and 2); events in order of time. */
export function quietGaps(
	events: readonly { readonly t: Ms; readonly level: number }[],
	end: Ms,
): readonly QuietGap[] {
	const quiet = Math.max(shortestQuiet, Math.round(end * quietPart));
	// What happened last before a gap, and first after it, is not drawn into the mark of the gap.
	const margin = Math.round(quiet / 8);
	const gaps: QuietGap[] = [];
	let last = 0;
	const close = (t: Ms) => {
		if (t - last > quiet) gaps.push({ from: last + margin, to: t - margin, shown: Math.round(quiet / 5) });
		last = t;
	};
	for (const { t, level } of events) if (level < 3) close(t);
	close(end);
	return gaps;
}

/** The scale of a view: linear, but for the gaps that are drawn shorter than they are. */
export function timeScale(gaps: readonly QuietGap[], view: TimeView, width: number): TimeScale {
	const start = shortened(gaps, view.from);
	const pixelsPerMs = width / Math.max(1, shortened(gaps, view.to) - start);
	return {
		view,
		width,
		gaps,
		pixelsPerMs,
		x: (t) => (shortened(gaps, t) - start) * pixelsPerMs,
		t: (x) => Math.round(lengthened(gaps, start + x / pixelsPerMs)),
	};
}

/** The time that is drawn before a moment. */
function shortened(gaps: readonly QuietGap[], t: Ms): number {
	let saved = 0;
	for (const { from, to, shown } of gaps) {
		if (t <= from) break;
		saved += (Math.min(t, to) - from) * (1 - shown / (to - from));
	}
	return t - saved;
}

/** The inverse of `shortened`. */
function lengthened(gaps: readonly QuietGap[], drawn: number): number {
	let saved = 0;
	for (const { from, to, shown } of gaps) {
		const into = drawn + saved - from;
		if (into <= 0) break;
		if (into < shown) return from + (into * (to - from)) / shown;
		saved += to - from - shown;
	}
	return drawn + saved;
}
