import type { Ms } from '../kernel/ms.ts';
import { apiNames, type ApiName, type TimelineParams } from './params.ts';
import { publishedKids, signingKeys, signingKid } from './signing-keys.ts';
import type {
	AccessTokenClaims,
	Actor,
	JarName,
	MessageContent,
	RevocationReason,
	TabName,
} from './trace-event.ts';

/** How a tab stands; `refreshing`: it has tokens, and asks for new ones. */
export type TabState = 'anon' | 'logging-in' | 'ready' | 'refreshing' | 'needs-login' | 'signed-out';

/** The tokens that a browser keeps in one place. */
export interface JarTokens {
	readonly at: string;
	readonly rt: string;
	readonly gotAt: Ms;
	readonly expiresInS: number;
}

export interface FamilyState {
	readonly createdAt: Ms;
	readonly revokedAt: Ms | null;
	readonly reason: RevocationReason | null;
}

export interface RefreshTokenState {
	readonly fam: string;
	readonly generation: number;
	readonly parent: string | null;
	readonly children: readonly string[];
	readonly holder: Actor;
	readonly issuedAt: Ms;
	readonly lastUsed: Ms;
	readonly rotatedAt: Ms | null;
	/** A token that was rotated stays so when its family is revoked: it was of no use before. */
	readonly status: 'active' | 'rotated' | 'revoked';
}

export interface AccessTokenState {
	readonly fam: string;
	readonly kid: string;
	readonly claims: AccessTokenClaims;
	readonly holder: Actor;
	readonly issuedAt: Ms;
	/** The authorization server has put it on its denylist. */
	readonly denylisted: boolean;
}

/** What an API knows. */
export interface ApiState {
	readonly keySet: { readonly kids: readonly string[]; readonly at: Ms };
	/** What has reached it of the denylist. */
	readonly denied: readonly string[];
	/** What it was last told of a token's being active, and when. */
	readonly introspected: ReadonlyMap<string, { readonly active: boolean; readonly at: Ms }>;
}

export interface MessageInFlight {
	readonly from: Actor;
	readonly to: Actor;
	readonly content: MessageContent;
	readonly token: string | undefined;
	readonly sentAt: Ms;
	readonly arrives: Ms;
}

/** What one attacker holds. */
export interface Loot {
	readonly at: string | null;
	readonly rt: string | null;
}

/** What has happened so often up to a moment. */
export interface Counts {
	readonly actions: number;
	readonly ok: number;
	readonly failed: number;
	readonly logins: number;
	/** Answers to the person's tabs that were a 401. */
	readonly refusals: number;
	/** Refresh tokens that were taken, from whomever. */
	readonly refreshes: number;
	readonly attackerHits: number;
}

/** Who holds what, and who knows what, at one moment of a run. */
export interface WorldState {
	readonly t: Ms;
	/** How many of the trace's events have happened. */
	readonly happened: number;
	readonly tabs: ReadonlyMap<TabName, TabState>;
	/** Null where nothing is kept. */
	readonly jars: ReadonlyMap<JarName, JarTokens | null>;
	readonly families: ReadonlyMap<string, FamilyState>;
	readonly refreshTokens: ReadonlyMap<string, RefreshTokenState>;
	readonly accessTokens: ReadonlyMap<string, AccessTokenState>;
	readonly keys: { readonly published: readonly string[]; readonly signing: string };
	readonly denylist: readonly string[];
	readonly user: { readonly role: string; readonly enabled: boolean };
	readonly apis: ReadonlyMap<ApiName, ApiState>;
	/** By the name of the attack: `x1`, `x2`, … */
	readonly attackers: ReadonlyMap<string, Loot>;
	/** By name, in the order in which they were sent; those that are lost are not on their way. */
	readonly inFlight: ReadonlyMap<string, MessageInFlight>;
	readonly counts: Counts;
}

/** One refresh of a tab's: an attempt, or the pause before the next one. */
export interface RefreshUnderWay {
	readonly refresh: string;
	readonly attempt: number;
	readonly isPause: boolean;
	readonly until: Ms;
}

/** What a tab's state follows from. */
export interface TabFacts {
	readonly jar: JarName;
	readonly hasLeft: boolean;
	readonly needsLogin: boolean;
	/** The login that it waits for. */
	readonly login: { readonly message: string; readonly until: Ms } | null;
	readonly refreshes: readonly RefreshUnderWay[];
}

/** A state that events are still applied to. Its records are replaced and never changed, so that copies share them. */
export interface StateDraft {
	tabs: Map<TabName, TabFacts>;
	jars: Map<JarName, JarTokens | null>;
	families: Map<string, FamilyState>;
	refreshTokens: Map<string, RefreshTokenState>;
	accessTokens: Map<string, AccessTokenState>;
	keys: WorldState['keys'];
	denylist: readonly string[];
	user: WorldState['user'];
	apis: Map<ApiName, ApiState>;
	attackers: Map<string, Loot>;
	inFlight: Map<string, MessageInFlight>;
	counts: Counts;
}

/** The world before anything has happened. `role` is the user's at the beginning. */
export function stateAtStart(params: TimelineParams, role: string): StateDraft {
	const tabNames = Array.from({ length: params.tabs }, (_, index): TabName => `tab${index + 1}`);
	const jarOf = (name: TabName): JarName => (params.storage === 'shared' ? 'shared' : name);
	const keys = signingKeys(params);
	const published = publishedKids(keys, 0);
	const tab = { hasLeft: false, needsLogin: false, login: null, refreshes: [] };
	return {
		tabs: new Map(tabNames.map((name) => [name, { ...tab, jar: jarOf(name) }])),
		jars: new Map(tabNames.map((name) => [jarOf(name), null])),
		families: new Map(),
		refreshTokens: new Map(),
		accessTokens: new Map(),
		keys: { published, signing: signingKid(keys, 0) },
		denylist: [],
		user: { role, enabled: true },
		apis: new Map(
			apiNames.map((name) => [
				name,
				{ keySet: { kids: published, at: 0 }, denied: [], introspected: new Map() },
			]),
		),
		attackers: new Map(),
		inFlight: new Map(),
		counts: { actions: 0, ok: 0, failed: 0, logins: 0, refusals: 0, refreshes: 0, attackerHits: 0 },
	};
}

/** A copy that can be changed without the original. */
export function copyState(state: StateDraft): StateDraft {
	return {
		...state,
		tabs: new Map(state.tabs),
		jars: new Map(state.jars),
		families: new Map(state.families),
		refreshTokens: new Map(state.refreshTokens),
		accessTokens: new Map(state.accessTokens),
		apis: new Map(state.apis),
		attackers: new Map(state.attackers),
		inFlight: new Map(state.inFlight),
	};
}
