import type { Key } from '../key.ts';
import { keySchemes } from './key-schemes.ts';
import { iterations } from './key-parameters.ts';
import type { DecryptOptions } from './jwe.ts';
import type { PreparedRecipient } from './prepare-recipient.ts';

/** Recipients of which the header is looked at. */
export const mostRecipients = 1000;
/** Pairs of a recipient and a key that are looked at, whether they fit or not. */
const mostPairs = 20_000;
/** Pairs with which something is computed. */
const mostAttempts = 200;
/** The time that all attempts may take by the costs of a quiet machine, in milliseconds: a busy one takes three times that. */
const mostMilliseconds = 300;

/**
 * Ten thousand recipients and five thousand keys are a text of a few megabytes, and fifty million attempts. This counts
 * what has been done; the first attempt is always made.
 */
export class AttemptBudget {
	#pairs = 0;
	#attempts = 0;
	#milliseconds = 0;
	readonly #mostMilliseconds: number;

	constructor({ allowIterations = 0 }: DecryptOptions) {
		// Whoever allows long derivations has seen what one costs; a few keys may be tried.
		const allowed = Math.min(allowIterations, iterations.most);
		this.#mostMilliseconds = mostMilliseconds + (4 * allowed * iterations.nanoseconds) / 1e6;
	}

	/** Attempts made so far. */
	get attempts(): number {
		return this.#attempts;
	}

	/** Whether one more pair may be looked at. */
	takePair(): boolean {
		return ++this.#pairs <= mostPairs;
	}

	/** Whether one more pair may be computed with; if so, it is counted. */
	takeAttempt({ row, parameters }: PreparedRecipient, key: Key): boolean {
		const milliseconds = this.#milliseconds + keySchemes[row.family].cost(key, parameters);
		const within = this.#attempts < mostAttempts && milliseconds <= this.#mostMilliseconds;
		if (this.#attempts > 0 && !within) return false;
		this.#milliseconds = milliseconds;
		this.#attempts++;
		return true;
	}
}
