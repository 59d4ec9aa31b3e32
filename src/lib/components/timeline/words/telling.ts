import type { EventKind, EventOf } from '#lib/core/simulation/refresh/trace-event.ts';
import type { RunNames } from './run-names.ts';

/** What is said of an event. */
export interface EventWords {
	/** Short, as a log says it. */
	readonly line: string;
	/** What happened and why, for somebody who meets it for the first time. */
	readonly sentence: string;
}

/** What says the words for some kinds of events: one function a kind, so that none is forgotten. */
export type Telling<K extends EventKind> = {
	readonly [Kind in K]: (event: EventOf<Kind>, names: RunNames) => EventWords;
};
