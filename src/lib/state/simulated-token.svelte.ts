import type { TimelineParams } from '#lib/core/simulation/refresh/params.ts';
import type { AccessTokenLife } from '#lib/core/simulation/refresh/token-lives.ts';
import { Answer } from './answer.svelte.ts';
import { fetchOnce } from './fetch-once.ts';

/** What signs a run's tokens; nothing is signed before somebody looks at one. */
export const loadMaterialize = fetchOnce(() => import('#lib/core/simulation/refresh/materialize.ts'));

/** An access token of the run that is to be looked at. */
export interface TokenWanted {
	readonly life: AccessTokenLife;
	readonly alg: TimelineParams['alg'];
}

/** The text of a run's token, really signed, once it is. */
export class SimulatedToken {
	readonly #answer: Answer<TokenWanted, string | undefined>;

	/** @param wanted a derived value: the same object for the same token */
	constructor(wanted: () => TokenWanted | undefined) {
		this.#answer = new Answer(wanted, async ({ life, alg }) => {
			const { materialize } = await loadMaterialize();
			return materialize(life.claims, life.kid, alg);
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
