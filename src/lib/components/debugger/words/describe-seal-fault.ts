import type { SealOutcome } from '#lib/core/jose/encryption/seal.ts';
import { describeJweFault, keyForEncryption } from './describe-decryption.ts';

type SealFault = Extract<SealOutcome, { state: 'impossible' }>;

/** Why a content could not be encrypted, in a sentence or two. */
export function describeSealFault(
	{ reason, detail, recipient }: SealFault,
	alg: string | undefined,
	enc: string | undefined,
): string {
	const whose = recipient === undefined || recipient === 0 ? '' : `Recipient ${recipient + 1}: `;
	if (reason === 'no-key') return `${whose}To encrypt, add ${keyForEncryption(alg, enc, 'encrypt')}.`;
	if (reason === 'algorithm-withdrawn')
		return `${whose}${String(detail['name'])} is withdrawn, and nothing is encrypted with it here: choose another algorithm.`;
	return `${whose}It could not be encrypted. ${describeJweFault({ reason, detail })}`;
}
