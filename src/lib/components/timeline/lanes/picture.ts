import type { ApiName } from '#lib/core/simulation/refresh/params.ts';
import type { TokenLives } from '#lib/core/simulation/refresh/token-lives.ts';
import type { Trace, TraceEvent } from '#lib/core/simulation/refresh/trace-event.ts';
import {
	drawApiViews,
	drawBars,
	drawBrackets,
	linkPath,
	type DrawnApiView,
	type DrawnBar,
	type DrawnBracket,
} from './draw-bars.ts';
import { drawMarks, type DrawnMark } from './draw-marks.ts';
import { drawMessages, type DrawnMessage } from './draw-messages.ts';
import { theftPath } from './draw-thefts.ts';
import { eventMarks, type EventMark } from './event-marks.ts';
import type { LaneLayout } from './lane-layout.ts';
import { messageLines, type MessageLine } from './message-lines.ts';
import type { TimeScale } from './time-scale.ts';
import { tokenBars, type TokenBars } from './token-bars.ts';

/** What of a run can be drawn, wherever one looks; made once for a run. */
export interface RunFigures {
	readonly bars: TokenBars;
	readonly marks: readonly EventMark[];
	readonly messages: readonly MessageLine[];
}

/** What is drawn of a run in one view. */
export interface Picture {
	readonly access: readonly DrawnBar[];
	readonly refresh: readonly DrawnBar[];
	readonly apiViews: readonly DrawnApiView[];
	readonly brackets: readonly DrawnBracket[];
	readonly links: string;
	readonly thefts: string;
	readonly marks: readonly DrawnMark[];
	readonly messages: readonly DrawnMessage[];
}

/** The figures of a run, for the lanes that there are. */
export function runFigures(trace: Trace, lives: TokenLives, { lanes }: LaneLayout): RunFigures {
	const apis = lanes.flatMap((lane): ApiName[] => (lane.kind === 'api' ? [lane.api] : []));
	return {
		bars: tokenBars(trace, lives, apis),
		marks: eventMarks(trace),
		messages: messageLines(trace),
	};
}

/** The figures that are seen in a view, at their places; how many they are is bounded, whatever the run. */
export function picture(
	{ bars, marks, messages }: RunFigures,
	layout: LaneLayout,
	scale: TimeScale,
	wordOf: (event: TraceEvent) => string,
): Picture {
	return {
		access: drawBars(bars.access, 'access', layout, scale, bars.leeway),
		refresh: drawBars(bars.refresh, 'refresh', layout, scale, 0),
		apiViews: drawApiViews(bars.apiViews, layout, scale, bars.leeway),
		brackets: drawBrackets(bars.families, layout, scale),
		thefts: theftPath(marks, layout, scale),
		links: linkPath(bars.links, layout, scale),
		marks: drawMarks(marks, layout, scale, wordOf),
		messages: drawMessages(messages, layout, scale),
	};
}
