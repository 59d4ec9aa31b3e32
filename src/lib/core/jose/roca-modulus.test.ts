import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRocaModulus } from './roca-modulus.ts';

const primes = Array.from({ length: 166 }, (_, index) => index + 2).filter((number) =>
	Array.from({ length: number - 2 }, (_, index) => index + 2).every((divisor) => number % divisor !== 0),
);
/** The product of the first 39 primes, as for keys of 512 to 960 bits. */
const M = primes.reduce((product, prime) => product * BigInt(prime), 1n);

function power(exponent: bigint): bigint {
	let [result, base] = [1n, 65537n % M];
	for (let left = exponent; left > 0n; left >>= 1n) {
		if (left & 1n) result = (result * base) % M;
		base = (base * base) % M;
	}
	return result;
}

const some = fc.bigInt({ min: 2n ** 40n, max: 2n ** 60n });
const factor = fc.tuple(some, some).map(([k, a]) => k * M + power(a));

test('the first primes are 39', () => {
	expect([primes.length, primes.at(-1)]).toEqual([39, 167]);
});

test('every product of numbers made as that library made its primes has the mark', () => {
	fc.assert(fc.property(factor, factor, (p, q) => isRocaModulus(p * q)));
});

test('no other modulus has it: one that misses it for a single prime, and 0', () => {
	expect(isRocaModulus(0n)).toBe(false);
	// 1 is a power of 65537 for every prime; the remainders of these are none, each for one prime alone.
	expect(isRocaModulus(1n)).toBe(true);
	for (const prime of [11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157]) {
		const rest = M / BigInt(prime);
		const odd = Array.from({ length: prime }, (_, index) => 1n + BigInt(index) * rest);
		const marked = odd.filter(isRocaModulus);
		let order = 1;
		for (let value = 65537 % prime; value !== 1; value = (value * 65537) % prime) order++;
		expect(marked).toHaveLength(order);
		expect(order).toBeLessThan(prime - 1);
	}
});

test('random moduli do not have it', () => {
	fc.assert(
		fc.property(fc.bigInt({ min: 2n ** 2047n, max: 2n ** 2048n - 1n }), (n) => !isRocaModulus(n)),
		{
			numRuns: 2000,
		},
	);
});
