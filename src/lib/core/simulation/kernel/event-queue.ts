import type { Ms } from './ms.ts';

/** What comes first among things at the same moment: facts of the world, arrivals, the client, the attacker. */
export const priorities = { world: 0, arrival: 1, client: 2, attacker: 3 } as const;
export type Priority = (typeof priorities)[keyof typeof priorities];

interface Entry<T> {
	readonly t: Ms;
	readonly priority: number;
	readonly sequence: number;
	readonly item: T;
}

/**
 * What is still to happen, in order of time, then priority, then insertion: a binary heap. Two runs that insert the
 * same things in the same order take them out in the same order.
 */
export class EventQueue<T> {
	#heap: Entry<T>[] = [];
	#inserted = 0;

	get size(): number {
		return this.#heap.length;
	}

	push(t: Ms, priority: number, item: T): void {
		const entry: Entry<T> = { t, priority, sequence: this.#inserted++, item };
		const heap = this.#heap;
		let place = heap.length;
		heap.push(entry);
		while (place > 0) {
			const parent = (place - 1) >> 1;
			const above = heap[parent];
			if (above === undefined || !isBefore(entry, above)) break;
			heap[place] = above;
			place = parent;
		}
		heap[place] = entry;
	}

	/** Takes out the first; undefined when nothing is left. */
	pop(): { readonly t: Ms; readonly item: T } | undefined {
		const heap = this.#heap;
		const first = heap[0];
		const last = heap.pop();
		if (first === undefined || last === undefined || heap.length === 0) return first;
		let place = 0;
		for (;;) {
			let child = 2 * place + 1;
			let below = heap[child];
			if (below === undefined) break;
			const other = heap[child + 1];
			if (other !== undefined && isBefore(other, below)) {
				child += 1;
				below = other;
			}
			if (!isBefore(below, last)) break;
			heap[place] = below;
			place = child;
		}
		heap[place] = last;
		return first;
	}
}

function isBefore(a: Entry<unknown>, b: Entry<unknown>): boolean {
	if (a.t !== b.t) return a.t < b.t;
	if (a.priority !== b.priority) return a.priority < b.priority;
	return a.sequence < b.sequence;
}
