import { describe, expect, it } from 'vitest';
import { configurationRemarks } from '#lib/core/simulation/refresh/configuration-remarks.ts';
import {
	parameterGroups,
	parameterNames,
	parameterTable,
} from '#lib/core/simulation/refresh/parameter-table.ts';
import { defaultParams } from '#lib/core/simulation/refresh/params.ts';
import { readParams } from '#lib/core/simulation/refresh/read-params.ts';
import { readRun } from '#lib/core/simulation/refresh/run-link.ts';
import { choiceText, choiceWords } from './choice-words.ts';
import { groupLabels, parameterWords } from './parameter-words.ts';
import { momentText, numberText, skewText, valueText } from './parameter-value-text.ts';
import { paramProblemText } from './param-problem-words.ts';
import { remarkText } from './remark-words.ts';

describe('the words of parameters', () => {
	it('name each parameter and group once, and end each meaning as a sentence', () => {
		const labels = parameterNames.map((name) => parameterWords[name].label);
		expect(new Set(labels).size).toBe(labels.length);
		for (const name of parameterNames) expect(parameterWords[name].meaning).toMatch(/^.{10,}\.$/);
		expect(new Set(parameterGroups.map((group) => groupLabels[group])).size).toBe(parameterGroups.length);
	});

	it('name exactly the choices of the table', () => {
		for (const name of parameterNames) {
			const row = parameterTable[name];
			if (!('choices' in row)) continue;
			const named = Object.keys((choiceWords as Readonly<Record<string, object>>)[name] ?? {});
			expect(named.sort(), name).toEqual([...row.choices].sort());
		}
		expect(choiceText('rotation', 'toString')).toBe('toString');
		expect(choiceText('atTtlS', 'x')).toBe('x');
	});

	it('say values as people do', () => {
		expect(numberText(900, 's')).toBe('15 min');
		expect(numberText(5000, 'ms')).toBe('5 s');
		expect(numberText(1050, 'ms')).toBe('1050 ms');
		expect(numberText(3, 'n')).toBe('3');
		expect(skewText(45)).toBe('+45 s');
		expect(skewText(-1200)).toBe('\u221220 min');
		expect(skewText(0)).toBe('right');
		expect(momentText(300)).toBe('00:05:00');
		expect(momentText(3723)).toBe('01:02:03');
		const said = parameterNames.map((name) => valueText(name, defaultParams[name]));
		expect(said).not.toContain('');
		expect(valueText('logoutAtS', null)).toBe('never');
		expect(valueText('logoutAtS', 600)).toBe('00:10:00');
		expect(valueText('retireS', null)).toBe('for ever');
		expect(valueText('graceS', 0)).toBe('none');
		expect(valueText('targets', ['A', 'C'])).toBe('API A, API C');
		expect(valueText('rotateAtS', [1800])).toBe('00:30:00');
		expect(valueText('script', [])).toBe('none');
		expect(valueText('skewS', { ...defaultParams.skewS, B: 120 })).toBe('B +2 min');
	});
});

describe('the words of problems', () => {
	const said = (value: unknown) => readParams(value).problems.map(paramProblemText);

	it('name the place, what was given and what counts', () => {
		expect(said({ atTtlS: 5 })).toEqual([
			'Access token lifetime: 5 seconds is too little; the least, 10 s, counts.',
		]);
		expect(said({ atTtlS: 'soon' })).toEqual(['Access token lifetime: “soon” is no number; 15 min counts.']);
		expect(said({ skewS: { B: 4000 } })).toEqual([
			'Clock skew, API B: 4000 seconds is too much; the most, 1 h, counts.',
		]);
		expect(said({ rotation: 'never' })).toEqual([
			'Refresh token: “never” is not one of the choices; “rotates” counts.',
		]);
		expect(said({ offline: [{ fromS: 9, toS: 5 }] })).toEqual([
			'Offline window 1: “9 to 5” seconds ends before it begins; it is turned round.',
		]);
		expect(said({ logoutAtS: 9000 })).toEqual([
			'Logout at: 02:30:00 is after the run’s end; 02:00:00 counts.',
		]);
		expect(said({ nonsense: 1 })).toEqual(['“nonsense” is nothing that can be set; it is left out.']);
		expect(said({ script: [{ atS: 5, tab: 2, rs: 'A' }] })).toEqual([
			'Scripted call 1, tab: there is no tab 2; tab 1 counts.',
		]);
		expect(said({ rotateAtS: [{}] })).toEqual(['New signing key 1: an object is no number; it is left out.']);
	});

	it('say every other problem in one whole sentence', () => {
		const values: unknown[] = [
			null,
			[],
			7,
			{ attacks: [{}, 5, { tab: 'x', by: 1, refresh: 'x', constructor: 1 }] },
			{ skewS: { toString: 1 }, rotation: 'toString' },
			{ attacks: Array.from({ length: 60 }, () => 0) },
			{ relogin: 'perhaps', targets: [], script: {}, dropRefreshResponse: [1, 1, 'x', 1.5, '7'] },
			Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`x${String(index)}`, index])),
		];
		const links = ['', '1.!', '1.'.padEnd(30_000, 'A'), '1.eyJjdXJzb3IiOi0xLCJzY2VuYXJpbyI6IjwifQ'];
		const texts = [
			...values.flatMap(said),
			...links.flatMap((link) => readRun(link).problems.map(paramProblemText)),
		];
		expect(texts.length).toBeGreaterThan(50);
		for (const text of texts) {
			expect(text).toMatch(/^[“A-Z].*\.$/);
			expect(text).not.toMatch(/undefined|NaN|\[object/);
		}
	});
});

describe('the words of remarks', () => {
	it('have the figures in them', () => {
		const [remark] = configurationRemarks({ ...defaultParams, rtIdleS: 900 });
		expect(remark && remarkText(remark)).toEqual({
			sentence:
				'The refresh token dies unused after 15 min, before the access token (15 min) has expired and made the client use it.',
			source: 'RFC 9700 §4.14.2',
		});
	});

	it('are whole sentences whatever the parameters', () => {
		const params = readParams({
			atTtlS: 60,
			rtIdleS: 50,
			rtAbsS: 50,
			graceS: 90,
			graceDepth: 'any',
			alg: 'HS256',
			refresh: 'timer',
			aheadS: 60,
			expirySource: 'exp-claim',
			skewS: { client: 1200, A: 400, C: -400 },
			includeNbf: true,
			refreshOn401Reasons: ['not-yet-valid'],
			leewayS: 200,
			tabs: 2,
			storage: 'copied',
			singleFlight: 'cross-tab',
			timeoutMs: 100,
			latencyMs: 50,
			reuseKillsAT: true,
			logoutAtS: 60,
			logoutKind: 'revoke-rt+denylist',
			rotateAtS: [60],
			refetchOnUnknownKid: false,
			retireS: 0,
		}).params;
		const remarks = configurationRemarks(params);
		expect(remarks.length).toBeGreaterThan(14);
		for (const remark of remarks) {
			const { sentence, source } = remarkText(remark);
			expect(sentence, remark.code).toMatch(/^[A-Z0-9].*\.$/);
			expect(sentence, remark.code).not.toMatch(/undefined|NaN/);
			expect(source.length).toBeGreaterThan(4);
		}
	});
});
