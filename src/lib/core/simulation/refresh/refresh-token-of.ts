import { localSeconds } from '../kernel/ms.ts';
import type { RefreshTokenFacts } from './materialize.ts';
import type { TokenLives } from './token-lives.ts';
import type { TimelineParams } from './params.ts';

/** What a refresh token of a run says when it is a JWT; undefined when the run has none of that name. */
export function refreshTokenOf(
	{ refresh, families }: TokenLives,
	name: string,
	{ seed, skewS }: Pick<TimelineParams, 'seed' | 'skewS'>,
): RefreshTokenFacts | undefined {
	const life = refresh.get(name);
	const family = life && families.get(life.fam);
	if (!life || !family) return undefined;
	return {
		name,
		seed,
		iat: localSeconds(skewS.as, life.issuedAt),
		exp: localSeconds(skewS.as, family.absoluteEnd),
	};
}
