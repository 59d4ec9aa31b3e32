import { describe, expect, it } from 'vitest';
import { configurationRemarks, remarkRules, type RemarkCode } from './configuration-remarks.ts';
import { parameterTable } from './parameter-table.ts';
import { defaultParams, type TimelineParams } from './params.ts';

type Change = Partial<TimelineParams>;
const clocks = (skew: Partial<TimelineParams['skewS']>): Change => ({
	skewS: { ...defaultParams.skewS, ...skew },
});

/** For each remark a configuration that earns it, and one that just does not. */
const examples: Readonly<Record<RemarkCode, { hit: Change; nearMiss: Change }>> = {
	'life-long': { hit: { atTtlS: 3601 }, nearMiss: { atTtlS: 3600 } },
	'idle-within-life': { hit: { rtIdleS: 900 }, nearMiss: { rtIdleS: 901 } },
	'absolute-within-life': { hit: { rtAbsS: 899 }, nearMiss: { rtAbsS: 900 } },
	'idle-beyond-absolute': { hit: { rtIdleS: 28_801 }, nearMiss: { rtIdleS: 28_800 } },
	'no-rotation': { hit: { rotation: 'reuse' }, nearMiss: { rotation: 'rotate' } },
	'reuse-not-revoked': {
		hit: { reuseDetection: 'reject' },
		nearMiss: { reuseDetection: 'reject', rotation: 'reuse' },
	},
	'grace-long': { hit: { graceS: 61 }, nearMiss: { graceS: 60 } },
	'grace-any-depth': {
		hit: { graceS: 1, graceDepth: 'any' },
		nearMiss: { graceS: 0, graceDepth: 'any' },
	},
	'lost-answer-is-reuse': {
		hit: { dropRefreshResponse: [1], graceS: 5 },
		nearMiss: { dropRefreshResponse: [1], graceS: 6 },
	},
	'shared-secret': { hit: { alg: 'HS256' }, nearMiss: { alg: 'HS256', targets: ['A'] } },
	'ahead-covers-life': {
		hit: { refresh: 'timer', aheadS: 900 },
		nearMiss: { refresh: 'timer', aheadS: 899 },
	},
	'expiry-on-wrong-clock': {
		hit: { refresh: 'timer', expirySource: 'exp-claim', ...clocks({ client: -61 }) },
		nearMiss: { refresh: 'timer', expirySource: 'exp-claim', ...clocks({ client: -60 }) },
	},
	'refresh-on-not-yet-valid': {
		hit: { includeNbf: true, refreshOn401Reasons: ['not-yet-valid'], leewayS: 64, ...clocks({ C: -65 }) },
		nearMiss: {
			includeNbf: true,
			refreshOn401Reasons: ['not-yet-valid'],
			leewayS: 65,
			...clocks({ C: -65 }),
		},
	},
	'tabs-race': { hit: { tabs: 2 }, nearMiss: { tabs: 2, singleFlight: 'cross-tab' } },
	'copied-tokens': {
		hit: { tabs: 2, storage: 'copied' },
		nearMiss: { tabs: 2, storage: 'copied', graceS: 10 },
	},
	'lock-without-shared-storage': {
		hit: { tabs: 2, storage: 'copied', singleFlight: 'cross-tab' },
		nearMiss: { tabs: 2, storage: 'shared', singleFlight: 'cross-tab' },
	},
	'timeout-within-round-trip': { hit: { timeoutMs: 80 }, nearMiss: { timeoutMs: 81 } },
	'leeway-covers-life': {
		hit: { leewayS: 60, atTtlS: 60 },
		nearMiss: { leewayS: 60, atTtlS: 61 },
	},
	'leeway-long': { hit: { leewayS: 121 }, nearMiss: { leewayS: 120 } },
	'leeway-below-skew': {
		hit: { leewayS: 119, ...clocks({ B: 120 }) },
		nearMiss: { leewayS: 119, ...clocks({ B: 120, as: 1 }) },
	},
	'reuse-cannot-kill': {
		hit: { reuseKillsAT: true },
		nearMiss: { reuseKillsAT: true, revocation: 'denylist-push' },
	},
	'logout-not-heard': {
		hit: { logoutAtS: 600, logoutKind: 'revoke-rt+denylist' },
		nearMiss: { logoutAtS: 600, logoutKind: 'revoke-rt+denylist', revocation: 'introspect' },
	},
	'push-slower-than-life': {
		hit: { revocation: 'denylist-push', pushDelayS: 900 },
		nearMiss: { revocation: 'denylist-push', pushDelayS: 899 },
	},
	'pull-slower-than-life': {
		hit: { revocation: 'denylist-pull', pullEveryS: 900 },
		nearMiss: { revocation: 'denylist-pull', pullEveryS: 899 },
	},
	'introspection-older-than-life': {
		hit: { revocation: 'introspect', introspectCacheS: 900 },
		nearMiss: { revocation: 'introspect', introspectCacheS: 899 },
	},
	'key-lead-short': {
		hit: { rotateAtS: [1800], refetchOnUnknownKid: false, leadS: 599 },
		nearMiss: { rotateAtS: [1800], refetchOnUnknownKid: false, leadS: 600 },
	},
	'key-retired-early': {
		hit: { rotateAtS: [1800], retireS: 1049, leewayS: 30, ...clocks({ as: 90, C: -30 }) },
		nearMiss: { rotateAtS: [1800], retireS: 1050, leewayS: 30, ...clocks({ as: 90, C: -30 }) },
	},
};

const codesFor = (change: Change) =>
	configurationRemarks({ ...defaultParams, ...change }).map(({ code }) => code);

describe('configuration remarks', () => {
	it('has none for the defaults', () => {
		expect(codesFor({})).toEqual([]);
	});

	it.each(Object.entries(examples))('tells %s, and not when it just is not so', (code, { hit, nearMiss }) => {
		expect(codesFor(hit)).toContain(code);
		expect(codesFor(nearMiss)).not.toContain(code);
	});

	it('has each code once, with an example and with parameters that there are', () => {
		const codes = remarkRules.map(({ code }) => code);
		expect([...codes].sort()).toEqual(Object.keys(examples).sort());
		for (const { parameters } of remarkRules) {
			expect(parameters.length).toBeGreaterThan(0);
			for (const name of parameters) expect(Object.hasOwn(parameterTable, name)).toBe(true);
		}
	});

	it('gives the figures that its sentence needs', () => {
		const [remark] = configurationRemarks({
			...defaultParams,
			leewayS: 30,
			...clocks({ A: 45, B: 120 }),
		});
		expect(remark).toEqual({
			code: 'leeway-below-skew',
			parameters: ['skewS', 'leewayS'],
			detail: { api: 'B', aheadS: 120, leewayS: 30 },
		});
	});

	it('finds nothing in clocks that are all wrong alike', () => {
		const all = { client: 1200, as: 1200, A: 1200, B: 1200, C: 1200 };
		expect(codesFor({ skewS: all, refresh: 'timer', expirySource: 'exp-claim' })).toEqual([]);
	});
});
