import type { TokenLives } from '#lib/core/simulation/refresh/token-lives.ts';
import type { EventKind, Trace, TraceEvent } from '#lib/core/simulation/refresh/trace-event.ts';
import { apiEvents } from './api-events.ts';
import { attackerEvents } from './attacker-events.ts';
import { clientEvents } from './client-events.ts';
import { networkEvents } from './network-events.ts';
import { runNames, type RunNames } from './run-names.ts';
import { serverEvents } from './server-events.ts';
import type { EventWords, Telling } from './telling.ts';

const tellings: Telling<EventKind> = {
	...clientEvents,
	...networkEvents,
	...serverEvents,
	...apiEvents,
	...attackerEvents,
};

/** What is said of an event of a run: a line for the log, and a sentence that explains it. */
export function describeEvent(
	event: TraceEvent,
	{ params }: Pick<Trace, 'params'>,
	lives: TokenLives,
): EventWords {
	// Each kind has the function for its own events; the type of the table says so, but not to a lookup by a union.
	const tell = tellings[event.kind] as (event: TraceEvent, names: RunNames) => EventWords;
	return tell(event, runNames(params, lives));
}
