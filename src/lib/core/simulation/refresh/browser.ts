import type { AuthorizationServer, TokenResponse } from './authorization-server.ts';
import type { Jar, StoredTokens } from './jar.ts';
import type { ApiName } from './params.ts';
import type { ResourceServer } from './resource-server.ts';
import type { RefreshDenial, TabName } from './trace-event.ts';
import type { World } from './world.ts';

/** What those who refresh, or steal, know of a tab. */
export interface BrowserTab {
	readonly name: TabName;
	readonly jar: Jar;
	/** Keeps new tokens. */
	readonly store: (response: TokenResponse) => void;
	/** Goes on with what another has stored. */
	readonly adopt: (tokens: StoredTokens) => void;
	/** The authorization server has refused. */
	readonly signOut: (reason: RefreshDenial) => void;
}

/** What the tabs of a browser share. */
export interface Browser {
	readonly world: World;
	readonly server: AuthorizationServer;
	readonly apis: ReadonlyMap<ApiName, ResourceServer>;
	/** Answers to refresh requests that were sent to this browser so far. */
	refreshAnswers: number;
	/** Who waits for the lock that all tabs share (Web Locks), the holder first. */
	readonly lock: (() => void)[];
}
