import type { Algorithm } from './algorithms.ts';
import { algorithmNamed, exactRows, sameScheme } from './algorithms.ts';
import type { Key } from './key.ts';

/** Whether a key may be used with an algorithm: by what it is, and by what its JWK says of itself. */
export type KeyFitness = 'fit' | 'wrong-type' | 'forbidden-by-jwk';

/** Judges a key for an algorithm (RFC 8725 §3.1; RFC 7517 §4.2–4.4 for what its JWK allows). */
export function keyFitness(key: Key, algorithm: Algorithm, usage: 'sign' | 'verify'): KeyFitness {
	if (exactRowFor(key, algorithm) === undefined) return 'wrong-type';
	return isAllowedByJwk(key, algorithm, usage) ? 'fit' : 'forbidden-by-jwk';
}

/**
 * The fully specified algorithm that an algorithm means with a key: for `EdDSA` the one of the key's curve (RFC 9864
 * §4.1.2), else the algorithm itself. Undefined when the key is of another type, curve or parameter set.
 */
export function exactRowFor(key: Key, algorithm: Algorithm): Algorithm | undefined {
	return exactRows(algorithm).find(
		({ keyType, curve, parameterSet }) =>
			keyType === key.type && curve === key.curve && parameterSet === key.parameterSet,
	);
}

function isAllowedByJwk(key: Key, algorithm: Algorithm, usage: 'sign' | 'verify'): boolean {
	if (key.use !== undefined && key.use !== 'sig') return false;
	if (key.keyOps !== undefined && !allowsOperation(key, key.keyOps, usage)) return false;
	if (key.alg === undefined || key.alg === algorithm.name) return true;
	const named = algorithmNamed(key.alg);
	return named !== undefined && sameScheme(named, algorithm);
}

/** A private key may say `sign` alone; its public half, which verifies, is then meant for `verify`. */
function allowsOperation(key: Key, operations: readonly string[], usage: 'sign' | 'verify'): boolean {
	if (operations.includes(usage)) return true;
	return usage === 'verify' && key.type !== 'oct' && key.private && operations.includes('sign');
}
