import type { TraceEvent } from '#lib/core/simulation/refresh/trace-event.ts';
import { reasonLabels } from './reason-labels.ts';

/** How an event is to be seen, and its outcome in a word or two; the word is empty where there is none. */
export interface EventOutcome {
	readonly tone: 'bad' | 'warning' | 'good' | 'plain';
	readonly word: string;
}

/** The outcome of an event; what the attacker does is bad whether or not it succeeds. */
export function eventOutcome(event: TraceEvent): EventOutcome {
	switch (event.kind) {
		case 'rs.verify':
			return {
				tone: event.by === 'x' || event.reason !== null ? 'bad' : event.stale ? 'warning' : 'good',
				word: `${event.status}${event.reason === null ? '' : ` ${reasonLabels[event.reason]}`}${event.stale ? ', out of date' : ''}`,
			};
		case 'user.ok':
			return { tone: 'good', word: 'ok' };
		case 'user.fail':
			return { tone: 'bad', word: `failed: ${reasonLabels[event.reason]}` };
		case 'client.signedout':
			return {
				tone: event.reason === 'logout' ? 'plain' : 'bad',
				word: `signed out: ${reasonLabels[event.reason]}`,
			};
		case 'client.refresh.timeout':
			return { tone: 'warning', word: 'no answer' };
		case 'as.refresh.ok':
			return { tone: event.by === 'x' ? 'bad' : 'good', word: 'new tokens' };
		case 'as.refresh.grace':
			return { tone: event.by === 'x' ? 'bad' : 'warning', word: 'new tokens, in grace' };
		case 'as.refresh.deny':
		case 'x.refresh.deny':
			return { tone: 'bad', word: `denied: ${reasonLabels[event.reason]}` };
		case 'as.reuse':
			return { tone: 'bad', word: 'reuse detected' };
		case 'as.family.revoke':
			return { tone: 'bad', word: `revoked: ${reasonLabels[event.reason]}` };
		case 'as.denylist.add':
			return { tone: 'warning', word: 'on the denylist' };
		case 'as.login':
			return { tone: 'good', word: 'logged in' };
		case 'x.steal':
			return { tone: 'bad', word: event.at === null && event.rt === null ? 'nothing found' : 'copied' };
		case 'x.win':
			return { tone: 'bad', word: 'let in' };
		case 'x.lose':
			return { tone: 'bad', word: `refused: ${reasonLabels[event.reason]}` };
		case 'x.refresh.ok':
			return { tone: 'bad', word: 'new tokens' };
		case 'db.role':
		case 'db.disable':
			return { tone: 'warning', word: 'changed' };
		case 'sim.truncated':
			return { tone: 'warning', word: 'cut' };
		case 'rs.introspected':
			return event.active ? { tone: 'plain', word: 'active' } : { tone: 'warning', word: 'not active' };
		case 'net.send':
			return event.arrives === null
				? { tone: 'warning', word: 'lost' }
				: { tone: event.actor === 'x' ? 'bad' : 'plain', word: statusWord(event.status) };
		case 'net.recv':
			return { tone: event.actor === 'x' ? 'bad' : 'plain', word: statusWord(event.status) };
		default:
			return { tone: event.actor === 'x' ? 'bad' : 'plain', word: '' };
	}
}

/** Whether an event is bad for the person: refused for good, signed out, or the attacker gets somewhere. */
export function isHarm(event: TraceEvent): boolean {
	switch (event.kind) {
		case 'user.fail':
		case 'as.reuse':
		case 'x.win':
		case 'x.refresh.ok':
			return true;
		case 'as.refresh.deny':
			return event.by !== 'x';
		case 'as.refresh.ok':
		case 'as.refresh.grace':
			return event.by === 'x';
		case 'client.signedout':
			return event.reason !== 'logout';
		case 'x.steal':
			return event.at !== null || event.rt !== null;
		case 'rs.verify':
			// A refusal that a refresh mends unseen is none.
			return event.by === 'x' && event.reason === null;
		default:
			return false;
	}
}

function statusWord(status: number | undefined): string {
	return status === undefined ? '' : String(status);
}
