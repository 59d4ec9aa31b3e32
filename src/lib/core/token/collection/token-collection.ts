import { decodeUtf8, encodeUtf8 } from '../../encoding/utf8.ts';
import type { PlacedToken, TokenPlace } from './token-place.ts';

/** One of the distinct tokens of a text. */
export interface CollectedToken {
	readonly token: string;
	/** How often it was found. */
	readonly count: number;
	readonly first: TokenPlace;
	readonly last: TokenPlace;
}

/** Distinct tokens that are kept; further ones are counted only. */
export const mostCollected = 50_000;

type Collected = { -readonly [Name in keyof CollectedToken]: CollectedToken[Name] };

/** Gathers tokens: each distinct one once, with its count and its first and last place, in the order of their first ones. */
export class TokenCollection {
	readonly #byToken = new Map<string, Collected>();
	#found = 0;
	#leftOut = 0;

	/** All that were found, repeated ones too. */
	get found(): number {
		return this.#found;
	}
	/** Those found beyond the most distinct ones that are kept. */
	get leftOut(): number {
		return this.#leftOut;
	}
	get distinct(): number {
		return this.#byToken.size;
	}

	add({ token, place }: PlacedToken): void {
		this.#found++;
		const known = this.#byToken.get(token);
		if (known) {
			known.count++;
			known.last = place;
		} else if (this.#byToken.size < mostCollected) {
			const own = ownText(token);
			this.#byToken.set(own, { token: own, count: 1, first: place, last: place });
		} else this.#leftOut++;
	}

	/** The distinct tokens in the order in which they were found. */
	tokens(): readonly CollectedToken[] {
		return [...this.#byToken.values()];
	}
}

/** The same text by itself: a piece of a long text keeps all of that text in memory. */
function ownText(text: string): string {
	return decodeUtf8(encodeUtf8(text)).text;
}
