import fc from 'fast-check';
import type { Attack, TimelineParams } from '../../../src/lib/core/simulation/refresh/params.ts';
import { readParams } from '../../../src/lib/core/simulation/refresh/read-params.ts';

const perMille = fc.integer({ min: 0, max: 999 });
const upTo = (max: number) => fc.integer({ min: 0, max });
/** Null so many times as often as something. */
const orNone = <T>(some: fc.Arbitrary<T>, none: number) =>
	fc.oneof({ weight: none, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: some });

const oftenEmpty = <T>(one: fc.Arbitrary<T>, most: number, emptyOf: number) =>
	fc.oneof(
		{ weight: emptyOf, arbitrary: fc.array(one, { maxLength: 0 }) },
		{ weight: 1, arbitrary: fc.array(one, { maxLength: most }) },
	);

const skew = fc.oneof(
	{ weight: 6, arbitrary: fc.constant(0) },
	{ weight: 3, arbitrary: fc.integer({ min: -120, max: 120 }) },
	{ weight: 1, arbitrary: fc.integer({ min: -3600, max: 3600 }) },
);
const rs = fc.constantFrom('A', 'B', 'C');

const refreshOfAttack = fc.oneof(
	fc.constantFrom('never' as const, 'at-once' as const, 'when-expired' as const),
	fc.record({ at: perMille }),
);

const attack = fc.record({
	at: perMille,
	steal: fc.constantFrom<Attack['steal']>('at', 'rt', 'both'),
	tab: fc.integer({ min: 1, max: 4 }),
	uses: fc.integer({ min: 1, max: 25 }),
	refresh: refreshOfAttack,
});

/** What is drawn; moments as thousandths of the horizon, intervals as how often they go into it. */
const drawn = fc.record({
	seed: fc.nat(),
	horizonS: fc.oneof(
		{ weight: 4, arbitrary: fc.integer({ min: 60, max: 300 }) },
		{ weight: 2, arbitrary: fc.integer({ min: 300, max: 1200 }) },
		{ weight: 1, arbitrary: fc.integer({ min: 1200, max: 3600 }) },
	),
	ttl: fc.integer({ min: 20, max: 1200 }),
	idle: fc.integer({ min: 50, max: 3000 }),
	absolute: fc.integer({ min: 100, max: 3000 }),
	tokens: fc.record({
		includeNbf: fc.boolean(),
		rotation: fc.constantFrom('rotate', 'rotate', 'rotate', 'reuse'),
		reuseDetection: fc.constantFrom('revoke-family', 'revoke-family', 'reject'),
		graceS: fc.oneof(fc.constant(0), upTo(60)),
		graceMode: fc.constantFrom('sibling', 'replay', 'reject'),
		graceDepth: fc.constantFrom('one', 'any'),
		reuseKillsAT: fc.boolean(),
		alg: fc.constantFrom('EdDSA', 'HS256', 'RS256'),
		rtForm: fc.constantFrom('opaque', 'jwt'),
		leewayS: fc.oneof(fc.constant(0), upTo(60), upTo(300)),
		skewS: fc.record({ client: skew, as: skew, A: skew, B: skew, C: skew }),
	}),
	client: fc.record({
		refresh: fc.constantFrom('none', 'on-401', 'on-401', 'before-request', 'timer', 'timer'),
		expirySource: fc.constantFrom('expires_in', 'expires_in', 'exp-claim'),
		refreshOn401Reasons: fc.subarray(['expired', 'invalid', 'not-yet-valid']),
		singleFlight: fc.constantFrom('none', 'per-tab', 'cross-tab'),
		storage: fc.constantFrom('shared', 'copied'),
		tabs: fc.integer({ min: 1, max: 4 }),
		burst: fc.constantFrom(1, 1, 1, 2, 4),
		targets: fc.subarray(['A', 'B', 'C'], { minLength: 1 }),
		relogin: fc.boolean(),
		reloginDelayS: upTo(30),
	}),
	calls: upTo(18),
	phase: upTo(30),
	ahead: upTo(500),
	floor: fc.integer({ min: 12, max: 60 }),
	script: fc.array(fc.record({ at: perMille, tab: fc.integer({ min: 1, max: 4 }), rs }), { maxLength: 6 }),
	network: fc.record({
		latencyMs: fc.oneof(fc.constantFrom(0, 40), upTo(300), upTo(5000)),
		jitterMs: fc.oneof(fc.constant(0), upTo(200), upTo(5000)),
		timeoutMs: fc.oneof(fc.constant(5000), fc.integer({ min: 100, max: 12_000 })),
		retries: upTo(4),
		backoffMs: upTo(3000),
		dropRefreshResponse: oftenEmpty(fc.integer({ min: 1, max: 8 }), 3, 1),
	}),
	offline: oftenEmpty(fc.tuple(perMille, upTo(300)), 2, 3),
	revocation: fc.record({
		revocation: fc.constantFrom('none', 'denylist-push', 'denylist-pull', 'introspect'),
		pushDelayS: upTo(20),
		pullEveryS: fc.integer({ min: 1, max: 60 }),
		introspectCacheS: fc.oneof(fc.constant(0), upTo(60)),
		logoutKind: fc.constantFrom('local', 'revoke-rt', 'revoke-rt+denylist'),
	}),
	logout: orNone(perMille, 2),
	roleChange: orNone(fc.integer({ min: 0, max: 1000 }), 1),
	disable: orNone(fc.integer({ min: 0, max: 1000 }), 4),
	rotations: oftenEmpty(perMille, 3, 1),
	keys: fc.record({
		leadS: fc.oneof(fc.constant(0), upTo(600)),
		retireS: fc.oneof(fc.constant(null), upTo(600)),
		jwksTtlS: fc.oneof(fc.constant(600), upTo(120)),
		cooldownS: upTo(60),
		refetchOnUnknownKid: fc.boolean(),
	}),
	attacks: oftenEmpty(attack, 3, 1),
});

/**
 * Parameters of every kind, all within their ranges, of runs that are short: some hundred events, seldom some thousand.
 * For that, what happens at intervals happens a few dozen times; storms have a test of their own.
 */
export const arbitraryParams: fc.Arbitrary<TimelineParams> = drawn.map((run) => {
	const { horizonS } = run;
	const at = (thousandths: number) => Math.floor((horizonS * thousandths) / 1000);
	const atTtlS = Math.max(10, at(run.ttl));
	const moment = (thousandths: number | null) => (thousandths === null ? null : at(thousandths));
	const given = {
		...{ seed: run.seed, horizonS, atTtlS },
		...{ rtIdleS: Math.max(10, at(run.idle)), rtAbsS: Math.max(10, at(run.absolute)) },
		...{ ...run.tokens, ...run.client, ...run.network, ...run.revocation, ...run.keys },
		everyS: run.calls === 0 ? 0 : Math.max(1, Math.floor(horizonS / run.calls)),
		phaseS: run.phase,
		aheadS: Math.floor((atTtlS * run.ahead) / 1000),
		timerFloorMs: Math.min(60_000, Math.max(100, Math.floor((horizonS * 1000) / run.floor))),
		script: run.script.map(({ at: when, ...rest }) => ({ ...rest, atS: at(when) })),
		offline: run.offline.map(([from, length]) => ({ fromS: at(from), toS: at(from + length) })),
		logoutAtS: moment(run.logout),
		roleChangeAtS: moment(run.roleChange),
		disableAtS: moment(run.disable),
		rotateAtS: run.rotations.map((one) => Math.max(1, at(one))),
		attacks: run.attacks.map(({ at: when, uses, refresh, ...rest }) => ({
			...rest,
			atS: at(when),
			useEveryS: Math.max(1, Math.floor(horizonS / uses)),
			refresh: typeof refresh === 'object' ? { atS: at(refresh.at) } : refresh,
		})),
	};
	return readParams(given).params;
});
