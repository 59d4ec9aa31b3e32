import { expect, test } from 'vitest';
import { defaultParams } from '#lib/core/simulation/refresh/params.ts';
import { simulate } from '#lib/core/simulation/refresh/simulate.ts';
import { beatTicks } from './beat-ticks.ts';
import { eventMarks } from './event-marks.ts';

test('the strip has one stroke a pixel at most, and none for what is no beat', () => {
	const marks = eventMarks(simulate(defaultParams));
	const strokes = (width: number) =>
		beatTicks(marks, (t) => (t / 7_200_000) * width, 30).flatMap(({ d }) => d.match(/M\d+/g) ?? []);
	expect(strokes(20).length).toBe(new Set(strokes(20)).size);
	expect(strokes(20).length).toBeLessThanOrEqual(21);
	// A login and seven refreshes; the refusal that leads to a refresh is at the same pixel.
	expect(strokes(1000)).toHaveLength(8);
});
