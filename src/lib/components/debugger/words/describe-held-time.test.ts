import { expect, test } from 'vitest';
import { describeHeldTime } from './describe-held-time.ts';

const at = Date.UTC(2026, 0, 5, 9, 14, 58) / 1000;

test('says whose clock it is, what it shows, and how wrong it is', () => {
	expect(describeHeldTime({ at, by: 'B', skewS: 120 })).toBe(
		'as seen by API B at 09:14:58 UTC (B is +120 s)',
	);
	expect(describeHeldTime({ at, by: 'C', skewS: -65 })).toBe('as seen by API C at 09:14:58 UTC (C is -65 s)');
	expect(describeHeldTime({ at, by: 'A', skewS: 0 })).toBe('as seen by API A at 09:14:58 UTC');
	expect(describeHeldTime({ at, by: 'as', skewS: 30 })).toBe(
		'as seen by the auth server at 09:14:58 UTC (it is +30 s)',
	);
});
