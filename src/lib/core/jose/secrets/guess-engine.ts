import type { HashName } from '../algorithms.ts';

/** A signature whose secret is to be guessed. */
export interface GuessTarget {
	readonly hash: HashName;
	/** What was signed (RFC 7515 §5.1 step 5). */
	readonly input: Uint8Array;
	readonly signature: Uint8Array;
}

/** Finds out which of many keys makes a signature. One engine is for one signature. */
export interface GuessEngine {
	/** What computes: WebAssembly with several keys at a time, or plain script. */
	readonly kind: 'simd' | 'scalar';
	/** Room for `capacity` keys of `keyBytes` each, filled up with zeros, as HMAC does with its keys (RFC 2104 §2). */
	readonly keys: Uint8Array;
	readonly capacity: number;
	/** The hash function's block: longer keys are put in as their digest. */
	readonly keyBytes: 64 | 128;
	/** The number of the first key from `from` and before `to` that makes the signature; -1 when none does. */
	readonly search: (from: number, to: number) => number;
}
