import { describe, expect, it } from 'vitest';
import { metrics } from '#lib/core/simulation/refresh/metrics.ts';
import { scenarioParams, scenarios } from '#lib/core/simulation/refresh/scenarios.ts';
import { simulate } from '#lib/core/simulation/refresh/simulate.ts';
import { metricAt } from '../../../../../tests/support/timeline-goldens.ts';
import { spanText } from './moment-words.ts';
import { noticeNumbers, noticeText, scenarioNotices } from './scenario-notices.ts';
import { scenarioWords, variantLabels } from './scenario-words.ts';

const variantIds = scenarios.flatMap(({ variants }) => variants.map(({ id }) => id));
/** A metric as a sentence says it: times as the scoreboard does. */
const said = (metric: string, value: number) => (metric.endsWith('Ms') ? spanText(value) : String(value));
/** Those in which something goes wrong that a setting would mend. */
const mendable = [
	'S04',
	'S05',
	'S06',
	'S08',
	'S09',
	'S10',
	'S11',
	'S12',
	'S13',
	'S14',
	'S18',
	'S19',
	'S20',
	'S21',
	'S22',
];

describe('what is said of the scenarios', () => {
	it('is said of each of them, and of no other', () => {
		expect(Object.keys(scenarioWords)).toEqual(scenarios.map(({ id }) => id));
		expect(Object.keys(variantLabels)).toEqual(variantIds);
		expect(Object.keys(scenarioNotices).sort()).toEqual(
			[...Object.keys(scenarioWords), ...variantIds].sort(),
		);
	});

	it.each(Object.entries(scenarioNotices))('%s: each number is the run’s', (id, notice) => {
		const params = scenarioParams(id);
		if (!params) throw new Error(`There is no scenario ${id}.`);
		const measured = metrics(simulate(params));
		const numbers = noticeNumbers(notice);
		expect(numbers.length).toBeGreaterThan(0);
		for (const { metric, value } of numbers) {
			const found = metricAt(measured, metric);
			expect(typeof found, metric).toBe('number');
			expect(value, metric).toBe(said(metric, found ?? NaN));
		}
	});

	it.each(mendable)('%s: says what would help', (id) => {
		expect(scenarioNotices[id]).toMatch(/ What (helps|shortens it|lessens it|ends it): \P{N}+\.$/u);
	});

	it('shows the numbers without the names of their metrics', () => {
		expect(noticeText('All {ok=120} of {actions=120}: {attack.exposureMs=9 min 30 s}.')).toBe(
			'All 120 of 120: 9 min 30 s.',
		);
		for (const notice of Object.values(scenarioNotices)) expect(noticeText(notice)).not.toMatch(/[{}=]/);
	});
});
