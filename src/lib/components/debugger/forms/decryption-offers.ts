import type { DecryptOptions, DecryptOutcome } from '#lib/core/jose/encryption/jwe.ts';
import { seconds } from '../words/describe-decryption.ts';

/** Bytes that are inflated at a person's word. */
const mostInflated = 10_000_000;

/** What a person may allow so that a token is opened all the same, as a button says it. */
export interface Offer {
	readonly label: string;
	readonly allow: DecryptOptions;
}

/** The one thing that can be allowed after an outcome; undefined where nothing can. */
export function offerFor(outcome: DecryptOutcome): Offer | undefined {
	if (outcome.state === 'decrypted') return undefined;
	const { reason, detail } = outcome;
	const iterations = Number(detail['iterations']);
	if (reason === 'p2c-too-high' && iterations <= Number(detail['most']))
		return { label: `Run it anyway (about ${seconds(detail)} s)`, allow: { allowIterations: iterations } };
	if (reason === 'inflated-too-large' && Number(detail['limit']) < mostInflated)
		return { label: 'Show up to 10 MB', allow: { inflateLimit: mostInflated } };
	if (reason === 'key-forbidden-by-jwk')
		return { label: 'Use the key all the same', allow: { ignoreJwkRestrictions: true } };
	return undefined;
}
