import { hash32 } from './counter-random.ts';

/**
 * A short name of a run's whole course: the same events give the same 16 hexadecimal digits in every engine, as
 * they are hashed from their JSON text, which is the same everywhere for the same insertion order of members.
 */
export function traceHash(events: readonly object[]): string {
	let low = 1;
	let high = 2;
	for (const event of events) {
		const text = JSON.stringify(event);
		low = hash32(text, low);
		high = hash32(text, high ^ 0x9e3779b9);
	}
	return hex(low) + hex(high);
}

function hex(bits: number): string {
	return bits.toString(16).padStart(8, '0');
}
