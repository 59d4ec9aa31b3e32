// What holds of each verdict of an API: it follows from the token, the API's own clock and what the API knew.
import { epochAtStart } from '../../../src/lib/core/simulation/kernel/ms.ts';
import { publishedKids, signingKeys } from '../../../src/lib/core/simulation/refresh/signing-keys.ts';
import type { ApiName } from '../../../src/lib/core/simulation/refresh/params.ts';
import type { AccessTokenClaims, EventOf } from '../../../src/lib/core/simulation/refresh/trace-event.ts';
import { eventsOf, firstProblem, show, type Check, type Run } from './run.ts';

type Verdict = EventOf<'rs.verify'>;

/** Whether the clock speaks for a token: `exp` after the clock less the leeway, `nbf` not after it plus the leeway. */
export function isInTime({ exp, nbf }: AccessTokenClaims, local: number, leewayS: number): boolean {
	return exp > local - leewayS && (nbf === undefined || nbf <= local + leewayS);
}

function localOf({ params }: Run, verdict: Verdict): number {
	return epochAtStart + params.skewS[verdict.actor as ApiName] + Math.floor(verdict.checkedAt / 1000);
}

/** I3: let in only in time by the API's clock when it looked, and refused for the time only out of time. */
export const timesDecide: Check = (run) =>
	firstProblem(eventsOf(run, 'rs.verify'), (verdict) => {
		const claims = run.lives.access.get(verdict.jti)?.claims;
		const local = localOf(run, verdict);
		if (!claims) return `${show(verdict)} of an unknown token`;
		if (verdict.checkedLocal !== local || verdict.checkedAt > verdict.t)
			return `${show(verdict)}: wrong clock`;
		if ((verdict.reason === null) !== (verdict.status === 200)) return `${show(verdict)}: status and reason`;
		const inTime = isInTime(claims, local, run.params.leewayS);
		switch (verdict.reason) {
			case 'unknown-kid':
				return undefined;
			case 'expired':
				return claims.exp <= local - run.params.leewayS ? undefined : `${show(verdict)}: not expired`;
			case 'not-yet-valid':
				return (claims.nbf ?? 0) > local + run.params.leewayS ? undefined : `${show(verdict)}: valid already`;
			default:
				return inTime ? undefined : `${show(verdict)}: ${verdict.reason ?? 'let in'}, out of time`;
		}
	});

/** I4: what is let in was issued before, with this key, and is held by whoever shows it. */
export const shownByItsHolder: Check = (run) => {
	const held = new Map<string, Set<string>>();
	const hold = (who: string, jti: string | null) => {
		if (jti !== null) held.set(who, (held.get(who) ?? new Set()).add(jti));
	};
	const kids = new Map<string, string>();
	return firstProblem(run.events, (event) => {
		switch (event.kind) {
			case 'as.issue.at':
				kids.set(event.claims.jti, event.kid);
				return undefined;
			case 'client.store':
				hold(event.jar, event.at);
				return undefined;
			case 'x.steal':
			case 'x.refresh.ok':
				hold('x', event.at);
				return undefined;
			case 'rs.verify': {
				const jar = event.by !== 'x' && run.params.storage === 'shared' ? 'shared' : event.by;
				if (kids.get(event.jti) !== event.kid) return `${show(event)} of a token that was not issued`;
				return held.get(jar)?.has(event.jti) ? undefined : `${show(event)} of a token that ${jar} never had`;
			}
			default:
				return undefined;
		}
	});
};

/** I4: a key is known from the key set that the API got last, which is fetched when it is old or lacks a key. */
export const keysDecide: Check = (run) => {
	const { params } = run;
	const { jwksTtlS, cooldownS, refetchOnUnknownKid, horizonS } = params;
	const keys = signingKeys(params);
	const sets = new Map<string, { kids: readonly string[]; at: number }[]>();
	const asked = new Map<string, number>();
	const setsOf = (api: string) => {
		const known = sets.get(api) ?? [{ kids: publishedKids(keys, 0), at: 0 }];
		sets.set(api, known);
		return known;
	};
	return firstProblem(run.events, (event) => {
		if (event.kind === 'net.recv' && event.content === 'jwks') asked.set(event.from, event.t);
		if (event.kind === 'rs.jwks.got') {
			const at = asked.get(event.actor) ?? 0;
			const published = keys
				.filter(({ publishedFrom, publishedTo }) => publishedFrom <= at && at < publishedTo)
				.map(({ kid }) => kid);
			if (at < horizonS * 1000 && published.join() !== event.kids.join())
				return `${show(event)}: another set`;
			setsOf(event.actor).push({ kids: event.kids, at: event.t });
			return undefined;
		}
		if (event.kind === 'rs.jwks.fetch') {
			const age = event.t - (setsOf(event.actor).at(-1)?.at ?? 0);
			const isDue =
				event.because === 'stale'
					? age >= jwksTtlS * 1000
					: refetchOnUnknownKid && age >= cooldownS * 1000 && age < jwksTtlS * 1000;
			return isDue ? undefined : `${show(event)} before it was due`;
		}
		if (event.kind !== 'rs.verify') return undefined;
		const { checkedAt, kid, reason } = event;
		const set = setsOf(event.actor).findLast(({ at }) => at <= checkedAt);
		if (!set) return `${show(event)} without a key set`;
		const age = checkedAt - set.at;
		if (age > 0 && age >= jwksTtlS * 1000) return `${show(event)} by a key set that is too old`;
		if (reason !== 'unknown-kid')
			return set.kids.includes(kid) ? undefined : `${show(event)} with a key that is not known`;
		if (set.kids.includes(kid)) return `${show(event)}: the key is known`;
		const shouldAsk = age > 0 && refetchOnUnknownKid && age >= cooldownS * 1000;
		return shouldAsk ? `${show(event)}: the key could have been asked for` : undefined;
	});
};

/** I4: a key is taken back no earlier than was said: as long after the next one signs. */
export const keysStayPublished: Check = (run) => {
	const { params } = run;
	const starts = [0, ...params.rotateAtS.map((s) => s * 1000).sort((a, b) => a - b)];
	return firstProblem(eventsOf(run, 'as.keyrotate'), (event) => {
		const index = Number(event.kid.slice(1)) - 1;
		const [signs, next] = [starts[index] ?? NaN, starts[index + 1] ?? NaN];
		const expected = {
			published: Math.max(0, signs - params.leadS * 1000),
			signs,
			retired: next + (params.retireS ?? Infinity) * 1000,
		}[event.phase];
		return event.t === expected ? undefined : `${show(event)}, not at ${String(expected)}`;
	});
};

/** I17: what is accepted with a leeway is accepted with more of it, and what is refused, refused with less. */
export const leewayIsMonotone: Check = (run) =>
	firstProblem(eventsOf(run, 'rs.verify'), (verdict) => {
		const claims = run.lives.access.get(verdict.jti)?.claims;
		if (!claims) return undefined;
		const verdicts = [0, 1, 30, 120, 300].map(
			(leewayS) => run.engine.claimsRefusal(claims, verdict.checkedLocal, leewayS) === undefined,
		);
		const falls = verdicts.some((accepted, index) => accepted && verdicts[index + 1] === false);
		return falls ? `${show(verdict)}: refused with more leeway` : undefined;
	});

/** I19: an accepted token is stale if, and only if, it says what was so before a change and is no longer. */
export const staleIsOlderThanTheChange: Check = (run) => {
	let role = 'admin';
	let enabled = true;
	const before = new Set<string>();
	const changed = new Set<string>();
	return firstProblem(run.events, (event) => {
		if (event.kind === 'as.issue.at') before.add(event.claims.jti);
		if (event.kind === 'db.role') {
			role = event.role;
			before.forEach((jti) => changed.add(jti));
		}
		if (event.kind === 'db.disable') enabled = false;
		if (event.kind === 'as.issue.at' && !enabled) return `${show(event)} for a disabled user`;
		if (event.kind !== 'rs.verify') return undefined;
		const claims = run.lives.access.get(event.jti)?.claims;
		const isStale = event.status === 200 && (claims?.role !== role || !enabled);
		if (event.stale !== isStale) return `${show(event)}: stale is ${String(event.stale)}`;
		return isStale && enabled && !changed.has(event.jti)
			? `${show(event)} is newer than the change`
			: undefined;
	});
};
