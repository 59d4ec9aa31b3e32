import type { traceHash } from '../../../src/lib/core/simulation/kernel/trace-hash.ts';
import type { claimsRefusal } from '../../../src/lib/core/simulation/refresh/claims-refusal.ts';
import type { metrics, Metrics } from '../../../src/lib/core/simulation/refresh/metrics.ts';
import type { TimelineParams } from '../../../src/lib/core/simulation/refresh/params.ts';
import type { simulate } from '../../../src/lib/core/simulation/refresh/simulate.ts';
import type { stateAt } from '../../../src/lib/core/simulation/refresh/state-at.ts';
import type { tokenLives, TokenLives } from '../../../src/lib/core/simulation/refresh/token-lives.ts';
import type {
	EventKind,
	EventOf,
	Trace,
	TraceEvent,
} from '../../../src/lib/core/simulation/refresh/trace-event.ts';

/** The simulation's functions, so that the same checks can be made of one with a fault in it. */
export interface Engine {
	readonly simulate: typeof simulate;
	readonly metrics: typeof metrics;
	readonly tokenLives: typeof tokenLives;
	readonly stateAt: typeof stateAt;
	readonly claimsRefusal: typeof claimsRefusal;
	readonly traceHash: typeof traceHash;
}

/** A run to be looked at. */
export interface Run {
	readonly engine: Engine;
	readonly params: TimelineParams;
	readonly trace: Trace;
	readonly events: readonly TraceEvent[];
	readonly lives: TokenLives;
	readonly metrics: Metrics;
	readonly hash: string;
}

/** What is wrong with a run, as a sentence; undefined when nothing is. */
export type Check = (run: Run) => string | undefined;

export function runOf(engine: Engine, params: TimelineParams): Run {
	const trace = engine.simulate(params);
	const lives = engine.tokenLives(trace);
	const { events } = trace;
	const hash = engine.traceHash(events);
	return { engine, params, trace, events, lives, metrics: engine.metrics(trace, lives), hash };
}

/** The events of a kind, in order. */
export function eventsOf<K extends EventKind>({ events }: Pick<Run, 'events'>, kind: K): EventOf<K>[] {
	return events.filter((event): event is EventOf<K> => event.kind === kind);
}

/** An event as a person reads it. */
export function show(event: TraceEvent | undefined): string {
	return event ? `${event.id} at ${String(event.t)}` : 'nothing';
}

/** The first thing that is wrong. */
export function firstProblem<T>(
	items: Iterable<T>,
	check: (item: T) => string | undefined,
): string | undefined {
	for (const item of items) {
		const problem = check(item);
		if (problem !== undefined) return problem;
	}
	return undefined;
}

/** Whether messages or answers were lost, or were waited for in vain. */
export function hadLoss(run: Run): boolean {
	return run.events.some(
		(event) =>
			event.kind === 'client.refresh.timeout' || (event.kind === 'net.send' && event.arrives === null),
	);
}
