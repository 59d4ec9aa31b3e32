import type { Surroundings } from '../found-token.ts';

/** Where in a recorded HTTP exchange a token was found (HAR 1.2). */
export type HarPart =
	| 'address'
	| 'request-header'
	| 'request-cookie'
	| 'request-body'
	| 'response-header'
	| 'response-cookie'
	| 'response-body'
	| 'redirect'
	| 'message'
	| 'elsewhere';

/** A token's place in a text of lines: a log, a CSV file, JSON Lines. */
export interface LinePlace {
	readonly kind: 'line';
	/** The file's name, where there are several. */
	readonly source: string | undefined;
	/** From 1. */
	readonly line: number;
	/** The time at the line's beginning as it is written there. */
	readonly time: string | undefined;
	/** What the token is called in its surroundings. */
	readonly name: string | undefined;
	readonly surroundings: Surroundings;
}

/** A token's place in a HAR. */
export interface HarPlace {
	readonly kind: 'har';
	readonly source: string | undefined;
	/** The number of the exchange, from 1; 0 for what belongs to none. */
	readonly entry: number;
	/** When the exchange began as it is written there. */
	readonly time: string | undefined;
	readonly method: string | undefined;
	/** Host and path of the address, without its query; undefined for what belongs to no exchange. */
	readonly address: string | undefined;
	readonly part: HarPart;
	/** The header's, cookie's or member's name. */
	readonly name: string | undefined;
}

export type TokenPlace = LinePlace | HarPlace;

/** A token and one place in which it stands. */
export interface PlacedToken {
	readonly token: string;
	readonly place: TokenPlace;
}
