import type { Ms } from '../kernel/ms.ts';
import type { TimelineParams } from './params.ts';
import type { EventOf, JarName, TraceEvent } from './trace-event.ts';
import type { RefreshUnderWay, StateDraft, TabFacts, TabState } from './world-state.ts';

/** Takes over what an event means for the tabs and for what the browser keeps. */
export function applyToBrowser(state: StateDraft, event: TraceEvent, params: TimelineParams): void {
	const { tabs } = state;
	switch (event.kind) {
		case 'net.send':
			if (event.content === 'login') beginLogin(state, event, params.timeoutMs);
			break;
		case 'net.recv':
			if (event.content === 'login-answer' && event.status !== 200) endLogins(state, event);
			if (event.content === 'refresh-answer') changeRefreshes(state, event, (one) => !isAnswered(one, event));
			break;
		case 'client.store': {
			const { at, rt, expiresInS, jar, t } = event;
			state.jars.set(jar, { at, rt, gotAt: t, expiresInS });
			// Whoever shares this place is logged in with it.
			changeTabs(tabs, jar, () => ({ login: null, needsLogin: false }));
			break;
		}
		case 'client.signedout':
			state.jars.set(event.jar, null);
			changeTabs(tabs, event.jar, () => ({ needsLogin: event.reason !== 'logout' }));
			break;
		case 'user.logout':
			leave(state, event);
			break;
		case 'client.refresh.try':
			changeRefreshes(state, event, (one) => one.refresh !== event.refresh, {
				refresh: event.refresh,
				attempt: event.attempt,
				isPause: false,
				until: event.t + params.timeoutMs,
			});
			break;
		case 'client.refresh.timeout': {
			const { refresh, attempt, t } = event;
			const until = t + params.backoffMs * 2 ** (attempt - 1);
			const pause = attempt > params.retries ? [] : [{ refresh, attempt, isPause: true, until }];
			changeRefreshes(state, event, (one) => one.refresh !== refresh, ...pause);
			break;
		}
		case 'client.adopt':
			// In the place of the attempt that was due now.
			changeRefreshes(state, event, ({ isPause, until }) => !(isPause && until === event.t));
			break;
		default:
	}
}

/** How a tab stands at a moment. */
export function tabStateOf(
	{ jar, hasLeft, needsLogin, login, refreshes }: TabFacts,
	jars: StateDraft['jars'],
	t: Ms,
): TabState {
	if (hasLeft) return 'signed-out';
	if (jars.get(jar)) return refreshes.some(({ until }) => t <= until) ? 'refreshing' : 'ready';
	if (login && t < login.until) return 'logging-in';
	return needsLogin ? 'needs-login' : 'anon';
}

/** At the very first login all tabs wait for it: the others are opened from the first one. */
function beginLogin({ tabs, counts }: StateDraft, event: EventOf<'net.send'>, timeoutMs: number): void {
	const login = { message: event.message, until: event.t + timeoutMs };
	const isFirst =
		counts.logins === 0 && [...tabs.values()].every((tab) => tab.login === null && !tab.needsLogin);
	for (const [name, tab] of tabs)
		if (isFirst || name === event.actor) tabs.set(name, { ...tab, login, needsLogin: false });
}

/** One who leaves no longer waits for a login, nor does anybody whom it was to be copied to. */
function leave({ tabs }: StateDraft, { actor }: EventOf<'user.logout'>): void {
	const leaving = [...tabs].find(([name]) => name === actor)?.[1];
	for (const [name, tab] of tabs) {
		const hasLeft = tab.hasLeft || tab.jar === leaving?.jar;
		const waits = tab.login?.message !== leaving?.login?.message && !hasLeft;
		tabs.set(name, { ...tab, hasLeft, login: waits ? tab.login : null });
	}
}

/** The login was refused: whoever waits for it has to log in by itself. */
function endLogins({ tabs }: StateDraft, { message, t }: EventOf<'net.recv'>): void {
	for (const [name, tab] of tabs)
		if (tab.login && message === `${tab.login.message}.answer` && t <= tab.login.until)
			tabs.set(name, { ...tab, login: null, needsLogin: true });
}

/** An answer that comes after the wait for it has ended is not listened to. */
function isAnswered(
	{ refresh, attempt, isPause }: RefreshUnderWay,
	{ message }: EventOf<'net.recv'>,
): boolean {
	return !isPause && message === `${refresh}.${String(attempt)}.answer`;
}

function changeTabs(
	tabs: StateDraft['tabs'],
	jar: JarName,
	changed: (tab: TabFacts) => Partial<TabFacts>,
): void {
	for (const [name, tab] of tabs) if (tab.jar === jar) tabs.set(name, { ...tab, ...changed(tab) });
}

function changeRefreshes(
	{ tabs }: StateDraft,
	{ actor }: TraceEvent,
	stays: (one: RefreshUnderWay) => boolean,
	...added: readonly RefreshUnderWay[]
): void {
	for (const [name, tab] of tabs)
		if (name === actor) tabs.set(name, { ...tab, refreshes: [...tab.refreshes.filter(stays), ...added] });
}
