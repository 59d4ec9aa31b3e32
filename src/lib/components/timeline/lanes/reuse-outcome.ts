import { isWin } from '#lib/core/simulation/refresh/attack-metrics.ts';
import type { Ms } from '#lib/core/simulation/kernel/ms.ts';
import type { TokenLives } from '#lib/core/simulation/refresh/token-lives.ts';
import type { EventOf, Trace } from '#lib/core/simulation/refresh/trace-event.ts';

/** An access token that still opens an API after its family was revoked. */
export interface KeptToken {
	/** Which of its login's access tokens it is; from 1. */
	readonly number: number;
	readonly until: Ms;
	/** When it was last let in. */
	readonly last: Ms;
}

/** What a detected reuse came to for either side. */
export interface ReuseOutcome {
	/** Tokens of this login had been stolen; else the alarm was a false one. */
	readonly stolen: boolean;
	readonly attacker: KeptToken | null;
	readonly person: KeptToken | null;
}

/** Who goes on after a reuse with access tokens of the revoked login, and until when. */
export function reuseOutcome(
	{ events }: Trace,
	lives: TokenLives,
	{ fam, t }: EventOf<'as.reuse'>,
): ReuseOutcome {
	const ofFamily = [...lives.access.values()].filter((life) => life.fam === fam);
	const isOfFamily = (token: string | null) =>
		token !== null && (lives.access.get(token)?.fam ?? lives.refresh.get(token)?.fam) === fam;
	const letIn = events.flatMap((event) =>
		event.kind === 'rs.verify' && event.t > t && event.status === 200 && isOfFamily(event.jti) ? [event] : [],
	);
	const kept = (last: EventOf<'rs.verify'> | undefined): KeptToken | null => {
		const life = last && lives.access.get(last.jti);
		if (!last || !life) return null;
		// A denied token ends with its last success; an API with a slow clock may let one in beyond its expiry.
		const until = life.denylistedAt === null ? Math.max(life.expiresAt, last.t) : last.t;
		return { number: ofFamily.indexOf(life) + 1, until, last: last.t };
	};
	return {
		stolen: events.some(
			(event) => event.kind === 'x.steal' && event.t <= t && (isOfFamily(event.at) || isOfFamily(event.rt)),
		),
		attacker: kept(letIn.findLast(isWin)),
		person: kept(letIn.findLast((event) => !isWin(event))),
	};
}
