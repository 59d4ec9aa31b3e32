// What holds of thefts: what they come to at most, and that nobody is taken for a thief who is none.
import { epochAtStart } from '../../../src/lib/core/simulation/kernel/ms.ts';
import type { ApiName, TimelineParams } from '../../../src/lib/core/simulation/refresh/params.ts';
import type { EventOf, TraceEvent } from '../../../src/lib/core/simulation/refresh/trace-event.ts';
import { eventsOf, firstProblem, hadLoss, show, type Check, type Run } from './run.ts';

const isWin = (event: EventOf<'rs.verify'>) => event.by === 'x' && event.status === 200;

/** Thefts of which something came: an empty place gives nothing. */
const theftsOf = (run: Run) => eventsOf(run, 'x.steal').filter(({ at, rt }) => at !== null || rt !== null);

/** The time between the look at a token's claims and the verdict, at most. */
const wayOfVerdict = ({ revocation, latencyMs, jitterMs }: TimelineParams) =>
	revocation === 'introspect' ? 2 * (latencyMs + jitterMs) : 0;

/** I9: a stolen access token is of use until its `exp` by each API's clock, and the leeway; not longer. */
export const exposureIsBounded: Check = (run) => {
	const { params, metrics, lives } = run;
	const problem = firstProblem(eventsOf(run, 'rs.verify').filter(isWin), (win) => {
		const { exp } = lives.access.get(win.jti)?.claims ?? { exp: NaN };
		const end = (exp + params.leewayS - epochAtStart - params.skewS[win.actor as ApiName]) * 1000;
		return win.t < end + wayOfVerdict(params) ? undefined : `${show(win)}, not before ${String(end)}`;
	});
	const thefts = theftsOf(run);
	const [theft] = thefts;
	const stolen = lives.access.get(theft?.at ?? '');
	const { exposureMs = null, accessBoundMs = null } = metrics.attack ?? {};
	if (problem !== undefined || !theft || !stolen) return problem;
	const ends = params.targets.map(
		(api) => stolen.claims.exp + params.leewayS - epochAtStart - params.skewS[api],
	);
	const longest = Math.max(...ends) * 1000 + wayOfVerdict(params) - theft.t;
	if (accessBoundMs === null || accessBoundMs < longest)
		return `the bound ${String(accessBoundMs)} is less than ${String(longest)}`;
	const isAccessOnly = thefts.length === 1 && theft.rt === null;
	return isAccessOnly && exposureMs !== null && exposureMs > accessBoundMs
		? `exposed for ${String(exposureMs)}, bound ${String(accessBoundMs)}`
		: undefined;
};

/** I10: after a detection the thief goes on at most until the family's newest access token ends, or is known as revoked. */
export const residualIsBounded: Check = (run) => {
	const { params, metrics, lives } = run;
	const { residualMs = null, residualBoundMs = null } = metrics.attack ?? {};
	if (residualMs !== null && residualBoundMs !== null && residualMs > residualBoundMs)
		return `a residual of ${String(residualMs)}, bound ${String(residualBoundMs)}`;
	const slowest = Math.max(0, ...params.targets.map((api) => params.skewS.as - params.skewS[api]));
	const longest = Math.min(
		(params.atTtlS + params.leewayS + slowest) * 1000,
		params.reuseKillsAT ? learntAfter(params) : Infinity,
	);
	if (residualBoundMs !== null && residualBoundMs !== longest + wayOfVerdict(params))
		return `the bound ${String(residualBoundMs)} is not ${String(longest + wayOfVerdict(params))}`;
	const wins = eventsOf(run, 'rs.verify').filter(isWin);
	return firstProblem(eventsOf(run, 'as.family.revoke'), ({ fam, t, reason }) =>
		firstProblem(wins, (win) => {
			if (lives.access.get(win.jti)?.fam !== fam || win.t <= t) return undefined;
			const slow = params.skewS.as - params.skewS[win.actor as ApiName];
			const expiry = (params.atTtlS + params.leewayS + slow) * 1000;
			const listed = reason === 'logout' ? params.logoutKind === 'revoke-rt+denylist' : params.reuseKillsAT;
			const bound = Math.min(expiry, listed ? learntAfter(params) : Infinity) + wayOfVerdict(params);
			return win.t - t <= bound ? undefined : `${show(win)}, more than ${String(bound)} after the revocation`;
		}),
	);
};

function learntAfter({ revocation, pushDelayS, pullEveryS, introspectCacheS }: TimelineParams): number {
	const seconds = {
		none: Infinity,
		'denylist-push': pushDelayS,
		'denylist-pull': pullEveryS,
		introspect: introspectCacheS,
	}[revocation];
	return seconds * 1000;
}

/** I12, I13: who asks once at a time, and loses no answer, is never taken for a thief. */
export const noFalsePositive: Check = (run) => {
	const { params, metrics } = run;
	const oneTab = params.tabs === 1 && params.singleFlight !== 'none';
	const oneLock = params.storage === 'shared' && params.singleFlight === 'cross-tab';
	const thefts = eventsOf(run, 'x.steal').filter(({ rt }) => rt !== null);
	if (thefts.length === 0 && metrics.falsePositives !== eventsOf(run, 'as.reuse').length)
		return 'reuse without a theft is not counted as a false positive';
	if ((!oneTab && !oneLock) || thefts.length > 0 || hadLoss(run)) return undefined;
	const [reuse] = eventsOf(run, 'as.reuse');
	return reuse ? `${show(reuse)} though nobody had stolen anything` : undefined;
};

/** I18: without an attack nothing is done by an attacker; with one, nothing with what it does not hold. */
export const nothingWithoutTheft: Check = (run) => {
	const held = new Set<string>();
	const problem = firstProblem(run.events, (event) => {
		if (event.kind === 'x.steal' || event.kind === 'x.refresh.ok')
			[event.at, event.rt].forEach((token) => token !== null && held.add(token));
		if (event.kind === 'net.send' && event.actor === 'x' && !held.has(event.token ?? ''))
			return `${show(event)} with a token that was not stolen`;
		if (event.kind === 'net.send' && event.actor === 'x' && event.content === 'refresh') {
			const { refresh } = run.params.attacks[attackOf(event)] ?? { refresh: 'never' };
			const from = typeof refresh === 'object' ? refresh.atS * 1000 : refresh === 'never' ? Infinity : 0;
			if (event.t < from) return `${show(event)} before the attack is to refresh`;
		}
		return event.actor === 'x' && run.params.attacks.length === 0
			? `${show(event)} without an attack`
			: undefined;
	});
	const hasTheft = theftsOf(run).length > 0;
	if (problem === undefined && hasTheft !== (run.metrics.attack !== null))
		return 'a theft that is not told of';
	return problem ?? theftIsOfTheJar(run);
};

/** Which attack an event is of; its id begins with the attack's name: `x1/…`, `x1.r2/…`. */
const attackOf = ({ id }: TraceEvent) => Number(/^x(\d+)/.exec(id)?.[1]) - 1;

/** What is stolen is what the victim's place holds at that moment, as far as the attack is for it. */
function theftIsOfTheJar(run: Run): string | undefined {
	const jars = new Map<string, { at: string; rt: string } | undefined>();
	return firstProblem(run.events, (event) => {
		if (event.kind === 'client.store') jars.set(event.jar, event);
		if (event.kind === 'client.signedout') jars.set(event.jar, undefined);
		if (event.kind !== 'x.steal') return undefined;
		const jar = jars.get(run.params.storage === 'shared' ? 'shared' : event.from);
		const steal = run.params.attacks[attackOf(event)]?.steal;
		const at = steal === 'rt' ? null : (jar?.at ?? null);
		const rt = steal === 'at' ? null : (jar?.rt ?? null);
		return event.at === at && event.rt === rt ? undefined : `${show(event)}: not what is kept`;
	});
}

/** The detection is the first reuse of the stolen family after the theft, and what follows is counted from it. */
export const detectionIsTheReuse: Check = (run) => {
	const { attack } = run.metrics;
	const [theft] = theftsOf(run);
	if (!attack || !theft) return undefined;
	const { access, refresh } = run.lives;
	const fam = access.get(theft.at ?? '')?.fam ?? refresh.get(theft.rt ?? '')?.fam;
	const reuse = eventsOf(run, 'as.reuse').find((event) => event.fam === fam && event.t >= theft.t);
	const last = eventsOf(run, 'rs.verify').findLast(
		(event) => isWin(event) && access.get(event.jti)?.fam === fam && event.t >= (reuse?.t ?? Infinity),
	);
	const delay = reuse ? reuse.t - theft.t : null;
	const residual = reuse ? (last ? last.t - reuse.t : 0) : null;
	return attack.detectionDelayMs === delay && attack.residualMs === residual
		? undefined
		: `detected after ${String(attack.detectionDelayMs)}, residual ${String(attack.residualMs)}, ` +
				`not ${String(delay)}, ${String(residual)}`;
};
