import { traceHash } from '../kernel/trace-hash.ts';
import type { Metrics } from './metrics.ts';
import type { Trace } from './trace-event.ts';

/** A run as JSON text: what decided it, what it came to, its hash, and its events, one a line. */
export function traceJson({ params, events, end, truncated }: Trace, metrics: Metrics): string {
	const head = { params, end, truncated, hash: traceHash(events), metrics };
	const members = Object.entries(head).map(
		([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
	);
	const lines = events.map((event) => `\n${JSON.stringify(event)}`).join(',');
	return `{\n${members.join(',\n')},\n"events": [${lines}\n]\n}\n`;
}
