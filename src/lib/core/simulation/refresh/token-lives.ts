import { momentOf, type Ms } from '../kernel/ms.ts';
import type { AccessTokenClaims, Actor, RevocationReason, Trace } from './trace-event.ts';

/** An access token over its whole life, as the trace tells it. */
export interface AccessTokenLife {
	readonly jti: string;
	readonly fam: string;
	readonly kid: string;
	readonly claims: AccessTokenClaims;
	/** Who asked for it: a tab, or the attacker. */
	readonly holder: Actor;
	readonly issuedAt: Ms;
	/** When the authorization server's own clock reaches `exp`. */
	readonly expiresAt: Ms;
	readonly stolenAt: Ms | null;
	/** When it was put on the denylist. */
	readonly denylistedAt: Ms | null;
}

/** A refresh token over its whole life. */
export interface RefreshTokenLife {
	readonly rt: string;
	readonly fam: string;
	readonly generation: number;
	readonly parent: string | null;
	readonly holder: Actor;
	readonly issuedAt: Ms;
	readonly rotatedAt: Ms | null;
	readonly revokedAt: Ms | null;
	readonly stolenAt: Ms | null;
	/** When it would die for want of use, or with its login, if nothing more happened to it. */
	readonly endsAt: Ms;
}

/** A login and all that was issued after it (RFC 9700 §4.14.2: a family is revoked as a whole). */
export interface FamilyLife {
	readonly fam: string;
	readonly createdAt: Ms;
	readonly absoluteEnd: Ms;
	readonly revokedAt: Ms | null;
	readonly reason: RevocationReason | null;
}

export interface TokenLives {
	readonly access: ReadonlyMap<string, AccessTokenLife>;
	readonly refresh: ReadonlyMap<string, RefreshTokenLife>;
	readonly families: ReadonlyMap<string, FamilyLife>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The lives of all tokens of a run, in order of issue. */
export function tokenLives({ events, params }: Pick<Trace, 'events' | 'params'>): TokenLives {
	const access = new Map<string, Mutable<AccessTokenLife>>();
	const refresh = new Map<string, Mutable<RefreshTokenLife>>();
	const families = new Map<string, Mutable<FamilyLife>>();
	for (const event of events) {
		switch (event.kind) {
			case 'as.login':
				families.set(event.fam, {
					fam: event.fam,
					createdAt: event.t,
					absoluteEnd: event.t + params.rtAbsS * 1000,
					revokedAt: null,
					reason: null,
				});
				break;
			case 'as.issue.at':
				access.set(event.claims.jti, {
					jti: event.claims.jti,
					fam: event.fam,
					kid: event.kid,
					claims: event.claims,
					holder: event.to,
					issuedAt: event.t,
					expiresAt: momentOf(event.claims.exp, params.skewS.as),
					stolenAt: null,
					denylistedAt: null,
				});
				break;
			case 'as.issue.rt':
				refresh.set(event.rt, {
					rt: event.rt,
					fam: event.fam,
					generation: event.generation,
					parent: event.parent,
					holder: event.to,
					issuedAt: event.t,
					rotatedAt: null,
					revokedAt: null,
					stolenAt: null,
					endsAt: lastMoment(families.get(event.fam), event.t, params.rtIdleS),
				});
				break;
			case 'as.refresh.ok': {
				const token = refresh.get(event.rt);
				if (!token) break;
				if (event.rotated) token.rotatedAt = event.t;
				else token.endsAt = lastMoment(families.get(token.fam), event.t, params.rtIdleS);
				break;
			}
			case 'as.family.revoke': {
				const family = families.get(event.fam);
				if (family) {
					family.revokedAt = event.t;
					family.reason = event.reason;
				}
				for (const token of refresh.values()) if (token.fam === event.fam) token.revokedAt ??= event.t;
				break;
			}
			case 'as.denylist.add': {
				const token = access.get(event.jti);
				if (token) token.denylistedAt ??= event.t;
				break;
			}
			case 'x.steal': {
				const at = event.at === null ? undefined : access.get(event.at);
				const rt = event.rt === null ? undefined : refresh.get(event.rt);
				if (at) at.stolenAt ??= event.t;
				if (rt) rt.stolenAt ??= event.t;
				break;
			}
			default:
		}
	}
	return { access, refresh, families };
}

function lastMoment(family: FamilyLife | undefined, from: Ms, idleS: number): Ms {
	const idle = from + idleS * 1000;
	return family ? Math.min(idle, family.absoluteEnd) : idle;
}
