import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differingRange } from './differing-range.ts';

it.each([
	['https://a.example/x', 'https://b.example/x', 'a'],
	['orders:read', 'orders:write', 'read'],
	['abc', 'abc', undefined],
	['one', 'two', undefined],
	['prefix-', 'prefix-more', ''],
])('marks in %s what %s has not', (text, other, marked) => {
	const range = differingRange(text, other);
	expect(range && text.slice(range.from, range.to)).toBe(marked);
});

it('never marks what is outside of the text', () => {
	fc.assert(
		fc.property(fc.string(), fc.string(), (text, other) => {
			const range = differingRange(text, other);
			if (range) expect(range.from >= 0 && range.from <= range.to && range.to <= text.length).toBe(true);
		}),
	);
});
