import type { ParameterGroup, ParameterName } from '#lib/core/simulation/refresh/parameter-table.ts';
import type { ClockOwner } from '#lib/core/simulation/refresh/params.ts';

/** What a parameter is called, and one sentence on what it does. */
export interface ParameterWords {
	readonly label: string;
	readonly meaning: string;
	/** What no value is called: never, for ever. */
	readonly none?: string;
	/** What a zero is called. */
	readonly zero?: string;
}

export const groupLabels: Readonly<Record<ParameterGroup, string>> = {
	tokens: 'Tokens',
	client: 'Client',
	network: 'Network',
	clocks: 'Clocks',
	revocation: 'Revocation',
	keys: 'Keys',
	attacker: 'Attacker',
	run: 'Run',
};

export const clockLabels: Readonly<Record<ClockOwner, string>> = {
	client: 'Clock skew, client',
	as: 'Clock skew, auth server',
	A: 'Clock skew, API A',
	B: 'Clock skew, API B',
	C: 'Clock skew, API C',
};

export const parameterWords: Readonly<Record<ParameterName, ParameterWords>> = {
	atTtlS: {
		label: 'Access token lifetime',
		meaning: 'From iat to exp. A stolen access token works this long, whatever else is done.',
	},
	rtIdleS: {
		label: 'Refresh token idle limit',
		meaning: 'A refresh token that is not used for this long is of no more use.',
	},
	rtAbsS: {
		label: 'Longest login',
		meaning: 'After this long one has to log in again, however much the tokens are used.',
	},
	rotation: {
		label: 'Refresh token',
		meaning: 'Whether each refresh gives a new refresh token and ends the one before.',
	},
	reuseDetection: {
		label: 'On reuse',
		meaning: 'What the auth server does when a refresh token comes that was redeemed before.',
	},
	graceS: {
		label: 'Grace period',
		meaning:
			'For how long a refresh token that was just redeemed is still taken, for lost answers and races.',
		zero: 'none',
	},
	graceMode: {
		label: 'Within the grace period',
		meaning: 'What one gets who comes again with a refresh token that was just redeemed.',
	},
	graceDepth: {
		label: 'Grace is for',
		meaning: 'Only the token just before the newest, or any that was redeemed within the period.',
	},
	includeNbf: {
		label: 'Access tokens carry nbf',
		meaning: 'nbf equals iat: an API whose clock is behind refuses a new token as not yet valid.',
	},
	alg: {
		label: 'Signature',
		meaning: 'How access tokens are signed. With HS256 every API holds the key that signs.',
	},
	rtForm: {
		label: 'Refresh token is',
		meaning: 'A random text that only the auth server can look up, or a JWT.',
	},
	refresh: {
		label: 'Client refreshes',
		meaning: 'When the client redeems its refresh token. All but “never” also refresh when an API says 401.',
	},
	aheadS: {
		label: 'Refresh ahead of expiry',
		meaning: 'How long before expiry the client counts its access token as due.',
	},
	expirySource: {
		label: 'Client learns expiry from',
		meaning: 'expires_in counts from when it came; exp is compared with the client’s own clock.',
	},
	timerFloorMs: {
		label: 'Least time between timers',
		meaning: 'The timer does not refresh more often than this.',
	},
	refreshOn401Reasons: {
		label: 'Refresh when an API says',
		meaning: 'Which refusals lead to a refresh and one more try.',
	},
	singleFlight: {
		label: 'Refreshes at the same time',
		meaning: 'Who waits for a refresh that is already on its way instead of starting one more.',
	},
	tabs: { label: 'Tabs', meaning: 'Browser tabs in which the person works.' },
	storage: {
		label: 'Tabs’ storage',
		meaning: 'One storage for all tabs (localStorage, cookies), or a copy in each (sessionStorage).',
	},
	everyS: {
		label: 'A call every',
		meaning: 'How often each tab calls an API.',
		zero: 'only scripted calls',
	},
	phaseS: { label: 'First call at', meaning: 'When the first of the regular calls is made.' },
	burst: { label: 'Calls at once', meaning: 'How many calls are made each time.' },
	targets: { label: 'Calls go to', meaning: 'The APIs that are called in turn.' },
	script: { label: 'Scripted calls', meaning: 'Single calls at set times, beside the regular ones.' },
	relogin: {
		label: 'Logs in again when signed out',
		meaning: 'Whether the person logs in again after having been signed out.',
	},
	reloginDelayS: {
		label: 'Logging in again takes',
		meaning: 'How long after being signed out the person has logged in again.',
	},
	latencyMs: { label: 'Delay, one way', meaning: 'How long every message is under way.' },
	jitterMs: {
		label: 'Jitter, up to',
		meaning: 'By how much longer a message may be under way, drawn from the seed.',
	},
	timeoutMs: { label: 'Timeout', meaning: 'How long the client waits for an answer.' },
	retries: {
		label: 'Retries of a refresh',
		meaning: 'How often a refresh without an answer is tried again, with the same refresh token.',
	},
	backoffMs: {
		label: 'Before the first retry',
		meaning: 'The wait before the first retry; it doubles before each further one.',
	},
	offline: {
		label: 'Offline',
		meaning: 'When the browser reaches nobody: what is sent or arrives then is lost.',
	},
	dropRefreshResponse: {
		label: 'Lost refresh answers',
		meaning: 'Which answers to refreshes are lost: the auth server has acted, and the client never hears.',
	},
	leewayS: {
		label: 'Leeway',
		meaning: 'By how much each API is generous with exp and nbf, for clocks that differ.',
	},
	skewS: {
		label: 'Clock skew',
		meaning: 'By how much each clock is ahead of true time, or behind it.',
	},
	revocation: {
		label: 'APIs learn of revocation',
		meaning: 'How an API gets to know that a token which has not expired is no longer good.',
	},
	reuseKillsAT: {
		label: 'Reuse revokes access tokens too',
		meaning: 'A family that is revoked takes its access tokens along, where the APIs can learn of it.',
	},
	pushDelayS: {
		label: 'Push takes',
		meaning: 'How long until a revoked token has been pushed to every API.',
	},
	pullEveryS: { label: 'Pull every', meaning: 'How often each API fetches the list of revoked tokens.' },
	introspectCacheS: {
		label: 'Introspection remembered',
		meaning: 'For how long an API goes by the last answer instead of asking again.',
		zero: 'not at all',
	},
	logoutAtS: { label: 'Logout at', meaning: 'When the person logs out.', none: 'never' },
	logoutKind: {
		label: 'Logout',
		meaning: 'Whether logging out only empties the browser, or also revokes at the auth server.',
	},
	roleChangeAtS: {
		label: 'Role changes at',
		meaning: 'When the person is demoted in the database; tokens issued before keep the old role.',
		none: 'never',
	},
	disableAtS: {
		label: 'Account disabled at',
		meaning: 'When the account is switched off in the database.',
		none: 'never',
	},
	rotateAtS: { label: 'New signing keys at', meaning: 'When the auth server begins to sign with a new key.' },
	leadS: {
		label: 'Published before it signs',
		meaning: 'For how long a new key stands in the key set before it signs.',
		zero: 'not at all',
	},
	retireS: {
		label: 'Old key stays published',
		meaning: 'For how long a key stays in the key set after it signed last.',
		none: 'for ever',
	},
	jwksTtlS: {
		label: 'APIs keep the key set',
		meaning: 'For how long an API goes by the key set that it fetched.',
	},
	cooldownS: {
		label: 'Least time between fetches',
		meaning: 'After fetching the key set an API waits this long before an unknown key makes it fetch again.',
	},
	refetchOnUnknownKid: {
		label: 'Fetch keys when a kid is unknown',
		meaning: 'An API that meets an unknown kid fetches the key set anew before it refuses.',
	},
	attacks: {
		label: 'Thefts',
		meaning: 'When somebody reads a tab’s storage, what is taken, and how it is used.',
	},
	horizonS: { label: 'Run lasts', meaning: 'How long is simulated.' },
	seed: {
		label: 'Seed',
		meaning: 'What chance is drawn from: the same seed gives the same run.',
	},
};
