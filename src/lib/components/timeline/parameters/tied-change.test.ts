import { describe, expect, it } from 'vitest';
import { defaultParams, type TimelineParams } from '#lib/core/simulation/refresh/params.ts';
import { readParams } from '#lib/core/simulation/refresh/read-params.ts';
import { TiedChange } from './tied-change.ts';

describe('a change that others hang on', () => {
	const start: TimelineParams = { ...defaultParams, logoutAtS: 3000 };

	it('gives back on the way back what it moved on the way', () => {
		const tied = new TiedChange();
		const drag = (horizonS: number, params: TimelineParams, isGesture = true) =>
			readParams(tied.of({ horizonS }, params, isGesture), params).params;
		const short = drag(600, start);
		expect(short.logoutAtS).toBe(600);
		const long = drag(3600, short, false);
		expect(long).toEqual({ ...start, horizonS: 3600 });
		// A new drag begins from what there is then.
		const again = drag(600, long, false);
		expect(drag(3600, again).logoutAtS).toBe(600);
	});

	it('leaves every other change as it is', () => {
		expect(new TiedChange().of({ atTtlS: 60 }, start, true)).toEqual({ atTtlS: 60 });
	});
});
