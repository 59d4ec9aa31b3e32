// What holds of any run's course: messages, actions, names, and that it is the same whenever it is worked out.
import { readRun, writeRun } from '../../../src/lib/core/simulation/refresh/run-link.ts';
import type { EventOf, TraceEvent } from '../../../src/lib/core/simulation/refresh/trace-event.ts';
import { eventsOf, firstProblem, hadLoss, show, type Check, type Run } from './run.ts';

/** I1: the same parameters give the same trace. */
export const sameEachTime: Check = ({ engine, params, hash }) =>
	engine.traceHash(engine.simulate(structuredClone(params)).events) === hash
		? undefined
		: 'another hash the second time';

/** I2: time does not go back, and an arrival is what was sent, at the moment that was said. */
export const messagesArrive: Check = (run) => {
	const { events, params, trace } = run;
	const sends = new Map(eventsOf(run, 'net.send').map((event) => [event.message, event]));
	const received = new Set<string>();
	let before = 0;
	const problem = firstProblem(events, (event) => {
		if (event.t < before || !Number.isInteger(event.t)) return `${show(event)} is before ${String(before)}`;
		before = event.t;
		if (event.kind !== 'net.recv') return undefined;
		const sent = sends.get(event.message);
		if (!sent || received.has(event.message)) return `${show(event)} was sent not once`;
		received.add(event.message);
		const same =
			sent.actor === event.from &&
			sent.to === event.actor &&
			sent.content === event.content &&
			sent.token === event.token &&
			sent.status === event.status;
		if (!same || sent.t !== event.sentAt || sent.arrives !== event.t) return `${show(event)} is not as sent`;
		return undefined;
	});
	if (problem !== undefined || sends.size !== eventsOf(run, 'net.send').length)
		return problem ?? 'two messages of one name';
	return firstProblem(sends.values(), (sent) => {
		const { arrives, message, t } = sent;
		if (arrives === null) return mayBeLost(run, sent) ? undefined : `${show(sent)} was lost without a cause`;
		const took = arrives - t;
		if (took < params.latencyMs || took > params.latencyMs + params.jitterMs)
			return `${show(sent)} took ${String(took)}`;
		const isOffline = isByBrowser(sent) && (offlineAt(run, t) || offlineAt(run, arrives));
		if (isOffline) return `${show(sent)} went through while offline`;
		return received.has(message) || trace.truncated ? undefined : `${show(sent)} did not arrive`;
	});
};

const isByBrowser = ({ actor, to }: EventOf<'net.send'>) => actor.startsWith('tab') || to.startsWith('tab');

const offlineAt = ({ params }: Run, t: number) =>
	params.offline.some(({ fromS, toS }) => t >= fromS * 1000 && t < toS * 1000);

function mayBeLost(run: Run, sent: EventOf<'net.send'>): boolean {
	const { params } = run;
	if (sent.content === 'refresh-answer' && sent.to.startsWith('tab')) {
		const answers = eventsOf(run, 'net.send').filter(
			({ content, to }) => content === 'refresh-answer' && to.startsWith('tab'),
		);
		if (params.dropRefreshResponse.includes(answers.indexOf(sent) + 1)) return true;
	}
	const { latencyMs, jitterMs } = params;
	const arrivals = Array.from({ length: jitterMs + 1 }, (_, extra) => sent.t + latencyMs + extra);
	return isByBrowser(sent) && (offlineAt(run, sent.t) || arrivals.some((t) => offlineAt(run, t)));
}

/** I11: what the person wants ends once, well or badly; well only by a call that was let in. */
export const actionsEndOnce: Check = (run) => {
	const ended = new Map<string, number>();
	const allowed = new Map<string, string>();
	for (const event of run.events) {
		if (event.kind === 'user.ok' || event.kind === 'user.fail')
			ended.set(event.call, (ended.get(event.call) ?? 0) + 1);
		if (event.kind === 'rs.verify' && event.status === 200)
			allowed.set(event.call.slice(0, event.call.lastIndexOf('.')), event.jti);
		if (event.kind === 'user.ok' && allowed.get(event.call) !== event.jti)
			return `${show(event)} though no API had let it in with ${event.jti}`;
	}
	const actions = new Set(eventsOf(run, 'user.action').map(({ call }) => call));
	const stranger = [...ended.keys()].find((call) => !actions.has(call));
	if (stranger !== undefined) return `${stranger} ended and was never begun`;
	if (run.trace.truncated) return undefined;
	return firstProblem(actions, (call) =>
		ended.get(call) === 1 ? undefined : `${call} ended ${String(ended.get(call) ?? 0)} times`,
	);
};

/** I11: an action that was refused says what its last call, or its login, was refused for. */
export const failuresSayWhy: Check = (run) => {
	const refused = new Map<string, string | null>();
	let loginRefusedAt: number | undefined;
	return firstProblem(run.events, (event) => {
		if (event.kind === 'rs.verify')
			refused.set(event.call.slice(0, event.call.lastIndexOf('.')), event.reason);
		if (event.kind === 'net.recv' && event.content === 'login-answer' && event.status === 403)
			loginRefusedAt = event.t;
		if (event.kind !== 'user.fail') return undefined;
		const { reason, call, t } = event;
		if (reason === 'network')
			return hadLoss(run) || isSlow(run) ? undefined : `${show(event)}: nothing was lost`;
		if (reason === 'signed-out') return undefined;
		const isSo = reason === 'login-refused' ? loginRefusedAt === t : refused.get(call) === reason;
		return isSo ? undefined : `${show(event)}: ${reason} was not said`;
	});
};

/** Whether an answer can take longer than is waited for; an API may first have to ask for its keys, and for the token. */
const isSlow = ({ params: { latencyMs, jitterMs, timeoutMs } }: Run) =>
	6 * (latencyMs + jitterMs) >= timeoutMs;

/** I14: each call that arrives gets one verdict, and each verdict one answer. */
export const callsAreAnsweredOnce: Check = (run) => {
	if (run.trace.truncated) return undefined;
	const count = (names: readonly string[]) => [...names].sort().join();
	const arrived = eventsOf(run, 'net.recv').filter(({ content }) => content === 'call');
	const judged = eventsOf(run, 'rs.verify');
	const answers = eventsOf(run, 'net.send').filter(({ content }) => content === 'call-answer');
	if (count(arrived.map(({ message }) => message)) !== count(judged.map(({ call }) => call)))
		return 'calls and verdicts differ';
	if (count(answers.map(({ message }) => message)) !== count(judged.map(({ call }) => `${call}.answer`)))
		return 'verdicts and answers differ';
	const byName = new Map(answers.map((answer) => [answer.message, answer]));
	return firstProblem(judged, (verdict) => {
		const answer = byName.get(`${verdict.call}.answer`);
		const same =
			answer?.status === verdict.status && answer.token === verdict.jti && answer.to === verdict.by;
		return same ? undefined : `${show(verdict)} is answered with something else`;
	});
};

const familyOf = ({ lives }: Run, rt: string | null) => lives.refresh.get(rt ?? '')?.fam;

/** I14: the metrics are what one counts by hand. */
export const metricsAreCounted: Check = (run) => {
	const { metrics } = run;
	const sum = (counts: Readonly<Partial<Record<string, number>>>) =>
		Object.values(counts).reduce<number>((all, one) => all + (one ?? 0), 0);
	const verdicts = eventsOf(run, 'rs.verify');
	// An empty place gives nothing.
	const [theft] = eventsOf(run, 'x.steal').filter(({ at, rt }) => at !== null || rt !== null);
	const wins = verdicts.filter(({ by, status }) => by === 'x' && status === 200);
	const lastWin = wins.at(-1);
	const innocent = eventsOf(run, 'as.reuse').filter(
		({ fam, t }) =>
			!eventsOf(run, 'x.steal').some((steal) => steal.t <= t && familyOf(run, steal.rt) === fam),
	);
	const pairs: readonly (readonly [string, unknown, unknown])[] = [
		['actions', metrics.actions, eventsOf(run, 'user.action').length],
		['ok', metrics.ok, eventsOf(run, 'user.ok').length],
		['failures', sum(metrics.failures), eventsOf(run, 'user.fail').length],
		[
			'refusals',
			sum(metrics.refusals),
			verdicts.filter(({ by, status }) => by !== 'x' && status === 401).length,
		],
		['logins', metrics.logins, run.lives.families.size],
		['tries', metrics.refresh.tries, eventsOf(run, 'client.refresh.try').length],
		['false positives', metrics.falsePositives, innocent.length],
		['hits', metrics.attack?.hits ?? 0, wins.length],
		['exposure', metrics.attack?.exposureMs ?? null, theft && lastWin ? lastWin.t - theft.t : null],
		['stale', metrics.staleAccepted, verdicts.filter(({ by, stale }) => by !== 'x' && stale).length],
	];
	return firstProblem(pairs, ([name, given, counted]) =>
		given === counted ? undefined : `${name} is said to be ${String(given)}, and is ${String(counted)}`,
	);
};

/**
 * I2: what changes the world comes before all else at its moment, and a theft after what the person does then. What is
 * pushed without a delay is the one exception: it follows its cause.
 */
export const priorityDecides: Check = ({ events }) => {
	const isWorld = ({ kind }: TraceEvent) =>
		kind === 'db.role' || kind === 'db.disable' || kind === 'as.keyrotate';
	let [now, hasOthers, hasTheft] = [-1, false, false];
	return firstProblem(events, (event) => {
		if (event.t !== now) [now, hasOthers, hasTheft] = [event.t, false, false];
		const isLate = (isWorld(event) && hasOthers) || (event.kind === 'user.action' && hasTheft);
		hasOthers ||= !isWorld(event) && event.kind !== 'rs.denylist.sync';
		hasTheft ||= event.kind === 'x.steal';
		return isLate ? `${show(event)} comes too late in its moment` : undefined;
	});
};

/** I15: each event has a name of its own, and nothing begins at the end or after it. */
export const namesAreUnique: Check = ({ events, params }) => {
	if (new Set(events.map(({ id }) => id)).size !== events.length) return 'two events of one name';
	const begins = new Set(['user.action', 'user.logout', 'user.relogin', 'db.role', 'db.disable', 'x.steal']);
	const late = events.find(
		({ kind, t }) => (begins.has(kind) || kind === 'as.keyrotate') && t >= params.horizonS * 1000,
	);
	return late ? `${show(late)} begins when the run is over` : undefined;
};

/** I15: one who has logged out wants nothing, and is not logged in again. */
export const logoutIsFinal: Check = ({ events, params }) => {
	const gone = new Set<string>();
	return firstProblem(events, (event) => {
		if (event.kind === 'user.logout')
			for (let tab = 1; tab <= params.tabs; tab++)
				if (params.storage === 'shared' || event.actor === `tab${String(tab)}`) gone.add(`tab${String(tab)}`);
		const begins =
			event.kind === 'user.action' ||
			event.kind === 'user.relogin' ||
			(event.kind === 'net.send' && event.content === 'login') ||
			event.kind === 'client.store';
		return begins && gone.has(event.actor) ? `${show(event)} after the logout` : undefined;
	});
};

/** I24: a link to the run gives the same run. */
export const linkGivesTheSameRun: Check = ({ engine, params, hash }) => {
	const read = readRun(writeRun(params));
	if (read.problems.length > 0) return `the link has problems: ${JSON.stringify(read.problems)}`;
	const again = engine.simulate(read.params).events;
	return engine.traceHash(again) === hash ? undefined : 'the link gives another run';
};
