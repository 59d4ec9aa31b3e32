// The mark of keys from Infineon's library (Nemec et al., "The Return of Coppersmith's Attack", ACM CCS 2017, §2).

/**
 * The primes up to 167 for which the powers of 65537 are not all remainders; for the other primes up to there every
 * modulus has the mark. A random one has it for all of these in 4 of 1,000,000,000.
 */
const primes: readonly number[] = [11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157];

/** The remainders of 65537's powers, for each prime. */
const marks: readonly (readonly [bigint, ReadonlySet<bigint>])[] = primes.map((prime) => {
	const powers = new Set<bigint>();
	for (let power = 1; !powers.has(BigInt(power)); power = (power * 65537) % prime) powers.add(BigInt(power));
	return [BigInt(prime), powers];
});

/**
 * True for an RSA modulus that bears the mark of CVE-2017-15361: both its primes are k·M + 65537^a mod M, with M the
 * product of the first primes, and so is their product. False for 0, which stands for a modulus that is missing.
 */
export function isRocaModulus(modulus: bigint): boolean {
	return modulus > 0n && marks.every(([prime, powers]) => powers.has(modulus % prime));
}
