// SHA-2 in its two steps, apart: the schedule of a block, and the rounds over it. WebCrypto has no such seam, and the
// schedule of a text that stays the same is half of the work of guessing the key before it.

/** One hash function, in 32-bit words: those of 64 bits are two, the high half first. */
export interface Sha2 {
	readonly blockBytes: 64 | 128;
	readonly digestBytes: number;
	/** How many words a block's schedule has. */
	readonly scheduleWords: number;
	readonly initial: Int32Array;
	/** Works out a block's schedule, each word with its round constant already added (FIPS 180-4 §6.2.2, §6.4.2). */
	readonly schedule: (block: Int32Array, into: Int32Array) => void;
	/** Takes a block into the hash value, by the schedule that begins at a place. */
	readonly mix: (state: Int32Array, scheduled: Int32Array, at: number) => void;
}
