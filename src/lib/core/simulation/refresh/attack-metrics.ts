import type { Ms } from '../kernel/ms.ts';
import type { TimelineParams } from './params.ts';
import type { AccessTokenLife, TokenLives } from './token-lives.ts';
import type { EventOf, Trace, TraceEvent } from './trace-event.ts';

/** What a theft came to. Times are milliseconds. */
export interface AttackMetrics {
	readonly theftAt: Ms;
	/** Calls of the attacker that were let in. */
	readonly hits: number;
	/** From the theft to the attacker's last success; null when there was none. */
	readonly exposureMs: Ms | null;
	/** From the theft to the reuse that gave it away; null when it was never noticed. */
	readonly detectionDelayMs: Ms | null;
	/** From the detection to the attacker's last success with the detected family's tokens; null when not detected. */
	readonly residualMs: Ms | null;
	/** What a stolen access token alone can be used for at most; null when none was stolen. */
	readonly accessBoundMs: Ms | null;
	/** What the attacker can still do after a detection at most; null when reuse is not acted upon. */
	readonly residualBoundMs: Ms | null;
}

/** What the first theft of a run came to; null when nothing was stolen. */
export function attackMetrics({ events, params }: Trace, lives: TokenLives): AttackMetrics | null {
	const thefts = events.filter(isTheft);
	const [theft] = thefts;
	if (!theft) return null;
	const stolen = theft.at === null ? undefined : lives.access.get(theft.at);
	const fam = stolen?.fam ?? (theft.rt === null ? undefined : lives.refresh.get(theft.rt)?.fam);
	const wins = events.filter(isWin);
	const detection = events.find(
		(event) => event.kind === 'as.reuse' && event.fam === fam && event.t >= theft.t,
	);
	const ofFamily = wins.filter(({ jti }) => lives.access.get(jti)?.fam === fam);
	return {
		theftAt: theft.t,
		hits: wins.length,
		exposureMs: since(theft, wins),
		detectionDelayMs: detection ? detection.t - theft.t : null,
		residualMs: detection ? Math.max(0, since(detection, ofFamily) ?? 0) : null,
		accessBoundMs: boundOfAll(thefts, lives, params),
		residualBoundMs: residualBound(params),
	};
}

/** A theft of which something came: storage can be empty. */
export function isTheft(event: TraceEvent): event is EventOf<'x.steal'> {
	return event.kind === 'x.steal' && (event.at !== null || event.rt !== null);
}

/** How long after the first theft the access tokens that were stolen can be of use at most; null when none was. */
function boundOfAll(
	thefts: readonly EventOf<'x.steal'>[],
	{ access }: TokenLives,
	params: TimelineParams,
): Ms | null {
	const first = thefts[0]?.t ?? 0;
	const bounds = thefts.flatMap(({ at, t }) => {
		const stolen = at === null ? undefined : access.get(at);
		return stolen ? [t - first + accessBound(stolen, t, params)] : [];
	});
	return bounds.length === 0 ? null : Math.max(...bounds);
}

/** A verdict that lets the attacker in: what counts is when the API gave it. */
export function isWin(event: TraceEvent): event is EventOf<'rs.verify'> {
	return event.kind === 'rs.verify' && event.by === 'x' && event.status === 200;
}

function since(from: TraceEvent, wins: readonly TraceEvent[]): Ms | null {
	const last = wins.at(-1);
	return last ? last.t - from.t : null;
}

/**
 * The remaining life of a stolen access token: until its `exp`, plus the leeway, plus what the slowest API's clock is
 * behind the authorization server's; and the time that an introspection is under way.
 */
export function accessBound(stolen: AccessTokenLife, theftAt: Ms, params: TimelineParams): Ms {
	const remaining = Math.max(0, stolen.expiresAt - theftAt);
	return remaining + params.leewayS * 1000 + clockGap(params) + introspectionTime(params);
}

/**
 * What remains to the attacker once reuse was detected: until the newest access token expires, or until the APIs have
 * learnt that it is revoked, where they can.
 */
export function residualBound(params: TimelineParams): Ms | null {
	const { rotation, reuseDetection, reuseKillsAT, atTtlS, leewayS } = params;
	if (rotation === 'reuse' || reuseDetection === 'reject') return null;
	const expiry = (atTtlS + leewayS) * 1000 + clockGap(params);
	const learnt = reuseKillsAT ? timeToLearn(params) : Infinity;
	return Math.min(expiry, learnt) + introspectionTime(params);
}

/** How long an API may go on accepting what the authorization server has revoked. */
function timeToLearn({ revocation, pushDelayS, pullEveryS, introspectCacheS }: TimelineParams): Ms {
	switch (revocation) {
		case 'none':
			return Infinity;
		case 'denylist-push':
			return pushDelayS * 1000;
		case 'denylist-pull':
			return pullEveryS * 1000;
		case 'introspect':
			return introspectCacheS * 1000;
	}
}

/** By how many milliseconds the slowest API's clock is behind the authorization server's; 0 when none is. */
export function clockGap({ skewS, targets }: TimelineParams): Ms {
	return Math.max(0, ...targets.map((api) => skewS.as - skewS[api])) * 1000;
}

/** The most that passes between the look at the claims and the verdict: an introspection's way there and back. */
function introspectionTime({ latencyMs, jitterMs, revocation }: TimelineParams): Ms {
	return revocation === 'introspect' ? 2 * (latencyMs + jitterMs) : 0;
}
