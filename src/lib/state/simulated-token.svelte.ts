import type { RefreshTokenFacts } from '#lib/core/simulation/refresh/materialize.ts';
import type { TimelineParams } from '#lib/core/simulation/refresh/params.ts';
import type { AccessTokenLife } from '#lib/core/simulation/refresh/token-lives.ts';
import { Answer } from './answer.svelte.ts';
import { fetchOnce } from './fetch-once.ts';

/** What signs a run's tokens; nothing is signed before somebody looks at one. */
export const loadMaterialize = fetchOnce(() => import('#lib/core/simulation/refresh/materialize.ts'));

/** A token of the run that is to be looked at: an access token, or a refresh token that is a JWT. */
export type TokenWanted =
	| { readonly life: AccessTokenLife; readonly alg: TimelineParams['alg'] }
	| { readonly refresh: RefreshTokenFacts };

/** The text of a run's token, really signed, once it is. */
export class SimulatedToken {
	readonly #answer: Answer<TokenWanted, string | undefined>;

	/** @param wanted a derived value: the same object for the same token */
	constructor(wanted: () => TokenWanted | undefined) {
		this.#answer = new Answer(wanted, async (asked) => {
			const { materialize, materializeRefreshToken } = await loadMaterialize();
			if ('refresh' in asked) return materializeRefreshToken(asked.refresh, 'jwt');
			return materialize(asked.life.claims, asked.life.kid, asked.alg);
		});
	}

	/** Undefined while it is being signed, and where this browser cannot. */
	get text(): string | undefined {
		return this.#answer.current;
	}
	/** The code that signs could not be loaded. */
	get unavailable(): boolean {
		return this.#answer.unavailable;
	}
}
