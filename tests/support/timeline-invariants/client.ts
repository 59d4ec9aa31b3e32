// What holds of the browser's side: which tokens it sends, when it refreshes, and what it keeps.
import { epochAtStart } from '../../../src/lib/core/simulation/kernel/ms.ts';
import type { RefusalClass } from '../../../src/lib/core/simulation/refresh/params.ts';
import type { EventOf, Refusal, TraceEvent } from '../../../src/lib/core/simulation/refresh/trace-event.ts';
import { firstProblem, show, type Check, type Run } from './run.ts';

/** One refresh as the trace tells it. */
interface Flight {
	readonly tab: string;
	readonly rt: string;
	readonly attempt: number;
	/** How many stores the place had seen when it began. */
	readonly stores: number;
	/** Until when an answer is waited for, or the next attempt. */
	readonly until: number;
	readonly isPause: boolean;
}

interface Place {
	kept: EventOf<'client.store'> | undefined;
	stores: number;
}

/** What the browser has, kept by hand. */
class Notes {
	readonly run: Run;
	readonly places = new Map<string, Place>();
	readonly flights = new Map<string, Flight>();

	constructor(run: Run) {
		this.run = run;
	}

	placeOf(tab: string): Place {
		const name = this.run.params.storage === 'shared' ? 'shared' : tab;
		const place = this.places.get(name) ?? { kept: undefined, stores: 0 };
		this.places.set(name, place);
		return place;
	}

	/** The refresh that an answer ends, if it is still waited for. */
	answered(event: TraceEvent): [string, Flight] | undefined {
		if (event.kind !== 'net.recv' || event.content !== 'refresh-answer') return undefined;
		return [...this.flights].find(
			([name, { attempt, isPause }]) => !isPause && event.message === `${name}.${String(attempt)}.answer`,
		);
	}

	take(event: TraceEvent): void {
		const { params } = this.run;
		const { t } = event;
		const answered = this.answered(event);
		if (answered) this.flights.delete(answered[0]);
		switch (event.kind) {
			case 'client.store': {
				const place = this.placeOf(event.jar);
				place.kept = event;
				place.stores += 1;
				break;
			}
			case 'client.signedout': {
				const place = this.placeOf(event.jar);
				place.kept = undefined;
				place.stores += 1;
				break;
			}
			case 'client.refresh.try': {
				const { refresh, rt, attempt, actor: tab } = event;
				const stores = this.flights.get(refresh)?.stores ?? this.placeOf(tab).stores;
				this.flights.set(refresh, { tab, rt, attempt, stores, until: t + params.timeoutMs, isPause: false });
				break;
			}
			case 'client.refresh.timeout': {
				const flight = this.flights.get(event.refresh);
				if (event.attempt > params.retries) this.flights.delete(event.refresh);
				else if (flight) {
					const until = t + params.backoffMs * 2 ** (event.attempt - 1);
					this.flights.set(event.refresh, { ...flight, until, isPause: true });
				}
				break;
			}
			default:
		}
	}
}

function withNotes(run: Run, check: (event: TraceEvent, notes: Notes) => string | undefined) {
	const notes = new Notes(run);
	return firstProblem(run.events, (event) => {
		const problem = check(event, notes);
		notes.take(event);
		return problem;
	});
}

/**
 * I15: a tab sends what it keeps at that moment, and a retry the same refresh token as before, after the pause,
 * if nothing else was stored meanwhile.
 */
export const sendsWhatItKeeps: Check = (run) =>
	withNotes(run, (event, notes) => {
		if (event.kind === 'net.send' && event.content === 'call' && event.actor !== 'x') {
			const { kept } = notes.placeOf(event.actor);
			return kept?.at === event.token ? undefined : `${show(event)} with another token`;
		}
		if (event.kind !== 'client.refresh.try') return undefined;
		const before = notes.flights.get(event.refresh);
		if (event.attempt === 1)
			return notes.placeOf(event.actor).kept?.rt === event.rt && !before
				? undefined
				: `${show(event)} with another refresh token than is kept`;
		const isRetry =
			before?.rt === event.rt &&
			before.isPause &&
			before.until === event.t &&
			before.stores === notes.placeOf(event.actor).stores &&
			event.attempt === before.attempt + 1 &&
			event.attempt <= run.params.retries + 1;
		return isRetry ? undefined : `${show(event)} is no retry of what was sent before`;
	});

/** I13: one refresh at a time in a tab, or in the browser. */
export const oneRefreshAtATime: Check = (run) => {
	const { singleFlight, storage } = run.params;
	if (singleFlight === 'none') return undefined;
	const isForAll = singleFlight === 'cross-tab' && storage === 'shared';
	return withNotes(run, (event, { flights }) => {
		if (event.kind !== 'client.refresh.try' || event.attempt > 1) return undefined;
		const other = [...flights.values()].find(
			({ tab, until }) => (isForAll || tab === event.actor) && until > event.t,
		);
		return other ? `${show(event)} while another one of ${other.tab} is under way` : undefined;
	});
};

/** I15: what was stored since a refresh began is not thrown away because that refresh was refused. */
export const newTokensAreKept: Check = (run) => {
	let last: Flight | undefined;
	return withNotes(run, (event, notes) => {
		const answered = notes.answered(event);
		if (event.kind === 'net.recv') last = answered?.[1];
		if (event.kind !== 'client.signedout' || event.reason === 'logout') return undefined;
		const { stores } = notes.placeOf(event.actor);
		return last?.tab === event.actor && last.stores === stores
			? undefined
			: `${show(event)} though something else had been stored`;
	});
};

/** I15: each refresh has its cause: a refusal that is to lead to one, or the token's end being near. */
export const refreshesHaveACause: Check = (run) => {
	const { params } = run;
	const { singleFlight, aheadS, expirySource, timerFloorMs, skewS } = params;
	/** How long after it was stored a token is to be refreshed. */
	const wait = (store: EventOf<'client.store'>) =>
		expirySource === 'expires_in'
			? (store.expiresInS - aheadS) * 1000
			: (store.exp - aheadS - epochAtStart - skewS.client) * 1000 - store.t;
	const reasons = new Map<string, Refusal | null>();
	let refused: EventOf<'net.recv'> | undefined;
	const everRefused = new Set<string>();
	return withNotes(run, (event, notes) => {
		if (event.kind === 'rs.verify') reasons.set(`${event.call}.answer`, event.reason);
		if (event.kind === 'net.recv') refused = event.content === 'call-answer' ? event : undefined;
		if (refused?.status === 401) everRefused.add(`${refused.actor} ${refused.token ?? ''}`);
		if (event.kind !== 'client.refresh.try' || event.attempt > 1) return undefined;
		if (params.refresh === 'none') return `${show(event)} though there is to be none`;
		const { kept } = notes.placeOf(event.actor);
		if (!kept) return `${show(event)} with nothing kept`;
		// Whoever had to wait for the lock may come later; but not with a token that nobody has refused it.
		if (singleFlight === 'cross-tab')
			return event.cause !== 'refused' || everRefused.has(`${event.actor} ${kept.at}`)
				? undefined
				: `${show(event)} in the place of taking over what is kept`;
		const reason = reasons.get(refused?.message ?? '');
		const isCause = {
			timer: event.t === kept.t + Math.max(timerFloorMs, wait(kept)),
			'before-request': kept.t + wait(kept) <= event.t,
			refused:
				refused?.actor === event.actor &&
				refused.token === kept.at &&
				params.refreshOn401Reasons.some((one) => one === classOf(reason)),
		}[event.cause];
		return isCause ? undefined : `${show(event)}: no cause as ${event.cause}`;
	});
};

function classOf(reason: Refusal | null | undefined): RefusalClass | undefined {
	if (reason === null || reason === undefined) return undefined;
	return reason === 'expired' || reason === 'not-yet-valid' ? reason : 'invalid';
}
