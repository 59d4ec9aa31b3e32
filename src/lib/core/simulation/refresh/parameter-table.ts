// What can be set on the timeline, a row a parameter. To add one, do this:
// 1. add the member to `TimelineParams` and `defaultParams` (params.ts); the compiler then asks for its row here;
// 2. write the row: its group, its kind, and the range that is taken (what is outside is set to the nearest end);
// 3. write its words (components/timeline/words/parameter-words.ts), which the compiler asks for too.
// Reading, links, the panel and the tests walk this table; none of them names parameters anew.

import type { ApiName, Attack, ClockOwner, OfflineWindow, ScriptedCall, TimelineParams } from './params.ts';
import { apiNames } from './params.ts';

export type ParameterName = keyof TimelineParams;

/** The groups of the panel, in its order. */
export const parameterGroups = [
	'tokens',
	'client',
	'network',
	'clocks',
	'revocation',
	'keys',
	'attacker',
	'run',
] as const;
export type ParameterGroup = (typeof parameterGroups)[number];

/** Whole numbers that are taken, both ends included: seconds, milliseconds or a count. */
export interface NumberRange {
	readonly unit: 's' | 'ms' | 'n';
	readonly min: number;
	readonly max: number;
	/** What an arrow key adds. */
	readonly step: number;
	/** What is commonly chosen, both ends included. */
	readonly usual?: readonly [from: number, to: number];
}

/** How a parameter is set. */
export type ParameterKind =
	| ({ readonly kind: 'number' } & NumberRange)
	/** A number, or null for never or for ever. */
	| ({ readonly kind: 'number-or-none' } & NumberRange)
	/** A moment of the run, or null for never. */
	| ({ readonly kind: 'moment-or-none' } & NumberRange)
	| ({ readonly kind: 'clocks' } & NumberRange)
	| { readonly kind: 'yes-no' }
	| { readonly kind: 'choice'; readonly choices: readonly string[] }
	/** Any of the choices, each once; at least `fewest`. */
	| { readonly kind: 'choices'; readonly choices: readonly string[]; readonly fewest: 0 | 1 }
	/** Whole numbers; `areMoments` when they are moments of the run. */
	| ({ readonly kind: 'numbers'; readonly most: number; readonly areMoments: boolean } & NumberRange)
	| { readonly kind: 'windows'; readonly most: number }
	| { readonly kind: 'attacks'; readonly most: number }
	| { readonly kind: 'calls'; readonly most: number };

export type ParameterRow = ParameterKind & { readonly group: ParameterGroup };

const day = 86_400;

/** A moment of the run, in seconds; the run's own end bounds it further. */
export const momentRange: NumberRange = { unit: 's', min: 0, max: 2 * day, step: 10 };
export const tabRange: NumberRange = { unit: 'n', min: 1, max: 4, step: 1 };
export const attackUseRange: NumberRange = { unit: 's', min: 1, max: day, step: 1 };

export const clockOwners: readonly ClockOwner[] = ['client', 'as', 'A', 'B', 'C'];
export const stolenThings: readonly Attack['steal'][] = ['at', 'rt', 'both'];
export const attackRefreshes = ['never', 'at-once', 'when-expired'] as const;

/** What an entry of a list begins as, and what stands for a member that one lacks. */
export const plainAttack = {
	atS: 300,
	steal: 'both',
	tab: 1,
	useEveryS: 30,
	refresh: 'never',
} as const satisfies Attack;
export const plainWindow: OfflineWindow = { fromS: 600, toS: 900 };
export const plainCall: ScriptedCall = { atS: 60, tab: 1, rs: 'A' };

const seconds = (min: number, max: number, step: number, usual?: readonly [number, number]) =>
	({ kind: 'number', unit: 's', min, max, step, ...(usual && { usual }) }) as const;
const milliseconds = (min: number, max: number, step: number) =>
	({ kind: 'number', unit: 'ms', min, max, step }) as const;
const count = (min: number, max: number) => ({ kind: 'number', unit: 'n', min, max, step: 1 }) as const;
const choice = (...choices: readonly string[]) => ({ kind: 'choice', choices }) as const;
const yesNo = { kind: 'yes-no' } as const;
const maybeMoment = { ...momentRange, kind: 'moment-or-none' } as const;
const apis: readonly ApiName[] = apiNames;

const tokens = 'tokens';
const client = 'client';
const network = 'network';
const revocation = 'revocation';
const keys = 'keys';

/** Every parameter once, in the order in which the panel shows those of a group. */
export const parameterTable: Readonly<Record<ParameterName, ParameterRow>> = {
	atTtlS: { group: tokens, ...seconds(10, day, 30, [900, 3600]) },
	rtIdleS: { group: tokens, ...seconds(10, 90 * day, 60) },
	rtAbsS: { group: tokens, ...seconds(10, 90 * day, 60) },
	rotation: { group: tokens, ...choice('reuse', 'rotate') },
	reuseDetection: { group: tokens, ...choice('reject', 'revoke-family') },
	graceS: { group: tokens, ...seconds(0, 3600, 1, [0, 60]) },
	graceMode: { group: tokens, ...choice('sibling', 'replay', 'reject') },
	graceDepth: { group: tokens, ...choice('one', 'any') },
	includeNbf: { group: tokens, ...yesNo },
	alg: { group: tokens, ...choice('EdDSA', 'HS256', 'RS256') },
	rtForm: { group: tokens, ...choice('opaque', 'jwt') },

	refresh: { group: client, ...choice('none', 'on-401', 'before-request', 'timer') },
	aheadS: { group: client, ...seconds(0, 3600, 1) },
	expirySource: { group: client, ...choice('expires_in', 'exp-claim') },
	timerFloorMs: { group: client, ...milliseconds(100, 60_000, 100) },
	refreshOn401Reasons: {
		group: client,
		kind: 'choices',
		choices: ['expired', 'invalid', 'not-yet-valid'],
		fewest: 0,
	},
	singleFlight: { group: client, ...choice('none', 'per-tab', 'cross-tab') },
	tabs: { group: client, kind: 'number', ...tabRange },
	storage: { group: client, ...choice('shared', 'copied') },
	everyS: { group: client, ...seconds(0, day, 1) },
	phaseS: { group: client, ...seconds(0, day, 1) },
	burst: { group: client, ...count(1, 20) },
	targets: { group: client, kind: 'choices', choices: apis, fewest: 1 },
	script: { group: client, kind: 'calls', most: 200 },
	relogin: { group: client, ...yesNo },
	reloginDelayS: { group: client, ...seconds(0, 3600, 1) },

	latencyMs: { group: network, ...milliseconds(0, 5000, 10) },
	jitterMs: { group: network, ...milliseconds(0, 5000, 10) },
	timeoutMs: { group: network, ...milliseconds(100, 60_000, 100) },
	retries: { group: network, ...count(0, 10) },
	backoffMs: { group: network, ...milliseconds(0, 60_000, 100) },
	offline: { group: network, kind: 'windows', most: 50 },
	dropRefreshResponse: {
		group: network,
		kind: 'numbers',
		areMoments: false,
		most: 50,
		unit: 'n',
		min: 1,
		max: 1000,
		step: 1,
	},

	leewayS: { group: 'clocks', ...seconds(0, 300, 1, [0, 120]) },
	skewS: { group: 'clocks', kind: 'clocks', unit: 's', min: -3600, max: 3600, step: 1 },

	revocation: { group: revocation, ...choice('none', 'denylist-push', 'denylist-pull', 'introspect') },
	reuseKillsAT: { group: revocation, ...yesNo },
	pushDelayS: { group: revocation, ...seconds(0, 3600, 1) },
	pullEveryS: { group: revocation, ...seconds(1, day, 1) },
	introspectCacheS: { group: revocation, ...seconds(0, day, 1) },
	logoutAtS: { group: revocation, ...maybeMoment },
	logoutKind: { group: revocation, ...choice('local', 'revoke-rt', 'revoke-rt+denylist') },
	roleChangeAtS: { group: revocation, ...maybeMoment },
	disableAtS: { group: revocation, ...maybeMoment },

	rotateAtS: { group: keys, ...momentRange, kind: 'numbers', areMoments: true, most: 20, min: 1 },
	leadS: { group: keys, ...seconds(0, 2 * day, 10) },
	retireS: { group: keys, kind: 'number-or-none', unit: 's', min: 0, max: 2 * day, step: 10 },
	jwksTtlS: { group: keys, ...seconds(0, day, 10) },
	cooldownS: { group: keys, ...seconds(0, 3600, 1) },
	refetchOnUnknownKid: { group: keys, ...yesNo },

	attacks: { group: 'attacker', kind: 'attacks', most: 20 },

	horizonS: { group: 'run', ...seconds(60, 2 * day, 60) },
	seed: { group: 'run', ...count(0, 0xffff_ffff) },
};

export const parameterNames = Object.keys(parameterTable) as readonly ParameterName[];
