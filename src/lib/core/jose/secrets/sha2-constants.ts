// FIPS 180-4 §4.2, §5.3 defines the constants of SHA-2 as roots of primes; worked out, they need no table of 88 numbers.

const fraction = 1n << 64n;

const primes: readonly bigint[] = firstPrimes(80);

/** K of SHA-512 and SHA-384 (§4.2.3): the first 64 bits of the fractions of the cube roots of the first 80 primes. */
export const roundConstants: readonly bigint[] = primes.map((prime) => rootFraction(prime, 3n));

/** The first hash value of SHA-512 (§5.3.5); its high halves are that of SHA-256, as with the round constants. */
export const initialOf512: readonly bigint[] = primes.slice(0, 8).map((prime) => rootFraction(prime, 2n));

/** The first hash value of SHA-384 (§5.3.4): of the ninth to the sixteenth prime. */
export const initialOf384: readonly bigint[] = primes.slice(8, 16).map((prime) => rootFraction(prime, 2n));

function firstPrimes(count: number): bigint[] {
	const found: bigint[] = [];
	for (let candidate = 2n; found.length < count; candidate++) {
		if (found.every((prime) => candidate % prime !== 0n)) found.push(candidate);
	}
	return found;
}

/** The first 64 bits of the fraction of a number's root, by Newton's method on whole numbers. */
function rootFraction(number: bigint, degree: bigint): bigint {
	const scaled = number * fraction ** degree;
	let root = number * fraction;
	for (;;) {
		const next = ((degree - 1n) * root + scaled / root ** (degree - 1n)) / degree;
		if (next >= root) return root % fraction;
		root = next;
	}
}
