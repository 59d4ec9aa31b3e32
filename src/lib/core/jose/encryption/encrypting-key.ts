import type { Key } from '../key.ts';
import { contentEncryptionNamed } from './content-encryption.ts';
import { keyManagementFitness } from './key-management-fitness.ts';
import { keyManagementNamed } from './key-management.ts';

/**
 * Of several keys the one to encrypt to: one of the algorithm's type and length, one that its JWK allows (RFC 7517
 * §4.2–4.4) before one that it forbids, and among those the one that the header's `kid` names (RFC 7516 §4.1.6).
 * @returns undefined for an unknown or withdrawn algorithm, and where no key is of its type and length
 */
export function encryptingKey(
	keys: readonly Key[],
	alg: string | undefined,
	enc: string | undefined,
	kid: string | undefined,
): Key | undefined {
	const row = keyManagementNamed(alg);
	if (row === undefined || row.status === 'prohibited') return undefined;
	let best: Key | undefined;
	let bestRank = Infinity;
	for (const key of keys) {
		const fitness = keyManagementFitness(key, row, 'encrypt', contentEncryptionNamed(enc));
		if (!fitness.ok && fitness.fault.reason !== 'key-forbidden-by-jwk') continue;
		const rank = (fitness.ok ? 0 : 2) + (kid === undefined || key.kid === kid ? 0 : 1);
		if (rank < bestRank) [best, bestRank] = [key, rank];
	}
	return best;
}
