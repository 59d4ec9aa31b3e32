import { signingBytesOf } from '../../token/signing-bytes.ts';
import { isLegible } from '../../token/is-legible.ts';
import type { Reading } from '../../token/reading.ts';
import { algorithmOf } from '../verify.ts';
import type { GuessTarget } from './guess-engine.ts';

/**
 * What there is to guess about a token: undefined where no HMAC made its signature (RFC 7518 §3.2), or the signature is
 * missing, illegible or of another length than the algorithm's.
 */
export function guessTargetOf(reading: Reading): GuessTarget | undefined {
	const algorithm = algorithmOf(reading);
	if (typeof algorithm === 'string' || algorithm.family !== 'HMAC' || !algorithm.hash) return undefined;
	const { signature, signingInput } = reading;
	if (signingInput === undefined || !signature?.encoded || !isLegible(signature)) return undefined;
	if (signature.bytes.length !== algorithm.signatureBytes) return undefined;
	return {
		hash: algorithm.hash,
		input: signingBytesOf(reading),
		signature: new Uint8Array(signature.bytes),
	};
}
