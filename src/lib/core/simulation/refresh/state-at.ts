import type { Ms } from '../kernel/ms.ts';
import { applyEvent } from './apply-event.ts';
import { tabStateOf } from './apply-to-browser.ts';
import { roles } from './authorization-server.ts';
import { countUntil } from './trace-index.ts';
import type { Trace } from './trace-event.ts';
import { copyState, stateAtStart, type StateDraft, type WorldState } from './world-state.ts';

/** A place in a trace: a moment, with all that happens in it, or the last event that is to have happened; -1 for none. */
export type StateCursor = Ms | { readonly index: number };

/** Events from one kept state to the next. */
const eventsPerCheckpoint = 64;
/** Of the longest runs no more states are kept than this, as each holds all tokens issued so far. */
const mostCheckpoints = 128;

/** States on the way, of each trace that was asked about: `kept[n]` has `n` times the same number of events behind it. */
const checkpoints = new WeakMap<readonly object[], StateDraft[]>();

/**
 * Who holds what at a place of a run: what its events come to from the beginning. The states on the way are kept, so that
 * only the last few events are gone through again.
 */
export function stateAt(trace: Trace, cursor: StateCursor): WorldState {
	const { events, params } = trace;
	const wanted = typeof cursor === 'number' ? countUntil(trace, cursor) : cursor.index + 1;
	const happened = Math.min(Math.max(0, wanted), events.length);
	const t = typeof cursor === 'number' ? cursor : (events[happened - 1]?.t ?? 0);
	const apart = Math.max(eventsPerCheckpoint, Math.ceil(events.length / mostCheckpoints));
	const kept = checkpoints.get(events) ?? [stateAtStart(params, roles.before)];
	checkpoints.set(events, kept);
	const place = Math.min(Math.floor(happened / apart), kept.length - 1);
	const state = copyState(kept[place] ?? stateAtStart(params, roles.before));
	for (let index = place * apart; index < happened; index++) {
		const event = events[index];
		if (event) applyEvent(state, event, params);
		if ((index + 1) % apart === 0) kept[(index + 1) / apart] ??= copyState(state);
	}
	const tabs = [...state.tabs].map(([name, facts]) => [name, tabStateOf(facts, state.jars, t)] as const);
	return { ...state, t, happened, tabs: new Map(tabs) };
}
