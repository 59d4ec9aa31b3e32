import type { TokenLives } from './token-lives.ts';
import type { Actor, TraceEvent } from './trace-event.ts';

/** The tokens that an event is about, by their symbolic names. */
export interface EventTokens {
	readonly at?: string;
	/** The refresh token that was used, stored, stolen or issued. */
	readonly rt?: string;
	/** The refresh token that was given for `rt`. */
	readonly newRt?: string;
}

/** Which tokens an event is about; for a login or a refresh also those that were given out for it. */
export function eventTokens(event: TraceEvent, lives: TokenLives): EventTokens {
	switch (event.kind) {
		case 'as.login':
			return issuedAt(event.t, event.fam, event.tab, null, lives);
		case 'as.refresh.ok': {
			const fam = lives.refresh.get(event.rt)?.fam;
			if (fam === undefined) return { rt: event.rt };
			const { at, rt } = issuedAt(event.t, fam, event.by, event.rt, lives);
			return {
				...(at === undefined ? {} : { at }),
				rt: event.rt,
				...(rt === undefined ? {} : { newRt: rt }),
			};
		}
		case 'as.refresh.grace':
			return { rt: event.rt, newRt: event.successor };
		case 'as.issue.at':
			return { at: event.claims.jti };
		case 'user.ok':
		case 'rs.verify':
		case 'rs.introspected':
		case 'as.denylist.add':
		case 'x.win':
		case 'x.lose':
			return { at: event.jti };
		case 'client.store':
		case 'x.refresh.ok':
			return { at: event.at, rt: event.rt };
		case 'client.adopt':
			return { at: event.at };
		case 'x.steal':
			return {
				...(event.at === null ? {} : { at: event.at }),
				...(event.rt === null ? {} : { rt: event.rt }),
			};
		case 'as.issue.rt':
		case 'as.refresh.deny':
		case 'as.reuse':
		case 'client.refresh.try':
		case 'x.refresh.deny':
			return { rt: event.rt };
		case 'net.send':
		case 'net.recv':
			if (event.token === undefined) return {};
			return lives.refresh.has(event.token) ? { rt: event.token } : { at: event.token };
		default:
			return {};
	}
}

function issuedAt(
	t: number,
	fam: string,
	to: Actor,
	parent: string | null,
	{ access, refresh }: TokenLives,
): EventTokens {
	const same = (life: { fam: string; issuedAt: number; holder: Actor }) =>
		life.fam === fam && life.issuedAt === t && life.holder === to;
	const at = [...access.values()].find(same)?.jti;
	const rt = [...refresh.values()].find((life) => same(life) && life.parent === parent)?.rt;
	return { ...(at === undefined ? {} : { at }), ...(rt === undefined ? {} : { rt }) };
}
