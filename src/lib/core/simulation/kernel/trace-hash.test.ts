// Fault prevented: two different runs with one name, or one run with different names in different engines.
import { describe, expect, it } from 'vitest';
import { traceHash } from './trace-hash.ts';

const events = [
	{ id: 'tab1.c1/user.action', t: 7000, kind: 'user.action' },
	{ id: 'tab1.c1/user.ok', t: 7080, kind: 'user.ok' },
];

describe('the hash of a trace', () => {
	it('is this one in every engine', () => {
		expect(traceHash([])).toBe('0000000100000002');
		expect(traceHash(events)).toBe('8693d8f4e79d10fc');
	});

	it('is another one for another order, moment, member or number of events', () => {
		const [first, second] = events;
		const others = [
			[second, first],
			[first],
			[...events, second],
			[first, { ...second, t: 7081 }],
			[first, { ...second, level: 1 }],
		].map((list) => traceHash(list.map((event) => ({ ...event }))));
		const all = [traceHash(events), ...others];
		expect(new Set(all).size).toBe(all.length);
	});

	it('depends on nothing but what is written', () => {
		expect(traceHash(structuredClone(events))).toBe(traceHash(events));
	});
});
