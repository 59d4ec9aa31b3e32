import type { Ms } from '../kernel/ms.ts';
import { placeAfter } from '../kernel/place-after.ts';
import type { Trace } from './trace-event.ts';

/** Where things stand in a trace, so that a cursor need not go through it. */
export interface TraceIndex {
	/** The moments of beats and messages, in order, each once. */
	readonly moments: readonly Ms[];
	/** The place of each event among all, by its id. */
	readonly places: ReadonlyMap<string, number>;
}

/** The index of a trace. */
export function traceIndex({ events }: Pick<Trace, 'events'>): TraceIndex {
	const moments: Ms[] = [];
	const places = new Map<string, number>();
	for (const [place, { id, t, level }] of events.entries()) {
		places.set(id, place);
		if (level < 3 && moments.at(-1) !== t) moments.push(t);
	}
	return { moments, places };
}

/** How many events have happened up to a moment, that moment included. */
export function countUntil({ events }: Pick<Trace, 'events'>, t: Ms): number {
	return placeAfter(events, t, (event) => event.t);
}
