import type { GuessEngine, GuessTarget } from '#lib/core/jose/secrets/guess-engine.ts';
import type { GuessedPiece } from '#lib/core/jose/secrets/guesser.ts';

/** What the page tells the worker. Each job is about one signature; several may be under way. */
export type GuessRequest =
	| { readonly kind: 'begin'; readonly job: number; readonly target: GuessTarget }
	/** A piece of a list of secrets, one a line; without one, the secrets that no line can be. */
	| {
			readonly kind: 'try';
			readonly job: number;
			readonly piece: Uint8Array<ArrayBuffer> | undefined;
			readonly isLast: boolean;
	  }
	| { readonly kind: 'end'; readonly job: number };

/** What a piece came to, and what it took. */
export interface TriedPiece extends GuessedPiece {
	/** Milliseconds of the worker. */
	readonly took: number;
	readonly engine: GuessEngine['kind'];
}

/** What the worker tells the page: that it has begun, and an answer to each piece, in their order. */
export type GuessResponse =
	{ readonly kind: 'ready' } | { readonly kind: 'tried'; readonly job: number; readonly tried: TriedPiece };
