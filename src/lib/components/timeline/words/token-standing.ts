import { momentOf, type Ms } from '#lib/core/simulation/kernel/ms.ts';
import type { ApiName } from '#lib/core/simulation/refresh/params.ts';
import type { AccessTokenState, WorldState } from '#lib/core/simulation/refresh/world-state.ts';
import { apisInUse } from './apis-in-use.ts';
import { durationClock } from './duration-clock.ts';
import type { RunNames } from './run-names.ts';

/** How a token stands at a moment. */
export interface TokenStanding {
	/** Whether somebody would take it now. */
	readonly works: boolean;
	/** What follows on the token's name: `works until 00:30:00`, `is revoked`. */
	readonly words: string;
}

/** Whether the APIs of a run take an access token now, by their clocks and by what they know; and until when. */
export function accessTokenStanding(jti: string, state: WorldState, { params }: RunNames): TokenStanding {
	const token = state.accessTokens.get(jti);
	if (!token) return { works: false, words: 'is not known' };
	const views = apisInUse(params).map((api) => viewOf(api, jti, token, state, params));
	const taking = views.filter(({ refusal }) => refusal === undefined);
	const ends = (taking.length > 0 ? taking : views).map(({ end }) => end);
	const last = durationClock(Math.max(...ends));
	if (taking.length === 0) {
		const refusal = views.find(({ refusal: why }) => why !== 'expired')?.refusal;
		return {
			works: false,
			words: refusal === undefined ? `expired at ${last}` : `is refused: ${refusal}`,
		};
	}
	const first = durationClock(Math.min(...ends));
	const until = token.denylisted
		? 'the APIs hear of its revocation'
		: first === last
			? last
			: `${first} to ${last}, by each API’s clock`;
	const where =
		taking.length === views.length ? '' : ` at ${taking.map(({ api }) => `API ${api}`).join(' and ')}`;
	return { works: true, words: `works${where} until ${until}` };
}

/** How one API sees an access token: when it ends there, and why it is refused now, if it is. */
interface ApiView {
	readonly api: ApiName;
	readonly end: Ms;
	readonly refusal: string | undefined;
}

function viewOf(
	api: ApiName,
	jti: string,
	{ claims, denylisted }: AccessTokenState,
	{ t, apis, user }: WorldState,
	params: RunNames['params'],
): ApiView {
	const { leewayS, skewS, revocation, introspectCacheS } = params;
	const end = momentOf(claims.exp + leewayS, skewS[api]);
	const begin = claims.nbf === undefined ? 0 : momentOf(claims.nbf - leewayS, skewS[api]);
	const known = apis.get(api);
	const answer = known?.introspected.get(jti);
	const isRemembered = answer !== undefined && t - answer.at < introspectCacheS * 1000;
	const isActive = isRemembered ? answer.active : user.enabled && !denylisted;
	const refusal =
		t >= end
			? 'expired'
			: t < begin
				? 'not valid yet'
				: revocation.startsWith('denylist') && known?.denied.includes(jti)
					? 'on the denylist'
					: revocation === 'introspect' && !isActive
						? 'no longer active'
						: undefined;
	return { api, end, refusal };
}

/** Whether the authorization server would give anything for a refresh token now; and until when. */
export function refreshTokenStanding(rt: string, state: WorldState, { params }: RunNames): TokenStanding {
	const token = state.refreshTokens.get(rt);
	const family = token && state.families.get(token.fam);
	if (!token || !family) return { works: false, words: 'is not known' };
	const { t, refreshTokens, user } = state;
	const no = (words: string): TokenStanding => ({ works: false, words });
	if (token.status === 'revoked') return no('is revoked');
	if (!user.enabled) return no('is of no use: the account is disabled');
	const graceEnd = (token.rotatedAt ?? 0) + params.graceS * 1000;
	if (token.status === 'rotated') {
		const isForgiven =
			params.graceS > 0 &&
			params.graceMode !== 'reject' &&
			family.revokedAt === null &&
			t <= graceEnd &&
			(params.graceDepth === 'any' ||
				token.children.every((child) => refreshTokens.get(child)?.status === 'active'));
		return isForgiven
			? { works: true, words: `is used up, but forgiven until ${durationClock(graceEnd)}` }
			: no('is used up');
	}
	const idleEnd = token.lastUsed + params.rtIdleS * 1000;
	const absoluteEnd = family.createdAt + params.rtAbsS * 1000;
	if (t >= absoluteEnd) return no(`ended with its login at ${durationClock(absoluteEnd)}`);
	if (t >= idleEnd) return no(`died unused at ${durationClock(idleEnd)}`);
	return { works: true, words: `works until ${durationClock(Math.min(idleEnd, absoluteEnd))}` };
}
