import type { Algorithm } from './algorithms.ts';
import { algorithmNamed, sameScheme } from './algorithms.ts';
import type { Key } from './key.ts';

/** Whether a key may be used with an algorithm: by what it is, and by what its JWK says of itself. */
export type KeyFitness = 'fit' | 'wrong-type' | 'forbidden-by-jwk';

/** Judges a key for an algorithm (RFC 8725 §3.1; RFC 7517 §4.2–4.4 for what its JWK allows). */
export function keyFitness(key: Key, algorithm: Algorithm, usage: 'sign' | 'verify'): KeyFitness {
	if (key.type !== algorithm.keyType || key.curve !== algorithm.curve) return 'wrong-type';
	return isAllowedByJwk(key, algorithm, usage) ? 'fit' : 'forbidden-by-jwk';
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
