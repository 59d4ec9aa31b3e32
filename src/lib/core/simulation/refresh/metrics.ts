import type { Ms } from '../kernel/ms.ts';
import { accessTokenBytes, refreshTokenBytes } from './access-token.ts';
import { attackMetrics, isTheft, isWin, type AttackMetrics } from './attack-metrics.ts';
import { tokenLives, type TokenLives } from './token-lives.ts';
import type { Refusal, RefreshDenial, Trace, TraceEvent, UserFailure } from './trace-event.ts';

/** What a run cost and what it bought, counted from its trace alone. Times are milliseconds. */
export interface Metrics {
	readonly actions: number;
	readonly ok: number;
	/** Actions that failed for the person, by reason; absent reasons are not there. */
	readonly failures: Readonly<Partial<Record<UserFailure, number>>>;
	/** 401 answers to the person's tabs, by reason; most are never seen by the person. */
	readonly refusals: Readonly<Partial<Record<Refusal, number>>>;
	readonly logins: number;
	readonly signouts: number;
	/** Those of the sign-outs that the person asked for. */
	readonly logouts: number;
	/** The client's refresh requests. */
	readonly refresh: {
		readonly tries: number;
		readonly ok: number;
		readonly grace: number;
		readonly denied: Readonly<Partial<Record<RefreshDenial, number>>>;
	};
	/** Reads and writes that servers made because of tokens. */
	readonly work: {
		readonly rtReads: number;
		readonly rtWrites: number;
		readonly denylistReads: number;
		readonly introspections: number;
		readonly jwksFetches: number;
	};
	/** Reuse that was seen though nothing had been stolen. */
	readonly falsePositives: number;
	readonly attack: AttackMetrics | null;
	/** How long after the logout the attacker was still let in; null without both. */
	readonly afterLogoutMs: Ms | null;
	/** Accepted calls of which the token said what was no longer so. */
	readonly staleAccepted: number;
	/** Bytes of tokens sent by the person's tabs. */
	readonly credentialBytes: number;
}

/** The metrics of a run. `lives`, where they are at hand already, saves going through the trace once more. */
export function metrics(trace: Trace, lives: TokenLives = tokenLives(trace)): Metrics {
	const { events, params } = trace;
	const failures: Partial<Record<UserFailure, number>> = {};
	const refusals: Partial<Record<Refusal, number>> = {};
	const denied: Partial<Record<RefreshDenial, number>> = {};
	const refresh = { tries: 0, ok: 0, grace: 0, denied };
	const work = { rtReads: 0, rtWrites: 0, denylistReads: 0, introspections: 0, jwksFetches: 0 };
	const counts = {
		actions: 0,
		ok: 0,
		logins: 0,
		signouts: 0,
		logouts: 0,
		falsePositives: 0,
		staleAccepted: 0,
	};
	let credentialBytes = 0;
	const bytesOf = tokenBytes(lives, params);
	for (const event of events) {
		switch (event.kind) {
			case 'user.action':
				counts.actions += 1;
				break;
			case 'user.ok':
				counts.ok += 1;
				break;
			case 'user.fail':
				count(failures, event.reason);
				break;
			case 'client.signedout':
				counts.signouts += 1;
				if (event.reason === 'logout') counts.logouts += 1;
				break;
			case 'client.refresh.try':
				refresh.tries += 1;
				break;
			case 'as.login':
				counts.logins += 1;
				work.rtWrites += 1;
				break;
			case 'as.refresh.ok':
				work.rtReads += 1;
				work.rtWrites += 1;
				if (event.by !== 'x') refresh.ok += 1;
				break;
			case 'as.refresh.grace':
				work.rtReads += 1;
				if (event.mode === 'sibling') work.rtWrites += 1;
				if (event.by !== 'x') refresh.grace += 1;
				break;
			case 'as.refresh.deny':
				work.rtReads += 1;
				if (event.by !== 'x') count(denied, event.reason);
				break;
			case 'as.family.revoke':
				work.rtWrites += 1;
				break;
			case 'as.reuse':
				if (!wasStolen(lives, event)) counts.falsePositives += 1;
				break;
			case 'rs.verify':
				if (event.steps.some(({ check, outcome }) => check === 'denylist' && outcome !== 'skipped'))
					work.denylistReads += 1;
				if (event.by === 'x') break;
				if (event.reason !== null) count(refusals, event.reason);
				if (event.stale) counts.staleAccepted += 1;
				break;
			case 'rs.introspected':
				if (!event.cached) work.introspections += 1;
				break;
			case 'rs.jwks.fetch':
				work.jwksFetches += 1;
				break;
			case 'net.send':
				credentialBytes += bytesSent(event, bytesOf);
				break;
			default:
		}
	}
	return {
		...counts,
		failures,
		refusals,
		refresh,
		work,
		attack: attackMetrics(trace, lives),
		afterLogoutMs: afterLogout(events),
		credentialBytes,
	};
}

function count<K extends string>(counts: Partial<Record<K, number>>, key: K): void {
	counts[key] = (counts[key] ?? 0) + 1;
}

/** Whether somebody had stolen a refresh token of the family before its reuse was seen. */
function wasStolen({ refresh }: TokenLives, { fam, t }: { fam: string; t: Ms }): boolean {
	for (const token of refresh.values())
		if (token.fam === fam && token.stolenAt !== null && token.stolenAt <= t) return true;
	return false;
}

/** The length of each token, worked out once for all the times that it is sent. */
function tokenBytes({ access }: TokenLives, { alg, rtForm }: Trace['params']): (token: string) => number {
	const known = new Map<string, number>();
	return (token) => {
		const life = access.get(token);
		if (!life) return refreshTokenBytes(rtForm);
		const bytes = known.get(token) ?? accessTokenBytes(life.claims, life.kid, alg);
		known.set(token, bytes);
		return bytes;
	};
}

function bytesSent(
	{ actor, token }: Extract<TraceEvent, { kind: 'net.send' }>,
	bytesOf: (token: string) => number,
): number {
	return token === undefined || !actor.startsWith('tab') ? 0 : bytesOf(token);
}

function afterLogout(events: readonly TraceEvent[]): Ms | null {
	const logout = events.find(({ kind }) => kind === 'user.logout');
	if (!logout || !events.some(isTheft)) return null;
	const last = events.findLast(isWin);
	return last === undefined ? 0 : Math.max(0, last.t - logout.t);
}
