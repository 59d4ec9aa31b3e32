// What holds of tokens and families: how they are issued, redeemed and revoked (SIMULATORS: transitions of the server).
import type {
	EventOf,
	RefreshDenial,
	TraceEvent,
} from '../../../src/lib/core/simulation/refresh/trace-event.ts';
import { epochAtStart } from '../../../src/lib/core/simulation/kernel/ms.ts';
import { eventsOf, firstProblem, show, type Check, type Run } from './run.ts';

interface Family {
	readonly createdAt: number;
	revoked: boolean;
}

interface Token {
	readonly fam: string;
	readonly generation: number;
	readonly children: Token[];
	lastUsed: number;
	rotatedAt: number | undefined;
}

type Decision = EventOf<'as.refresh.ok'> | EventOf<'as.refresh.grace'> | EventOf<'as.refresh.deny'>;

/** What the authorization server has in its store, kept by hand. */
class Ledger {
	readonly families = new Map<string, Family>();
	readonly tokens = new Map<string, Token>();
	role = 'admin';
	enabled = true;

	take(event: TraceEvent): void {
		switch (event.kind) {
			case 'as.login':
				this.families.set(event.fam, { createdAt: event.t, revoked: false });
				break;
			case 'as.issue.rt': {
				const { fam, generation, t } = event;
				const token: Token = { fam, generation, children: [], lastUsed: t, rotatedAt: undefined };
				this.tokens.set(event.rt, token);
				if (event.parent !== null) this.tokens.get(event.parent)?.children.push(token);
				break;
			}
			case 'as.refresh.ok': {
				const token = this.tokens.get(event.rt);
				if (!token) break;
				token.lastUsed = event.t;
				if (event.rotated) token.rotatedAt = event.t;
				break;
			}
			case 'as.family.revoke': {
				const family = this.families.get(event.fam);
				if (family) family.revoked = true;
				break;
			}
			case 'db.role':
				this.role = event.role;
				break;
			case 'db.disable':
				this.enabled = false;
				break;
			default:
		}
	}

	/** Tokens of a family that could be redeemed. */
	active(fam: string): number {
		return [...this.tokens.values()].filter((token) => token.fam === fam && token.rotatedAt === undefined)
			.length;
	}
}

/** Goes through a run with the ledger as it is before each event. */
function withLedger(run: Run, check: (event: TraceEvent, ledger: Ledger) => string | undefined) {
	const ledger = new Ledger();
	return firstProblem(run.events, (event) => {
		const problem = check(event, ledger);
		ledger.take(event);
		return problem;
	});
}

const isDecision = (event: TraceEvent): event is Decision =>
	event.kind === 'as.refresh.ok' || event.kind === 'as.refresh.grace' || event.kind === 'as.refresh.deny';

/** I5: without a grace period a family has one refresh token that can be redeemed, or is about to get it. */
export const oneActiveToken: Check = (run) => {
	const { rotation, graceS } = run.params;
	if (rotation === 'rotate' && graceS > 0) return undefined;
	return withLedger(run, (event, ledger) =>
		event.kind === 'as.issue.rt' && ledger.active(event.fam) > 0
			? `${show(event)} beside another that is active`
			: undefined,
	);
};

/** I6: with rotation, a refresh token is redeemed once; after that only forgiven or refused. */
export const redeemedOnce: Check = (run) => {
	const redeemed = new Set<string>();
	return firstProblem(eventsOf(run, 'as.refresh.ok'), (event) => {
		if (event.rotated !== (run.params.rotation === 'rotate')) return `${show(event)} rotates or does not`;
		if (event.rotated && redeemed.has(event.rt)) return `${show(event)} for the second time`;
		redeemed.add(event.rt);
		return undefined;
	});
};

/** I7: nothing is issued in a revoked family. */
export const nothingAfterRevocation: Check = (run) =>
	withLedger(run, (event, { families }) =>
		(event.kind === 'as.issue.at' || event.kind === 'as.issue.rt') && families.get(event.fam)?.revoked
			? `${show(event)} in a revoked family`
			: undefined,
	);

/** I8: no refresh at or past the login's absolute end, nor of a token that was not used for too long. */
export const limitsHold: Check = (run) => {
	const { rtAbsS, rtIdleS, graceS } = run.params;
	return withLedger(run, (event, { tokens, families }) => {
		if (event.kind !== 'as.refresh.ok' && event.kind !== 'as.refresh.grace') return undefined;
		const token = tokens.get(event.rt);
		const family = token && families.get(token.fam);
		if (!family) return `${show(event)} for a token that was never issued`;
		if (event.t >= family.createdAt + rtAbsS * 1000) return `${show(event)} past the absolute end`;
		if (event.kind === 'as.refresh.ok')
			return event.t >= token.lastUsed + rtIdleS * 1000 ? `${show(event)} past the idle end` : undefined;
		const { rotatedAt } = token;
		const inTime = rotatedAt !== undefined && graceS > 0 && event.t - rotatedAt <= graceS * 1000;
		return inTime ? undefined : `${show(event)} outside the grace period`;
	});
};

/** I8: each answer to a refresh is the one that the rules give, in their order. */
export const decisionsFollowTheRules: Check = (run) =>
	withLedger(run, (event, ledger) => {
		if (!isDecision(event)) return undefined;
		const expected = expectedDecision(event, ledger, run);
		const found = event.kind === 'as.refresh.deny' ? event.reason : event.kind;
		return found === expected ? undefined : `${show(event)}: ${found}, not ${expected}`;
	});

function expectedDecision(
	{ rt, t }: Decision,
	{ tokens, families, enabled }: Ledger,
	{ params }: Run,
): RefreshDenial | 'as.refresh.ok' | 'as.refresh.grace' {
	const token = tokens.get(rt);
	const family = token && families.get(token.fam);
	if (!family) return 'unknown';
	if (family.revoked) return 'family-revoked';
	if (!enabled) return 'user-disabled';
	if (t >= family.createdAt + params.rtAbsS * 1000) return 'absolute-expired';
	if (token.rotatedAt === undefined)
		return t >= token.lastUsed + params.rtIdleS * 1000 ? 'idle-expired' : 'as.refresh.ok';
	const isForgivable =
		params.graceS > 0 &&
		t - token.rotatedAt <= params.graceS * 1000 &&
		(params.graceDepth === 'any' || token.children.every((child) => child.rotatedAt === undefined));
	if (isForgivable) return params.graceMode === 'reject' ? 'rotated' : 'as.refresh.grace';
	return params.reuseDetection === 'revoke-family' ? 'reuse-detected' : 'rotated';
}

/** I7: reuse that is acted upon takes the whole family with it at once, and so does a disabled user's refresh. */
export const reuseRevokes: Check = (run) => {
	const { events } = run;
	return firstProblem(events.entries(), ([index, event]) => {
		if (event.kind !== 'as.refresh.deny') return undefined;
		const next = events[index + 1];
		const before = events[index - 1];
		const isReuse = event.reason === 'reuse-detected';
		if (!isReuse && event.reason !== 'user-disabled') return undefined;
		if (next?.kind === 'sim.truncated' || next === undefined) return undefined;
		if (next.kind !== 'as.family.revoke' || run.lives.refresh.get(event.rt)?.fam !== next.fam)
			return `${show(event)} revokes nothing`;
		return isReuse && before?.kind !== 'as.reuse' ? `${show(event)} is not told of` : undefined;
	});
};

/** I15: tokens are issued as their family, their parent, the clock and the database have it at that moment. */
export const tokensAreIssuedRight: Check = (run) => {
	const { params } = run;
	const rotations = params.rotateAtS.map((s) => s * 1000).sort((a, b) => a - b);
	return withLedger(run, (event, ledger) => {
		if (event.kind === 'as.issue.rt') {
			const parent = event.parent === null ? undefined : ledger.tokens.get(event.parent);
			if (event.parent !== null && parent?.fam !== event.fam) return `${show(event)} has a strange parent`;
			return event.generation === (parent?.generation ?? 0) + 1
				? undefined
				: `${show(event)} is of generation ${String(event.generation)}`;
		}
		if (event.kind !== 'as.issue.at') return undefined;
		const { claims, kid, t, fam } = event;
		const iat = epochAtStart + params.skewS.as + Math.floor(t / 1000);
		const key = `k${String(rotations.filter((at) => at <= t).length + 1)}`;
		const isRight =
			ledger.families.has(fam) &&
			claims.iat === iat &&
			claims.exp === iat + params.atTtlS &&
			claims.nbf === (params.includeNbf ? iat : undefined) &&
			claims.role === ledger.role &&
			kid === key;
		return isRight ? undefined : `${show(event)} has wrong claims: ${JSON.stringify({ claims, kid, key })}`;
	});
};
