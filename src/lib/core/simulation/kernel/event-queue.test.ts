// Fault prevented: two things at the same moment that change places, which would give another run on another engine.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventQueue, priorities } from './event-queue.ts';

interface Planned {
	readonly t: number;
	readonly priority: (typeof priorities)[keyof typeof priorities];
}

const planned = fc.record({
	t: fc.integer({ min: 0, max: 6 }),
	priority: fc.constantFrom(...Object.values(priorities)),
});

function takeAll<T>(queue: EventQueue<T>): T[] {
	const taken: T[] = [];
	for (let next = queue.pop(); next; next = queue.pop()) taken.push(next.item);
	return taken;
}

/** The same by sorting: by time, then by priority; sorting is stable, so that the first inserted stays first. */
function sorted<T extends Planned>(items: readonly T[]): T[] {
	return [...items].sort((a, b) => a.t - b.t || a.priority - b.priority);
}

describe('the queue', () => {
	it('gives the world, then arrivals, then the client, then the attacker at the same moment', () => {
		const queue = new EventQueue<string>();
		queue.push(5, priorities.attacker, 'attacker');
		queue.push(5, priorities.client, 'client');
		queue.push(5, priorities.world, 'world');
		queue.push(5, priorities.arrival, 'arrival');
		queue.push(4, priorities.attacker, 'earlier');
		expect(takeAll(queue)).toEqual(['earlier', 'world', 'arrival', 'client', 'attacker']);
	});

	it('is empty at first and when all is taken out', () => {
		const queue = new EventQueue<string>();
		expect(queue.pop()).toBeUndefined();
		queue.push(1, priorities.client, 'one');
		expect(queue.size).toBe(1);
		expect(queue.pop()).toMatchObject({ t: 1, item: 'one' });
		expect(queue.size).toBe(0);
		expect(queue.pop()).toBeUndefined();
	});

	it('orders as sorting by time, priority and insertion does', () => {
		fc.assert(
			fc.property(fc.array(planned, { maxLength: 60 }), (plans) => {
				const items = plans.map((plan, place) => ({ ...plan, place }));
				const queue = new EventQueue<(typeof items)[number]>();
				for (const item of items) queue.push(item.t, item.priority, item);
				expect(takeAll(queue)).toEqual(sorted(items));
			}),
			{ numRuns: 500 },
		);
	});

	it('orders what is inserted while things are taken out, too', () => {
		const step = fc.oneof(planned, fc.constant('take' as const));
		fc.assert(
			fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
				const queue = new EventQueue<Planned>();
				let waiting: Planned[] = [];
				for (const next of steps) {
					if (next === 'take') {
						const [first, ...rest] = sorted(waiting);
						expect(queue.pop()?.item).toBe(first);
						waiting = rest;
					} else {
						queue.push(next.t, next.priority, next);
						waiting.push(next);
					}
					expect(queue.size).toBe(waiting.length);
				}
			}),
			{ numRuns: 500 },
		);
	});
});
