import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parameterNames } from './parameter-table.ts';
import type { ParamProblem } from './param-problem.ts';
import { defaultParams, type TimelineParams } from './params.ts';
import { readParams } from './read-params.ts';

const problemsOf = (value: unknown, base?: TimelineParams) => readParams(value, base).problems;
const only = (value: unknown, base?: TimelineParams): ParamProblem | undefined => {
	const problems = problemsOf(value, base);
	expect(problems).toHaveLength(1);
	return problems[0];
};
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Values that are nearly right, so that the deeper readers are reached. */
const loose = fc.oneof(
	fc.jsonValue(),
	fc.integer({ min: -10, max: 200_000 }),
	fc.double(),
	fc.constantFrom('rotate', 'reuse', 'timer', 'A', 'at-once', '12', '1e3', '-0.2', null, true),
);
const looseEntry = fc.record(
	{
		atS: loose,
		fromS: loose,
		toS: loose,
		tab: loose,
		rs: loose,
		steal: loose,
		useEveryS: loose,
		refresh: fc.oneof(loose, fc.record({ atS: loose })),
	},
	{ requiredKeys: [] },
);
const looseParams = fc.dictionary(
	fc.oneof(fc.constantFrom(...parameterNames), fc.constantFrom('__proto__', 'constructor'), fc.string()),
	fc.oneof(
		loose,
		fc.array(fc.oneof(loose, looseEntry), { maxLength: 8 }),
		fc.dictionary(fc.constantFrom('client', 'as', 'A', 'B', 'C', 'D'), loose),
	),
	{ maxKeys: 20 },
);

describe('reading parameters', () => {
	it('gives the defaults for nothing, and each change over its base', () => {
		expect(readParams({})).toEqual({ params: defaultParams, problems: [] });
		expect(readParams(defaultParams)).toEqual({ params: defaultParams, problems: [] });
		const base = readParams({ atTtlS: 60, tabs: 2 }).params;
		expect(readParams({ leewayS: 30 }, base)).toEqual({ params: { ...base, leewayS: 30 }, problems: [] });
		expect(readParams({ skewS: { B: 120 } }, base).params.skewS).toEqual({ ...base.skewS, B: 120 });
		expect(readParams({ leewayS: undefined }, base)).toEqual({ params: base, problems: [] });
	});

	it('takes the nearest number', () => {
		expect(only({ atTtlS: 9 })).toEqual({ code: 'too-small', path: 'atTtlS', given: 9, used: 10 });
		expect(only({ atTtlS: 1e9 })).toMatchObject({ code: 'too-large', used: 86_400 });
		expect(only({ atTtlS: Infinity })).toMatchObject({ code: 'too-large', used: 86_400 });
		expect(only({ atTtlS: 60.4 })).toMatchObject({ code: 'not-whole', used: 60 });
		expect(only({ atTtlS: ' 600 ' })).toMatchObject({ code: 'number-as-text', used: 600 });
		expect(only({ skewS: { B: -4000 } })).toMatchObject({ path: 'skewS.B', used: -3600 });
		expect(Object.is(readParams({ leewayS: -0.2 }).params.leewayS, 0)).toBe(true);
	});

	it('keeps the base where nothing can be made of what was given', () => {
		const base = readParams({ atTtlS: 60, rotation: 'reuse', relogin: true, logoutAtS: 5 }).params;
		for (const bad of [NaN, 'soon', '', '0x10', null, [], {}, true])
			expect(readParams({ atTtlS: bad }, base).params.atTtlS).toBe(60);
		expect(only({ rotation: 'Rotate' }, base)).toMatchObject({ code: 'unknown-choice', used: 'reuse' });
		expect(only({ relogin: 1 }, base)).toMatchObject({ code: 'not-yes-or-no', used: true });
		expect(only({ logoutAtS: 'never' }, base)).toMatchObject({ code: 'not-a-number', used: 5 });
		expect(readParams({ logoutAtS: null }, base).params.logoutAtS).toBeNull();
		expect(only({ script: 'none' })).toMatchObject({ code: 'not-a-list', path: 'script' });
		expect(only({ skewS: 5 })).toMatchObject({ code: 'not-an-object', path: 'skewS' });
		expect(only([])).toMatchObject({ code: 'not-an-object', path: '' });
		expect(readParams(null).params).toEqual(defaultParams);
	});

	it('mends a base that is not good itself', () => {
		const bad = { ...defaultParams, atTtlS: NaN, tabs: 9 };
		expect(readParams({}, bad).params).toEqual({ ...defaultParams, tabs: 4 });
		expect(readParams({ atTtlS: 'x' }, bad).params.atTtlS).toBe(defaultParams.atTtlS);
	});

	it('reads each member of an attack, and names its place', () => {
		const { params, problems } = readParams({
			attacks: [
				{ atS: 30, steal: 'rt', tab: 1, useEveryS: 0, refresh: { atS: '40' } },
				7,
				{ atS: 'x', by: 'me' },
			],
		});
		expect(params.attacks).toEqual([
			{ atS: 30, steal: 'rt', tab: 1, useEveryS: 1, refresh: { atS: 40 } },
			{ atS: 300, steal: 'both', tab: 1, useEveryS: 30, refresh: 'never' },
		]);
		expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
			'too-small attacks[0].useEveryS',
			'number-as-text attacks[0].refresh.atS',
			'not-an-object attacks[1]',
			'unknown-member attacks[2].by',
			'not-a-number attacks[2].atS',
			'missing-member attacks[2].steal',
			'missing-member attacks[2].tab',
			'missing-member attacks[2].useEveryS',
			'missing-member attacks[2].refresh',
		]);
	});

	it('turns windows round, and leaves out what stands twice', () => {
		expect(readParams({ offline: [{ fromS: 900, toS: 600 }] }).params.offline).toEqual([
			{ fromS: 600, toS: 900 },
		]);
		expect(only({ offline: [{ fromS: 900, toS: 600 }] })).toMatchObject({ code: 'window-reversed' });
		expect(readParams({ dropRefreshResponse: [3, 1, 3] }).params.dropRefreshResponse).toEqual([3, 1]);
		expect(only({ targets: ['B', 'B'] })).toMatchObject({ code: 'repeated', path: 'targets[1]' });
		expect(only({ targets: [] })).toMatchObject({ code: 'none-chosen' });
		expect(readParams({ refreshOn401Reasons: [] })).toMatchObject({
			params: { refreshOn401Reasons: [] },
			problems: [],
		});
	});

	it('lets nothing happen after the end, or in a tab that there is not', () => {
		const base = readParams({
			tabs: 3,
			attacks: [{ atS: 3000, steal: 'at', tab: 3, useEveryS: 5, refresh: { atS: 4000 } }],
			script: [{ atS: 3000, tab: 2, rs: 'C' }],
			offline: [{ fromS: 100, toS: 3000 }],
			rotateAtS: [3000, 3500],
			logoutAtS: 3000,
		}).params;
		const { params, problems } = readParams({ horizonS: 600, tabs: 1 }, base);
		expect(params).toMatchObject({
			attacks: [{ atS: 600, tab: 1, refresh: { atS: 600 } }],
			script: [{ atS: 600, tab: 1 }],
			offline: [{ fromS: 100, toS: 600 }],
			rotateAtS: [600],
			logoutAtS: 600,
		});
		expect(problems).toContainEqual({
			code: 'after-the-end',
			path: 'attacks[0].refresh.atS',
			given: 4000,
			used: 600,
		});
		expect(problems).toContainEqual({ code: 'no-such-tab', path: 'script[0].tab', given: 2, used: 1 });
	});

	it('takes names that objects inherit for unknown ones', () => {
		const hostile: unknown = JSON.parse(
			'{"__proto__":{"atTtlS":20,"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":"x","skewS":{"__proto__":{"A":5}}}',
		);
		const { params, problems } = readParams(hostile);
		expect(params).toEqual(defaultParams);
		expect(problems.map(({ path }) => path)).toEqual([
			'__proto__',
			'constructor',
			'toString',
			'skewS.__proto__',
		]);
		expect('polluted' in {}).toBe(false);
	});

	it('cuts huge values, and tells of many problems only the first', () => {
		const million = new Array(1_000_000);
		const wide = Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`x${String(index)}`, 1]));
		const { params, problems } = readParams({
			...wide,
			script: million,
			attacks: million.fill({}),
			rotateAtS: million,
			targets: million,
		});
		expect(params.attacks).toHaveLength(20);
		expect(problems).toHaveLength(51);
		expect(problems.at(-1)?.code).toBe('further-problems');
		expect(Number(problems.at(-1)?.given)).toBeGreaterThan(199_950);
		expect(JSON.stringify(problemsOf({ rotation: 'x'.repeat(1e6) })).length).toBeLessThan(200);
	});

	it('never throws, and what it gives it takes again as it is', () => {
		fc.assert(
			fc.property(fc.oneof(fc.jsonValue(), looseParams), fc.option(looseParams), (value, before) => {
				const base = before ? readParams(before).params : undefined;
				const { params } = readParams(value, base);
				for (const again of [readParams(params), readParams(asJson(params)), readParams({}, params)]) {
					expect(again.problems).toEqual([]);
					expect(JSON.stringify(again.params)).toBe(JSON.stringify(params));
				}
			}),
			{ numRuns: 2000 },
		);
	});
});
