import type { TextRange } from '../problem.ts';

/** What stood around a token: the thing it was found in. */
export type Surroundings =
	| 'nothing'
	| 'white-space'
	| 'quotes'
	| 'bearer'
	| 'authorization-header'
	| 'cookie'
	| 'set-cookie'
	| 'curl'
	| 'json'
	| 'url-query'
	| 'url-fragment'
	| 'text';

/** A token that was found in a text. */
export interface FoundToken {
	/** The token, with line wraps taken out. */
	readonly token: string;
	/** Where it stands in the text, line wraps included. */
	readonly range: TextRange;
	readonly surroundings: Surroundings;
	/** The name that the token goes by in its surroundings: `access_token`, a cookie's name; else undefined. */
	readonly name: string | undefined;
	/** True when white space inside the token was taken out. */
	readonly wrapped: boolean;
}
