import { algorithmNamed } from './algorithms.ts';
import { keyFitness } from './key-fitness.ts';
import type { Key } from './key.ts';

/**
 * Of several keys the one to sign with: a private one of the algorithm's type, one that its JWK allows (RFC 7517
 * §4.2–4.4) before one that it forbids, and among those the one that the header's `kid` names (RFC 7515 §4.1.4).
 * @returns undefined for an unknown algorithm, for one that takes no key, and where no key is of its type
 */
export function signingKey(
	keys: readonly Key[],
	alg: string | undefined,
	kid: string | undefined,
): Key | undefined {
	const algorithm = algorithmNamed(alg);
	if (algorithm?.keyType === undefined) return undefined;
	const able = keys.filter((key) => key.private && keyFitness(key, algorithm, 'sign') !== 'wrong-type');
	const rank = (key: Key) =>
		(keyFitness(key, algorithm, 'sign') === 'fit' ? 0 : 2) + (kid === undefined || key.kid === kid ? 0 : 1);
	return able.reduce<Key | undefined>(
		(best, key) => (best === undefined || rank(key) < rank(best) ? key : best),
		undefined,
	);
}
