import type { Ms } from '../kernel/ms.ts';
import type { TokenResponse } from './authorization-server.ts';
import type { JarName } from './trace-event.ts';

/** The tokens that a browser keeps, and since when. */
export interface StoredTokens extends TokenResponse {
	readonly gotAt: Ms;
}

/** A place in the browser where tokens are kept: for all tabs, or for one. */
export class Jar {
	readonly name: JarName;
	tokens: StoredTokens | undefined;
	/** Counts the changes, so that one who waited can tell whether somebody else was here. */
	version = 0;

	constructor(name: JarName) {
		this.name = name;
	}

	put(tokens: StoredTokens | undefined): void {
		this.tokens = tokens;
		this.version += 1;
	}
}
