import { describe, expect, it } from 'vitest';
import { agoText } from './ago-text.ts';
import { clockAt, offsetText, runTime, spanText } from './moment-words.ts';

describe('moments in words', () => {
	it('count from the beginning', () => {
		expect(runTime(855_000)).toBe('00:14:15');
		expect(runTime(36_000_040)).toBe('10:00:00.040');
	});

	it('are shown by a clock, with the day when it is not the first', () => {
		expect(clockAt(120, 780_000)).toBe('09:15:00');
		expect(clockAt(0, 86_400_000)).toBe('2026-01-06 09:00:00');
		expect(offsetText(-65)).toBe('−65 s');
	});

	it('are before others by more than a second, or not worth a word', () => {
		expect(agoText(1_800_000, 4_200_000)).toBe('40 min before');
		expect(agoText(1_800_000, 1_801_000)).toBeUndefined();
		expect(agoText(1_800_000, 1_801_500)).toBe('1.5 s before');
	});

	it('last as long as they last', () => {
		expect([0, 80, 100, 1500, 895_000].map(spanText)).toEqual([
			'0 s',
			'0.08 s',
			'0.1 s',
			'1.5 s',
			'14 min 55 s',
		]);
	});
});
