import type { FoundToken, Surroundings } from '#lib/core/token/found-token.ts';
import type { ManyTokens, TokenRow } from '#lib/state/many-tokens.svelte.ts';
import { noFacets, type Facets, type Order } from './select-rows.ts';

/** The list of tokens that was found last, and how it is looked at: it stays in memory until it is forgotten. */
export class TokensFound {
	current = $state.raw<ManyTokens | undefined>();
	sought = $state('');
	facets = $state.raw<Facets>(noFacets);
	order = $state.raw<Order>({ column: 'number', descending: false });
	/** The number of the row that was opened or reached last. */
	number = $state<number>();

	/** Takes another list, looked at anew. */
	take(list: ManyTokens | undefined): void {
		this.current?.pause();
		this.current = list;
		this.sought = '';
		this.facets = noFacets;
		this.order = { column: 'number', descending: false };
		this.number = undefined;
	}

	forget(): void {
		this.take(undefined);
	}
}

export const tokensFound = new TokensFound();

/** A row's token as one that was found in other text. */
export function foundOf({ token, first }: TokenRow): FoundToken {
	return {
		token,
		range: { from: 0, to: token.length },
		surroundings: surroundingsOf(first),
		name: first.name,
		wrapped: false,
	};
}

function surroundingsOf(place: TokenRow['first']): Surroundings {
	if (place.kind === 'line') return place.surroundings;
	switch (place.part) {
		case 'request-header':
			return place.name?.toLowerCase() === 'authorization' ? 'authorization-header' : 'text';
		case 'request-cookie':
			return 'cookie';
		case 'response-cookie':
			return 'set-cookie';
		case 'address':
			return 'url-query';
		case 'request-body':
		case 'response-body':
			return 'json';
		default:
			return 'text';
	}
}
