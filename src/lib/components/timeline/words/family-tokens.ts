import type { EventOf } from '#lib/core/simulation/refresh/trace-event.ts';
import type { WorldState } from '#lib/core/simulation/refresh/world-state.ts';
import type { RunNames } from './run-names.ts';
import { accessTokenStanding } from './token-standing.ts';

/** What a revocation does to one token of the family, in a sentence. */
export interface FamilyToken {
	readonly name: string;
	readonly kind: 'access' | 'refresh';
	readonly sentence: string;
	/** Whether it goes on working. */
	readonly survives: boolean;
}

/** What becomes of the tokens of a family that is revoked: its refresh tokens end, its access tokens may not. */
export function familyTokens(
	{ fam, t }: EventOf<'as.family.revoke'>,
	state: WorldState,
	names: RunNames,
): readonly FamilyToken[] {
	const owner = (stolenAt: number | null | undefined, holder: string) =>
		stolenAt !== null && stolenAt !== undefined && stolenAt <= t
			? `${holder}, copied by the attacker,`
			: holder;
	const refresh = [...state.refreshTokens].flatMap(([name, token]): readonly FamilyToken[] => {
		if (token.fam !== fam || token.status !== 'revoked') return [];
		const whose = owner(names.lives.refresh.get(name)?.stolenAt, names.inText(token.holder));
		return [
			{
				name,
				kind: 'refresh',
				survives: false,
				sentence: `${names.token(name)} of ${whose} is of no more use.`,
			},
		];
	});
	const access = [...state.accessTokens].flatMap(([name, token]): readonly FamilyToken[] => {
		const life = names.lives.access.get(name);
		const { works, words } = accessTokenStanding(name, state, names);
		// One that had expired already is not touched by what happens now.
		if (token.fam !== fam || (!works && (life?.expiresAt ?? 0) <= t)) return [];
		const whose = owner(life?.stolenAt, names.inText(token.holder));
		const why = works && !token.denylisted ? `, as ${whyUnheard(names)}` : '';
		const sentence = `${names.token(name)} of ${whose} ${words}${why}.`;
		return [{ name, kind: 'access', survives: works, sentence }];
	});
	return [...refresh, ...access];
}

function whyUnheard({ params }: RunNames): string {
	return params.revocation === 'none'
		? 'nobody asks the authorization server'
		: 'only refresh tokens are revoked here';
}
