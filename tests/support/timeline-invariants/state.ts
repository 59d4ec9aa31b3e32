// What holds of the states on the way through a run.
import { applyEvent } from '../../../src/lib/core/simulation/refresh/apply-event.ts';
import { tabStateOf } from '../../../src/lib/core/simulation/refresh/apply-to-browser.ts';
import type { TraceEvent } from '../../../src/lib/core/simulation/refresh/trace-event.ts';
import {
	stateAtStart,
	type StateDraft,
	type TabState,
} from '../../../src/lib/core/simulation/refresh/world-state.ts';
import { firstProblem, show, type Check } from './run.ts';

/** I23: the state at a place is what all events up to it come to; at the end, what the tokens' lives say. */
export const stateIsTheFold: Check = ({ engine, trace, events, params, lives }) => {
	const state = stateAtStart(params, 'admin');
	const places = new Set([0, 63, 64, 65, events.length >> 1, events.length - 2].map((n) => n - 1));
	for (const [index, event] of events.entries()) {
		applyEvent(state, event, params);
		const strange = strangeTab(state, event);
		if (strange !== undefined) return strange;
		if (!places.has(index)) continue;
		const { t, happened, ...found } = engine.stateAt(trace, { index });
		if (t !== event.t || happened !== index + 1) return `the state of ${show(event)} is of another place`;
		if (text({ ...found, tabs: 0 }) !== text({ ...state, tabs: 0 })) return `another state at ${show(event)}`;
	}
	const { t: endT, happened: all, ...end } = engine.stateAt(trace, trace.end);
	if (endT !== trace.end || all !== events.length) return 'the last state is not of the end';
	if (text({ ...end, tabs: 0 }) !== text({ ...state, tabs: 0 })) return 'another state at the end';
	if (end.tabs.size !== params.tabs) return 'a tab is missing';
	if (end.inFlight.size > 0 && !trace.truncated) return 'messages are still on their way';
	return firstProblem(lives.refresh.values(), ({ rt, rotatedAt, revokedAt }) => {
		const token = end.refreshTokens.get(rt);
		const status = rotatedAt !== null ? 'rotated' : revokedAt !== null ? 'revoked' : 'active';
		return token?.status === status ? undefined : `${rt} is ${String(token?.status)}, not ${status}`;
	});
};

/** What a tab must be, or cannot be, right after an event of its own. */
function strangeTab({ tabs, jars }: StateDraft, event: TraceEvent): string | undefined {
	for (const [name, facts] of tabs) {
		if (name !== event.actor) continue;
		const state = tabStateOf(facts, jars, event.t);
		const fits = allowedStates(event);
		if (fits && !fits.includes(state)) return `${name} is ${state} after ${show(event)}`;
	}
	return undefined;
}

function allowedStates(event: TraceEvent): readonly TabState[] | undefined {
	switch (event.kind) {
		case 'client.refresh.try':
			return ['refreshing'];
		case 'client.store':
		case 'client.adopt':
			return ['ready', 'refreshing'];
		case 'client.signedout':
			return event.reason === 'logout' ? ['signed-out'] : ['needs-login'];
		case 'user.logout':
			return ['signed-out'];
		case 'user.action':
			return ['anon', 'logging-in', 'ready', 'refreshing', 'needs-login'];
		case 'user.relogin':
			return ['needs-login'];
		case 'net.send':
			return event.content === 'login' ? ['logging-in'] : undefined;
		case 'user.fail':
			return event.reason === 'signed-out' ? ['anon', 'logging-in', 'needs-login', 'signed-out'] : undefined;
		default:
			return undefined;
	}
}

function text(value: unknown): string {
	return JSON.stringify(value, (_, member: unknown) => (member instanceof Map ? [...member] : member));
}
