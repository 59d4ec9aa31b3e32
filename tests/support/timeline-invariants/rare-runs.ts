import type { TimelineParams } from '../../../src/lib/core/simulation/refresh/params.ts';

/** Runs that chance seldom comes to: borders met exactly, and what once went wrong. All that holds of every run holds of these. */
export const rareRuns: Readonly<Record<string, Partial<TimelineParams>>> = {
	'calls of two tabs wait for a login that nobody answers': {
		...{ horizonS: 300, tabs: 2, everyS: 100, phaseS: 0, latencyMs: 3000 },
	},
	'a call waits for the login of another tab, which fails': {
		...{ horizonS: 300, tabs: 2, everyS: 20, rtIdleS: 10, atTtlS: 20, relogin: true, reloginDelayS: 5 },
		...{ offline: [{ fromS: 30, toS: 120 }], latencyMs: 1500, phaseS: 3 },
	},
	'the logout comes before the answer to the login, which comes too late': {
		...{ horizonS: 300, logoutAtS: 3, latencyMs: 3000, everyS: 20 },
	},
	'the first tab leaves while the others wait to be opened from it': {
		...{ horizonS: 300, tabs: 3, storage: 'copied', logoutAtS: 1, latencyMs: 2000, phaseS: 0 },
	},
	'a theft from an empty place, and one that takes something': {
		...{ horizonS: 900, atTtlS: 60, everyS: 20 },
		attacks: [
			{ atS: 0, steal: 'both', tab: 1, useEveryS: 20, refresh: 'when-expired' },
			{ atS: 30, steal: 'both', tab: 1, useEveryS: 20, refresh: 'when-expired' },
		],
	},
	'the user changes at the very end': { horizonS: 300, roleChangeAtS: 300, disableAtS: 300 },
	'a call is decided after the end, by a list that was written just before it': {
		...{ horizonS: 61, atTtlS: 63, rtIdleS: 10, rtAbsS: 10, everyS: 0, targets: ['C'], jitterMs: 1943 },
		...{ latencyMs: 0, seed: 0, revocation: 'denylist-pull', pullEveryS: 7, reuseKillsAT: true },
		...{ disableAtS: 2, jwksTtlS: 0, cooldownS: 0, refetchOnUnknownKid: false, refresh: 'none' },
		attacks: [
			{ atS: 3, steal: 'both', tab: 1, useEveryS: 61, refresh: { atS: 55 } },
			{ atS: 26, steal: 'at', tab: 1, useEveryS: 2, refresh: 'never' },
		],
	},
	'refreshes at the very moment at which a login, a token or a grace period ends': {
		...{ horizonS: 300, latencyMs: 0, everyS: 10, phaseS: 0, atTtlS: 10, rtAbsS: 60, rtIdleS: 30 },
		...{ relogin: true, reloginDelayS: 0, tabs: 2, storage: 'copied', graceS: 10 },
	},
	'the oldest of three tokens is redeemed again within the grace period': {
		...{ horizonS: 300, everyS: 0, atTtlS: 15, graceS: 200, tabs: 2, storage: 'copied' },
		script: [
			{ atS: 20, tab: 1, rs: 'A' },
			{ atS: 40, tab: 1, rs: 'A' },
			{ atS: 60, tab: 2, rs: 'A' },
		],
	},
	'a new key comes while the key set may not be asked for again': {
		...{ horizonS: 300, everyS: 10, atTtlS: 30, rotateAtS: [60], cooldownS: 150 },
	},
	'nothing for just as long as a refresh token lives': {
		...{ horizonS: 300, latencyMs: 0, everyS: 30, phaseS: 0, atTtlS: 10, rtIdleS: 30 },
	},
	'the user changes, and a token is stolen, when a call is due': {
		...{ horizonS: 300, everyS: 10, phaseS: 0, latencyMs: 0, roleChangeAtS: 100, disableAtS: 200 },
		attacks: [{ atS: 50, steal: 'at', tab: 1, useEveryS: 10, refresh: 'never' }],
	},
	'a logout while refreshes are under way': {
		...{
			horizonS: 300,
			everyS: 5,
			phaseS: 0,
			latencyMs: 2000,
			atTtlS: 20,
			logoutAtS: 27,
			singleFlight: 'none',
		},
	},
	'two tabs are refused at once, and one waits for the lock of the other': {
		...{ horizonS: 300, everyS: 10, atTtlS: 30, tabs: 2, singleFlight: 'cross-tab' },
	},
};
