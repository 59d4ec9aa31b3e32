// What holds between two runs that differ in their clocks or in their network only.
import type { ClockOwner, TimelineParams } from '../../../src/lib/core/simulation/refresh/params.ts';
import type { TraceEvent } from '../../../src/lib/core/simulation/refresh/trace-event.ts';
import { tokensAreIssuedRight } from './tokens.ts';
import { runOf, show, type Check } from './run.ts';
import { keysDecide, timesDecide } from './verdicts.ts';

/** All clocks ahead by so much more. */
function withAllClocks(params: TimelineParams, aheadS: number): TimelineParams {
	const owners: readonly ClockOwner[] = ['client', 'as', 'A', 'B', 'C'];
	const skewS = Object.fromEntries(owners.map((owner) => [owner, params.skewS[owner] + aheadS]));
	return { ...params, skewS: skewS as TimelineParams['skewS'] };
}

/** The event with its NumericDates set back. */
function setBack(event: TraceEvent, byS: number): TraceEvent {
	switch (event.kind) {
		case 'as.issue.at': {
			const { iat, nbf, exp } = event.claims;
			const times = { iat: iat - byS, ...(nbf !== undefined && { nbf: nbf - byS }), exp: exp - byS };
			return { ...event, claims: { ...event.claims, ...times } };
		}
		case 'client.store':
			return { ...event, exp: event.exp - byS };
		case 'rs.verify':
			return { ...event, checkedLocal: event.checkedLocal - byS };
		default:
			return event;
	}
}

/** I16: when all clocks are wrong alike, nothing changes but what they show. */
export const equalSkewChangesNothing: Check = ({ engine, params, events }) => {
	const aheadS = 777;
	const shifted = engine.simulate(withAllClocks(params, aheadS)).events;
	if (shifted.length !== events.length)
		return `${String(shifted.length)} events, not ${String(events.length)}`;
	const place = events.findIndex((event, index) => {
		const other = shifted[index];
		return !other || JSON.stringify(setBack(other, aheadS)) !== JSON.stringify(event);
	});
	return place < 0 ? undefined : `${show(events[place])} has become ${show(shifted[place])}`;
};

/** I25: on a slower network the same rules hold: what changes is when things happen, not what makes a token valid. */
export const slownessChangesNoRule: Check = ({ engine, params }) => {
	const slower = runOf(engine, { ...params, latencyMs: params.latencyMs + 350 });
	return timesDecide(slower) ?? keysDecide(slower) ?? tokensAreIssuedRight(slower);
};
