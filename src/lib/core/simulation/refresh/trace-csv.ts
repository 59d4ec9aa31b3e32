import { csvRecord } from '../../token/collection/csv.ts';
import { localMs } from '../kernel/ms.ts';
import { skewOf } from './skew-of.ts';
import type { Trace, TraceEvent } from './trace-event.ts';

/** The columns of a run's CSV file; what a kind says beyond them stands in `details`, as JSON. */
export const traceColumns = [
	'id',
	'time_ms',
	'local_clock',
	'actor',
	'level',
	'kind',
	'token',
	'status',
	'reason',
	'details',
] as const;

/**
 * A run as CSV (RFC 4180): a header line and a record an event. `time_ms` counts from the run's beginning;
 * `local_clock` is what the actor's own clock shows, in UTC.
 */
export function traceCsv({ events, params }: Trace): string {
	const records = events.map((event) => {
		const { id, t, level, actor, kind, ...details } = event;
		return csvRecord([
			id,
			t,
			new Date(localMs(skewOf(actor, params), t)).toISOString(),
			actor,
			level,
			kind,
			tokenIn(event),
			'status' in event ? event.status : undefined,
			'reason' in event ? (event.reason ?? undefined) : undefined,
			JSON.stringify(details),
		]);
	});
	return csvRecord(traceColumns) + records.join('');
}

/** The one token that an event names first: an access token before a refresh token. */
function tokenIn(event: TraceEvent): string | undefined {
	if ('jti' in event) return event.jti;
	if ('token' in event && event.token !== undefined) return event.token;
	if ('claims' in event) return event.claims.jti;
	if ('at' in event && event.at !== null) return event.at;
	return 'rt' in event ? (event.rt ?? undefined) : undefined;
}
