import type { RunsOn } from '../capabilities.ts';
import { whereAes } from './aes.ts';
import { agreementCurveNamed, whereAgreed } from './agreement-curves.ts';
import type { ContentEncryption } from './content-encryption.ts';
import type { KeyManagement } from './key-management.ts';

/**
 * Where an algorithm of either table is computed here: `noble` when a part of it is.
 * @param curve the curve of the key at hand, where the algorithm takes several; without one, none is asked about
 */
export async function whereEncrypted(
	row: KeyManagement | ContentEncryption,
	curve?: string,
): Promise<RunsOn> {
	const aesBits = 'aesBits' in row ? row.aesBits : row.keyBits;
	if (row.aes !== undefined && aesBits !== undefined && (await whereAes(row.aes, aesBits)) === 'noble')
		return 'noble';
	const known = 'curves' in row && curve !== undefined ? agreementCurveNamed(curve) : undefined;
	return known?.library && (await whereAgreed(known)) === 'noble' ? 'noble' : 'webcrypto';
}
