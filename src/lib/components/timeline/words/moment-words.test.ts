import { describe, expect, it } from 'vitest';
import { clockAt, offsetText, runTime, secondsText, spanText } from './moment-words.ts';

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

	it('last as long as they last', () => {
		expect([0, 80, 100, 1500, 895_000].map(spanText)).toEqual([
			'0 s',
			'0.08 s',
			'0.1 s',
			'1.5 s',
			'14 min 55 s',
		]);
		expect([100, 6_570_000].map(secondsText)).toEqual(['0.1 s', '6,570 s']);
	});
});
