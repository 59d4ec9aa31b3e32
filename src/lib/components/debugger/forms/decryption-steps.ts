import type { DecryptOutcome } from '#lib/core/jose/encryption/jwe.ts';
import { failedStep, steps, type Step } from '../words/describe-decryption.ts';

/** How far decrypting came: a step with its mark, and what that mark says. */
export interface StepState {
	readonly name: Step;
	readonly state: 'good' | 'bad' | 'none' | 'warning';
	readonly says: 'done' | 'stopped here' | 'not reached';
}

/**
 * The steps of decrypting (RFC 7516 §5.2) up to the one that stopped it; none while that is not known.
 * @param deflated whether the content is compressed, so that it takes a step more
 */
export function decryptionSteps(
	outcome: DecryptOutcome | undefined,
	deflated: boolean,
): readonly StepState[] {
	if (outcome === undefined) return [];
	const names = steps.filter((name) => name !== 'unpacking' || deflated);
	const stopped = outcome.state === 'decrypted' ? undefined : failedStep(outcome.reason);
	const at = stopped === undefined ? names.length : names.indexOf(stopped);
	const mark =
		outcome.state === 'failed'
			? 'bad'
			: outcome.state === 'impossible' && outcome.reason === 'no-key'
				? 'none'
				: 'warning';
	return names.map((name, index) =>
		index < at
			? { name, state: 'good', says: 'done' }
			: index === at
				? { name, state: mark, says: 'stopped here' }
				: { name, state: 'none', says: 'not reached' },
	);
}
