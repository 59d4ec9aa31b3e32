/** The three APIs of the timeline, each with its own clock and caches. */
export type ApiName = 'A' | 'B' | 'C';
export const apiNames: readonly ApiName[] = ['A', 'B', 'C'];

/** Whose clock can be wrong. */
export type ClockOwner = 'client' | 'as' | ApiName;

/** A refusal as the client tells them apart; `invalid` is an unknown key or a revoked token. */
export type RefusalClass = 'expired' | 'invalid' | 'not-yet-valid';

export interface ScriptedCall {
	readonly atS: number;
	/** From 1. */
	readonly tab: number;
	readonly rs: ApiName;
}

export interface OfflineWindow {
	readonly fromS: number;
	readonly toS: number;
}

export interface Attack {
	readonly atS: number;
	readonly steal: 'at' | 'rt' | 'both';
	/** From 1: whose storage is read. */
	readonly tab: number;
	readonly useEveryS: number;
	/** When the attacker first redeems the stolen refresh token; from then on again whenever an API refuses. */
	readonly refresh: 'never' | 'at-once' | 'when-expired' | { readonly atS: number };
}

/** All that decides a run of the timeline. Times are seconds (`S`) or milliseconds (`Ms`) since its beginning. */
export interface TimelineParams {
	readonly seed: number;
	readonly horizonS: number;

	readonly atTtlS: number;
	/** Access tokens carry `nbf`, equal to `iat`. */
	readonly includeNbf: boolean;
	/** A refresh token dies when it was not used for this long. */
	readonly rtIdleS: number;
	/** A login dies after this long, however much it is used. */
	readonly rtAbsS: number;
	readonly rotation: 'reuse' | 'rotate';
	readonly reuseDetection: 'reject' | 'revoke-family';
	/** For how long a rotated refresh token is still taken; 0 for never. */
	readonly graceS: number;
	readonly graceMode: 'sibling' | 'replay' | 'reject';
	/** `one`: only the immediately previous token; `any`: however old its place in the chain. */
	readonly graceDepth: 'one' | 'any';
	/** Revoking a family also revokes its access tokens, where the APIs can learn of it. */
	readonly reuseKillsAT: boolean;
	readonly alg: 'EdDSA' | 'HS256' | 'RS256';
	readonly rtForm: 'opaque' | 'jwt';

	readonly leewayS: number;
	/** By how many seconds each clock is ahead of true time. */
	readonly skewS: Readonly<Record<ClockOwner, number>>;

	readonly refresh: 'none' | 'on-401' | 'before-request' | 'timer';
	readonly aheadS: number;
	readonly expirySource: 'expires_in' | 'exp-claim';
	readonly timerFloorMs: number;
	readonly refreshOn401Reasons: readonly RefusalClass[];
	readonly singleFlight: 'none' | 'per-tab' | 'cross-tab';
	readonly storage: 'shared' | 'copied';
	readonly tabs: number;
	/** Each tab calls an API this often; 0 for scripted calls only. */
	readonly everyS: number;
	readonly phaseS: number;
	/** Calls at once, each time. */
	readonly burst: number;
	/** Called in turn. */
	readonly targets: readonly ApiName[];
	readonly script: readonly ScriptedCall[];
	readonly relogin: boolean;
	readonly reloginDelayS: number;

	/** One way. */
	readonly latencyMs: number;
	/** Up to this much more, one way. */
	readonly jitterMs: number;
	readonly timeoutMs: number;
	/** Of a refresh that was not answered, with the same refresh token. */
	readonly retries: number;
	/** Before the first retry; doubled before each further one. */
	readonly backoffMs: number;
	readonly offline: readonly OfflineWindow[];
	/** Which answers to the client's refresh requests are lost, counted from 1. */
	readonly dropRefreshResponse: readonly number[];

	readonly revocation: 'none' | 'denylist-push' | 'denylist-pull' | 'introspect';
	readonly pushDelayS: number;
	readonly pullEveryS: number;
	readonly introspectCacheS: number;

	readonly rotateAtS: readonly number[];
	/** For how long a key is published before it signs. */
	readonly leadS: number;
	/** For how long a key stays published after it signed last; null for ever. */
	readonly retireS: number | null;
	readonly jwksTtlS: number;
	readonly cooldownS: number;
	readonly refetchOnUnknownKid: boolean;

	readonly attacks: readonly Attack[];
	readonly logoutAtS: number | null;
	readonly logoutKind: 'local' | 'revoke-rt' | 'revoke-rt+denylist';
	readonly roleChangeAtS: number | null;
	readonly disableAtS: number | null;
}

export const defaultParams: TimelineParams = {
	seed: 1,
	horizonS: 7200,

	atTtlS: 900,
	includeNbf: false,
	rtIdleS: 3600,
	rtAbsS: 28800,
	rotation: 'rotate',
	reuseDetection: 'revoke-family',
	graceS: 0,
	graceMode: 'sibling',
	graceDepth: 'one',
	reuseKillsAT: false,
	alg: 'EdDSA',
	rtForm: 'opaque',

	leewayS: 0,
	skewS: { client: 0, as: 0, A: 0, B: 0, C: 0 },

	refresh: 'on-401',
	aheadS: 60,
	expirySource: 'expires_in',
	timerFloorMs: 1000,
	refreshOn401Reasons: ['expired', 'invalid'],
	singleFlight: 'per-tab',
	storage: 'shared',
	tabs: 1,
	everyS: 60,
	phaseS: 7,
	burst: 1,
	targets: apiNames,
	script: [],
	relogin: false,
	reloginDelayS: 20,

	latencyMs: 40,
	jitterMs: 0,
	timeoutMs: 5000,
	retries: 2,
	backoffMs: 1000,
	offline: [],
	dropRefreshResponse: [],

	revocation: 'none',
	pushDelayS: 1,
	pullEveryS: 30,
	introspectCacheS: 0,

	rotateAtS: [],
	leadS: 0,
	retireS: null,
	jwksTtlS: 600,
	cooldownS: 30,
	refetchOnUnknownKid: true,

	attacks: [],
	logoutAtS: null,
	logoutKind: 'local',
	roleChangeAtS: null,
	disableAtS: null,
};
