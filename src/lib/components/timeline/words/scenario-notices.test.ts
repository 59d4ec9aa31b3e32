import { describe, expect, it } from 'vitest';
import { metrics } from '#lib/core/simulation/refresh/metrics.ts';
import { scenarioParams, scenarios } from '#lib/core/simulation/refresh/scenarios.ts';
import { simulate } from '#lib/core/simulation/refresh/simulate.ts';
import { metricAt } from '../../../../../tests/support/timeline-goldens.ts';
import { noticeNumbers, noticeText, scenarioNotices } from './scenario-notices.ts';
import { scenarioWords, variantLabels } from './scenario-words.ts';

const variantIds = scenarios.flatMap(({ variants }) => variants.map(({ id }) => id));
/** A metric as a sentence says it: times in seconds, whole ones where they are long. */
function said(metric: string, value: number): string {
	if (!metric.endsWith('Ms')) return String(value);
	const seconds = value / 1000;
	const rounded = seconds < 1 ? Math.round(seconds * 10) / 10 : Math.round(seconds);
	return `${String(rounded)} s`;
}

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

	it('shows the numbers without the names of their metrics', () => {
		expect(noticeText('All {ok=120} of {actions=120}: {attack.exposureMs=570 s}.')).toBe(
			'All 120 of 120: 570 s.',
		);
		for (const notice of Object.values(scenarioNotices)) expect(noticeText(notice)).not.toMatch(/[{}=]/);
	});
});
