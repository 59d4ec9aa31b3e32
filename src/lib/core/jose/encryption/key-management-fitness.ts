import type { Key } from '../key.ts';
import type { ContentEncryption } from './content-encryption.ts';
import { fault, given } from './jwe.ts';
import type { JweResult } from './jwe.ts';
import type { KeyManagement } from './key-management.ts';

/**
 * Judges a key for key management: by what it is, then by what its JWK allows (RFC 7517 §4.2–4.4).
 * @param enc what `dir` is to encrypt with: its key is as long, and may be named after it
 * @returns the first fault: `key-wrong-type`, `key-is-public`, `key-wrong-length` or `key-forbidden-by-jwk`, of which
 *   only the last may be overridden
 */
export function keyManagementFitness(
	key: Key,
	row: KeyManagement,
	usage: 'encrypt' | 'decrypt',
	enc?: ContentEncryption,
): JweResult<true> {
	if (!row.keyTypes.includes(key.type))
		return fault('key-wrong-type', { expected: row.keyTypes.join(', '), found: key.type });
	if (row.curves.length > 0 && !row.curves.includes(key.curve ?? ''))
		return fault('key-wrong-type', { expected: row.curves.join(', '), found: key.curve ?? '' });
	if (usage === 'decrypt' && !key.private) return fault('key-is-public');
	const expected = row.secretBits === 'content-key' ? enc?.keyBits : row.secretBits;
	if (expected !== undefined && key.bits !== expected)
		return fault('key-wrong-length', { expected, found: key.bits });
	const member = forbiddingMember(key, row, usage, enc);
	return member === undefined ? given(true) : fault('key-forbidden-by-jwk', { member });
}

function forbiddingMember(
	{ use, keyOps, alg, type }: Key,
	row: KeyManagement,
	usage: 'encrypt' | 'decrypt',
	enc: ContentEncryption | undefined,
): string | undefined {
	if (use !== undefined && use !== 'enc') return 'use';
	// A private key may name what it does alone; its public half, which encrypts, is then meant for the other way.
	const bothWays = usage === 'encrypt' && type !== 'oct';
	const wanted = bothWays ? [...row.operations.encrypt, ...row.operations.decrypt] : row.operations[usage];
	const free = row.operations[usage].length === 0;
	if (keyOps !== undefined && !free && !keyOps.some((operation) => wanted.includes(operation)))
		return 'key_ops';
	// RFC 7520 §5.6: a key for `dir` may bear the name of the encryption that it is the key of.
	const named =
		alg === undefined || alg === row.name || (row.secretBits === 'content-key' && alg === enc?.name);
	return named ? undefined : 'alg';
}
