import type { TraceEvent } from '#lib/core/simulation/refresh/trace-event.ts';
import type { DrawnBar } from './draw-bars.ts';
import type { DrawnMark } from './draw-marks.ts';
import type { DrawnMessage } from './draw-messages.ts';
import { barHeight } from './lane-layout.ts';

/** The event that a person means who points at a place: the nearest mark, else the nearest message, within reach. */
export function eventAt(
	{ marks, messages }: { readonly marks: readonly DrawnMark[]; readonly messages: readonly DrawnMessage[] },
	x: number,
	y: number,
	reach: number,
): TraceEvent | undefined {
	const mark = nearest(marks, reach, (item) => Math.hypot(item.x - x, item.y - y));
	return (mark ?? nearest(messages, reach / 2, (item) => distanceToLine(item, x, y)))?.event;
}

function nearest<T>(items: readonly T[], reach: number, distance: (item: T) => number): T | undefined {
	let found: T | undefined;
	let least = reach;
	for (const item of items) {
		const away = distance(item);
		if (away <= least) {
			found = item;
			least = away;
		}
	}
	return found;
}

function distanceToLine({ x1, y1, x2, y2 }: DrawnMessage, x: number, y: number): number {
	const [dx, dy] = [x2 - x1, y2 - y1];
	const length = dx * dx + dy * dy;
	const part = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
	return Math.hypot(x - x1 - part * dx, y - y1 - part * dy);
}

/** The token whose bar is at a place. */
export function barAt(
	{ access, refresh }: { readonly access: readonly DrawnBar[]; readonly refresh: readonly DrawnBar[] },
	x: number,
	y: number,
): string | undefined {
	const under = [...refresh, ...access].filter(
		(bar) => x >= bar.x && x <= bar.x + bar.width && y >= bar.y && y <= bar.y + barHeight,
	);
	return under.at(-1)?.bar.token;
}

/** The event by which a token came into the world. */
export function issueOf(events: readonly TraceEvent[], token: string): TraceEvent | undefined {
	return events.find(
		(event) =>
			(event.kind === 'as.issue.at' && event.claims.jti === token) ||
			(event.kind === 'as.issue.rt' && event.rt === token),
	);
}
