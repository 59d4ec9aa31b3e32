// What holds of revoked access tokens: from when on no API that can learn of it lets them in.
import { epochAtStart } from '../../../src/lib/core/simulation/kernel/ms.ts';
import { eventsOf, firstProblem, show, type Check } from './run.ts';

/** I20: a token on the list is refused by each API that has got the list, and the list comes when it was said to. */
export const listedIsRefused: Check = (run) => {
	const { params } = run;
	const { revocation, pushDelayS, pullEveryS } = params;
	if (!revocation.startsWith('denylist')) return undefined;
	const known = new Set<string>();
	const listedAt = new Map<string, number>();
	/** When each API must have heard of it at the latest. */
	const due = (t: number) =>
		revocation === 'denylist-push'
			? t + pushDelayS * 1000
			: (Math.floor(t / (pullEveryS * 1000)) + 1) * pullEveryS * 1000;
	return firstProblem(run.events, (event) => {
		if (event.kind === 'as.denylist.add') listedAt.set(event.jti, event.t);
		if (event.kind === 'rs.denylist.sync') {
			event.jtis.forEach((jti) => known.add(`${event.actor} ${jti}`));
			const early = event.jtis.find((jti) => event.t !== due(listedAt.get(jti) ?? NaN));
			return early === undefined ? undefined : `${show(event)} brings ${early} at another time`;
		}
		if (event.kind !== 'rs.verify') return undefined;
		const isKnown = known.has(`${event.actor} ${event.jti}`);
		if (event.reason === 'denylisted') return isKnown ? undefined : `${show(event)}: nobody told it`;
		if (event.status === 200 && isKnown) return `${show(event)} after the list had come`;
		const listed = listedAt.get(event.jti);
		return event.status === 200 && listed !== undefined && event.t >= due(listed)
			? `${show(event)} when the list should have come`
			: undefined;
	});
};

/** I20: revoked with its family, where that was asked for and can be learnt of: each token that is not long expired. */
export const revokedWithTheFamily: Check = (run) => {
	const { params, trace } = run;
	const { reuseKillsAT, logoutKind, revocation, leewayS, skewS } = params;
	if (trace.truncated) return undefined;
	return firstProblem(eventsOf(run, 'as.family.revoke'), (event) => {
		const isAsked = event.reason === 'logout' ? logoutKind === 'revoke-rt+denylist' : reuseKillsAT;
		return firstProblem(run.lives.access.values(), ({ fam, jti, claims, denylistedAt }) => {
			if (fam !== event.fam) return undefined;
			const local = epochAtStart + skewS.as + Math.floor(event.t / 1000);
			const isGone = claims.exp + leewayS + 7200 <= local;
			const expected = isAsked && revocation !== 'none' && !isGone ? event.t : null;
			return denylistedAt === expected
				? undefined
				: `${jti} is listed at ${String(denylistedAt)}, not ${String(expected)}, by ${show(event)}`;
		});
	});
};

/** I21: without a cache, what was revoked when the server looked is refused; with one, at most so much later. */
export const introspectionIsFresh: Check = (run) => {
	const { introspectCacheS, revocation } = run.params;
	if (revocation !== 'introspect') return undefined;
	let enabled = true;
	const listed = new Set<string>();
	/** What the server said, and when the answer arrived. */
	const said = new Map<string, boolean>();
	const told = new Map<string, { active: boolean; t: number }>();
	return firstProblem(run.events, (event) => {
		switch (event.kind) {
			case 'db.disable':
				enabled = false;
				return undefined;
			case 'as.denylist.add':
				listed.add(event.jti);
				return undefined;
			case 'net.recv':
				if (event.content === 'introspect')
					said.set(event.message, enabled && !listed.has(event.token ?? ''));
				return undefined;
			case 'net.send':
				if (event.content === 'introspect-answer' && event.arrives !== null)
					told.set(event.message, {
						active: said.get(event.message.replace(/\.answer$/, '')) ?? false,
						t: event.arrives,
					});
				return undefined;
			case 'rs.verify': {
				if (event.reason !== null && event.reason !== 'inactive') return undefined;
				const own = told.get(`${event.call}.introspect.answer`);
				const active = event.status === 200;
				if (own) return own.active === active ? undefined : `${show(event)} against what was said`;
				if (introspectCacheS === 0) return `${show(event)} without having asked`;
				const recent = run.events.some(
					(one) =>
						one.kind === 'rs.introspected' &&
						!one.cached &&
						one.actor === event.actor &&
						one.jti === event.jti &&
						one.active === active &&
						one.t <= event.t &&
						event.t - one.t < introspectCacheS * 1000,
				);
				return recent ? undefined : `${show(event)} by a memory that is too old`;
			}
			default:
				return undefined;
		}
	});
};
