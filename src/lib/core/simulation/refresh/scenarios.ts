// To add one: an object here, its words in components/timeline/words/scenario-words.ts, its numbers in
// scenarios.test.ts. A variant changes its scenario's parameters further; what it does not name stays.
import { defaultParams, type TimelineParams } from './params.ts';

/** Something that happens to tokens often enough to have a name, as a change of the default parameters. */
export interface Scenario {
	/** `S01`, `S02`, …: what links name. */
	readonly id: string;
	readonly change: Partial<TimelineParams>;
	readonly variants: readonly ScenarioVariant[];
	/** The parameters that matter here; the others are out of sight until asked for. */
	readonly unlocked: readonly (keyof TimelineParams)[];
}

export interface ScenarioVariant {
	/** The scenario's id and a letter: `S12b`. */
	readonly id: string;
	readonly change: Partial<TimelineParams>;
}

const variant = (id: string, change: Partial<TimelineParams>): ScenarioVariant => ({ id, change });

const noSkew = defaultParams.skewS;
const stealBoth = { atS: 300, steal: 'both', tab: 1, useEveryS: 30, refresh: 'when-expired' } as const;
const dial = (atTtlS: number): Partial<TimelineParams> => ({
	atTtlS,
	aheadS: Math.min(60, Math.floor(atTtlS / 3)),
});
/** One call a minute until a moment, then none. */
const callsUntil = (lastS: number) =>
	Array.from({ length: Math.floor((lastS - 7) / 60) + 1 }, (_, index) => ({
		atS: 7 + index * 60,
		tab: 1,
		rs: (['A', 'B', 'C'] as const)[index % 3] ?? 'A',
	}));

/** All scenarios, in the order in which they build upon one another. */
export const scenarios: readonly Scenario[] = [
	{ id: 'S01', change: {}, variants: [], unlocked: ['atTtlS', 'everyS', 'refresh'] },
	{
		id: 'S02',
		change: { refresh: 'timer' },
		variants: [],
		unlocked: ['refresh', 'aheadS', 'atTtlS'],
	},
	{ id: 'S03', change: { refresh: 'none' }, variants: [], unlocked: ['refresh', 'atTtlS'] },
	{
		id: 'S04',
		change: { atTtlS: 3600, rtIdleS: 3600 },
		variants: [],
		unlocked: ['atTtlS', 'rtIdleS', 'refresh'],
	},
	{
		id: 'S05',
		change: { refresh: 'timer', skewS: { ...noSkew, B: 120 } },
		variants: [variant('S05b', { leewayS: 120 })],
		unlocked: ['skewS', 'leewayS', 'refresh', 'aheadS'],
	},
	{
		id: 'S06',
		change: {
			horizonS: 1200,
			everyS: 5,
			includeNbf: true,
			skewS: { ...noSkew, C: -65 },
			refreshOn401Reasons: ['expired', 'invalid', 'not-yet-valid'],
		},
		variants: [variant('S06b', { leewayS: 65 })],
		unlocked: ['skewS', 'leewayS', 'includeNbf', 'refreshOn401Reasons'],
	},
	{
		id: 'S07',
		change: {
			refresh: 'before-request',
			expirySource: 'exp-claim',
			skewS: { ...noSkew, client: 1200 },
		},
		variants: [variant('S07b', { expirySource: 'expires_in' })],
		unlocked: ['expirySource', 'skewS', 'aheadS'],
	},
	{
		id: 'S08',
		change: { attacks: [{ ...stealBoth, steal: 'at', refresh: 'never' }] },
		variants: [],
		unlocked: ['atTtlS', 'attacks', 'leewayS'],
	},
	{
		id: 'S09',
		change: { rotation: 'reuse', attacks: [stealBoth] },
		variants: [],
		unlocked: ['rotation', 'attacks', 'rtIdleS', 'rtAbsS'],
	},
	{
		id: 'S10',
		change: { attacks: [stealBoth] },
		variants: [variant('S10b', { revocation: 'denylist-push', reuseKillsAT: true })],
		unlocked: ['atTtlS', 'rotation', 'reuseDetection', 'reuseKillsAT', 'revocation', 'pushDelayS', 'attacks'],
	},
	{
		id: 'S11',
		change: {
			everyS: 0,
			script: callsUntil(247),
			attacks: [{ ...stealBoth, useEveryS: 60 }],
		},
		variants: [],
		unlocked: ['script', 'attacks', 'rtAbsS', 'rtIdleS'],
	},
	{
		id: 'S12',
		change: { tabs: 2, storage: 'copied' },
		variants: [
			variant('S12b', { graceS: 10 }),
			variant('S12c', { storage: 'shared' }),
			variant('S12d', { storage: 'shared', singleFlight: 'cross-tab' }),
		],
		unlocked: ['tabs', 'storage', 'singleFlight', 'graceS', 'graceMode'],
	},
	{
		id: 'S13',
		change: { burst: 4, singleFlight: 'none' },
		variants: [variant('S13b', { singleFlight: 'per-tab' })],
		unlocked: ['burst', 'singleFlight', 'graceS'],
	},
	{
		id: 'S14',
		change: { dropRefreshResponse: [1] },
		variants: [variant('S14b', { graceS: 30 })],
		unlocked: ['dropRefreshResponse', 'graceS', 'timeoutMs', 'retries', 'backoffMs'],
	},
	{
		id: 'S15',
		change: { offline: [{ fromS: 600, toS: 1500 }] },
		variants: [],
		unlocked: ['offline', 'atTtlS', 'rtIdleS', 'timeoutMs'],
	},
	{
		id: 'S16',
		change: {
			everyS: 0,
			script: [...callsUntil(607), { atS: 4807, tab: 1, rs: 'A' }, { atS: 4867, tab: 1, rs: 'B' }],
		},
		variants: [],
		unlocked: ['script', 'rtIdleS', 'relogin'],
	},
	{
		id: 'S17',
		change: { horizonS: 36000, refresh: 'timer' },
		variants: [],
		unlocked: ['rtAbsS', 'refresh', 'relogin', 'horizonS'],
	},
	{
		id: 'S18',
		change: { attacks: [stealBoth], logoutAtS: 600 },
		variants: [
			variant('S18b', { logoutKind: 'revoke-rt' }),
			variant('S18c', { logoutKind: 'revoke-rt+denylist', revocation: 'denylist-pull' }),
			variant('S18d', { logoutKind: 'revoke-rt+denylist', revocation: 'introspect' }),
		],
		unlocked: ['logoutAtS', 'logoutKind', 'revocation', 'pullEveryS', 'introspectCacheS', 'attacks'],
	},
	{
		id: 'S19',
		change: { rotateAtS: [1800], refetchOnUnknownKid: false },
		variants: [
			variant('S19b', { refetchOnUnknownKid: true }),
			variant('S19c', { leadS: 660 }),
			variant('S19d', { refetchOnUnknownKid: true, retireS: 0, refresh: 'timer' }),
		],
		unlocked: ['rotateAtS', 'leadS', 'retireS', 'jwksTtlS', 'cooldownS', 'refetchOnUnknownKid', 'refresh'],
	},
	{
		id: 'S20',
		change: { roleChangeAtS: 1000, everyS: 10, rtIdleS: 28800 },
		variants: [
			variant('S20b', { atTtlS: 60 }),
			variant('S20c', { atTtlS: 300 }),
			variant('S20d', { atTtlS: 3600 }),
		],
		unlocked: ['atTtlS', 'roleChangeAtS', 'everyS'],
	},
	{
		id: 'S21',
		change: {
			horizonS: 600,
			refresh: 'timer',
			expirySource: 'exp-claim',
			skewS: { ...noSkew, client: 1200 },
		},
		variants: [variant('S21b', { expirySource: 'expires_in' })],
		unlocked: ['expirySource', 'timerFloorMs', 'skewS', 'aheadS'],
	},
	{
		id: 'S22',
		change: {
			graceS: 60,
			attacks: [{ atS: 905, steal: 'both', tab: 1, useEveryS: 30, refresh: { atS: 930 } }],
		},
		variants: [variant('S22b', { graceS: 0 })],
		unlocked: ['graceS', 'graceDepth', 'graceMode', 'attacks'],
	},
	{
		id: 'S23',
		change: {
			...dial(900),
			refresh: 'timer',
			rtIdleS: 28800,
			attacks: [{ atS: 3, steal: 'at', tab: 1, useEveryS: 5, refresh: 'never' }],
		},
		variants: [variant('S23b', dial(60)), variant('S23c', dial(300)), variant('S23d', dial(3600))],
		unlocked: ['atTtlS', 'aheadS', 'attacks'],
	},
];

/** The parameters of a scenario or a variant by its id; undefined when there is none of that name. */
export function scenarioParams(id: string): TimelineParams | undefined {
	const scenario = scenarioOf(id);
	if (!scenario) return undefined;
	const further = scenario.variants.find((one) => one.id === id)?.change;
	return { ...defaultParams, ...scenario.change, ...further };
}

/** The scenario that an id names, or of which it names a variant. */
export function scenarioOf(id: string): Scenario | undefined {
	return scenarios.find((one) => one.id === id || one.variants.some((other) => other.id === id));
}
