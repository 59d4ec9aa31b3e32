// Fault prevented: chance that depends on the engine, or on how much was drawn before.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash32, randomBelow, randomFraction } from './counter-random.ts';

const mask = 0xffff_ffffn;
const rotate = (x: bigint, by: bigint) => ((x << by) | (x >> (32n - by))) & mask;

/** The same hash in whole numbers without end, so that no engine's 32-bit arithmetic takes part. */
function reference(text: string, seed: number): number {
	let h = BigInt(seed) & mask;
	for (let at = 0; at < text.length; at++) {
		const k = rotate((BigInt(text.charCodeAt(at)) * 0xcc9e2d51n) & mask, 15n);
		h = (rotate(h ^ ((k * 0x1b873593n) & mask), 13n) * 5n + 0xe6546b64n) & mask;
	}
	h ^= BigInt(text.length);
	h = ((h ^ (h >> 16n)) * 0x85ebca6bn) & mask;
	h = ((h ^ (h >> 13n)) * 0xc2b2ae35n) & mask;
	return Number(h ^ (h >> 16n));
}

describe('chance by counting', () => {
	it('gives these numbers in every engine', () => {
		expect([hash32('', 0), hash32('a', 1), hash32('latency\u0000tab1.c1.1', 1)]).toEqual([
			0, 3663734039, 657203308,
		]);
		expect(
			['tab1.c1.1', 'tab1.c2.1', 'tab1.c3.1', 'x1.u1'].map((id) => randomBelow(1000, 1, 'latency', id)),
		).toEqual([153, 196, 498, 483]);
	});

	it('hashes as arithmetic without a word size does', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 0xffff_ffff }), (text, seed) => {
				expect(hash32(text, seed)).toBe(reference(text, seed));
			}),
			{ numRuns: 300 },
		);
	});

	it('draws the same for the same thing, whatever else is drawn', () => {
		fc.assert(
			fc.property(fc.nat(), fc.array(fc.string()), fc.string(), (seed, others, id) => {
				const alone = randomBelow(1_000_000, seed, 'latency', id);
				others.forEach((other) => randomBelow(1_000_000, seed, 'latency', other));
				expect(randomBelow(1_000_000, seed, 'latency', id)).toBe(alone);
			}),
		);
	});

	it('draws something else for another seed, stream or thing', () => {
		const draws = [1, 2, 3].flatMap((seed) =>
			['latency', 'other'].flatMap((stream) => [1, 2, 3].map((id) => randomFraction(seed, stream, id))),
		);
		expect(new Set(draws).size).toBe(draws.length);
		// The stream's name and the thing's do not run into each other.
		expect(randomFraction(1, 'a', 'bc')).not.toBe(randomFraction(1, 'ab', 'c'));
	});

	it('stays below its limit, and is 0 where there is no choice', () => {
		fc.assert(
			fc.property(fc.integer({ min: -5, max: 10_000 }), fc.nat(), fc.nat(), (below, seed, id) => {
				const drawn = randomBelow(below, seed, 'latency', id);
				expect(Number.isInteger(drawn)).toBe(true);
				expect(drawn).toBeGreaterThanOrEqual(0);
				expect(drawn).toBeLessThan(Math.max(1, below));
			}),
		);
	});

	it('is spread evenly', () => {
		const classes = 16;
		const draws = 16_000;
		for (const seed of [0, 1, 42]) {
			const counts = new Array<number>(classes).fill(0);
			for (let id = 0; id < draws; id++) counts[randomBelow(classes, seed, 'latency', id)]! += 1;
			const expected = draws / classes;
			const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
			// 15 degrees of freedom: less than once in a thousand above 37.7. The draws are fixed, so it never varies.
			expect(chiSquare).toBeLessThan(37.7);
		}
	});
});
