import type { Ms } from '#lib/core/simulation/kernel/ms.ts';
import { localSeconds } from '#lib/core/simulation/kernel/ms.ts';
import type { AccessTokenLife, RefreshTokenLife } from '#lib/core/simulation/refresh/token-lives.ts';
import { durationText } from '#lib/core/token/duration.ts';
import { apisInUse } from './apis-in-use.ts';
import { durationClock } from './duration-clock.ts';
import { clockOfDate } from './moment-words.ts';
import type { RunNames } from './run-names.ts';

/** A fact about a token: its name, its value, and whether the value is bad news for who holds it. */
export interface TokenFact {
	readonly label: string;
	readonly value: string;
	readonly tone: 'bad' | 'good' | 'plain';
}

const plain = (label: string, value: string): TokenFact => ({ label, value, tone: 'plain' });

/** What there is to say of an access token at a moment: its times by the clock that wrote them, and by each API's. */
export function accessTokenFacts(life: AccessTokenLife, moment: Ms, names: RunNames): readonly TokenFact[] {
	const { claims, holder, stolenAt, denylistedAt } = life;
	return [
		plain('Issued to', names.actor(holder)),
		plain('Issued (iat)', `${clockOfDate(claims.iat)} by the auth server’s clock`),
		...(claims.nbf === undefined ? [] : [plain('Not before (nbf)', clockOfDate(claims.nbf))]),
		plain('Expires (exp)', `${clockOfDate(claims.exp)} by the auth server’s clock`),
		plain('Role', claims.role),
		...apisInUse(names.params).map((api): TokenFact => {
			const left = claims.exp - localSeconds(names.params.skewS[api], moment);
			const leeway = names.params.leewayS;
			const early =
				claims.nbf === undefined ? 0 : claims.nbf - leeway - localSeconds(names.params.skewS[api], moment);
			const label = `For API ${api}, at ${names.clockWithOffset(api, moment)}`;
			if (early > 0) return { label, value: `valid in ${durationText(early)}`, tone: 'bad' };
			if (left > 0) return { label, value: `not expired: ${durationText(left)} left`, tone: 'good' };
			if (left + leeway > 0)
				return plain(label, `expired, but within the leeway: ${durationText(left + leeway)} left`);
			return {
				label,
				value: left === 0 ? 'expired this second' : `expired ${durationText(left)} ago`,
				tone: 'bad',
			};
		}),
		...eventFact('Stolen', stolenAt, moment),
		...eventFact('On the denylist since', denylistedAt, moment),
	];
}

/** What there is to say of a refresh token at a moment. */
export function refreshTokenFacts(life: RefreshTokenLife, moment: Ms, names: RunNames): readonly TokenFact[] {
	const { generation, parent, holder, rotatedAt, revokedAt, stolenAt, endsAt, issuedAt } = life;
	const dead = [rotatedAt, revokedAt].some((at) => at !== null && at <= moment);
	const left = endsAt - moment;
	return [
		plain('Issued to', `${names.actor(holder)}, at ${durationClock(issuedAt)}`),
		plain(
			'Generation (its place in the chain)',
			parent === null
				? `${generation}: the login’s first`
				: `${generation}: in place of ${names.token(parent)}`,
		),
		...eventFact('Redeemed (exchanged for new tokens)', rotatedAt, moment),
		...eventFact('Revoked with its family', revokedAt, moment),
		...eventFact('Stolen', stolenAt, moment),
		...(dead
			? []
			: [
					left > 0
						? ({
								label: 'Still good',
								value: `for ${durationText(left / 1000)}, unless it is used`,
								tone: 'good',
							} as const)
						: ({ label: 'Died', value: `${durationText(left / 1000)} ago`, tone: 'bad' } as const),
				]),
	];
}

function eventFact(label: string, at: Ms | null, moment: Ms): readonly TokenFact[] {
	return at === null || at > moment ? [] : [{ label, value: `at ${durationClock(at)}`, tone: 'bad' }];
}
