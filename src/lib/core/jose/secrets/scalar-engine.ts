import type { GuessEngine, GuessTarget } from './guess-engine.ts';
import type { Sha2 } from './hash-function.ts';
import { scheduleText, sha2 } from './sha2.ts';

const capacity = 512;
const innerPad = 0x36363636;
const outerPad = 0x5c5c5c5c;

/**
 * HMAC (RFC 2104) key after key in plain script: it runs everywhere. The schedule of what was signed is worked out once.
 * @param keys what to search, `capacity` keys long; room of its own when left out
 */
export function scalarEngine({ hash: name, input, signature }: GuessTarget, keys?: Uint8Array): GuessEngine {
	const hash = sha2[name];
	const { blockBytes, scheduleWords } = hash;
	const room = keys ?? new Uint8Array(capacity * blockBytes);
	const fixed = scheduleText(hash, input, blockBytes);
	const wanted = wordsOf(signature, hash);
	const view = new DataView(room.buffer, room.byteOffset, room.byteLength);
	const block = new Int32Array(blockBytes / 4);
	const inner = new Int32Array(hash.initial.length);
	const outer = new Int32Array(hash.initial.length);
	const scheduled = new Int32Array(scheduleWords);
	const last = lastBlock(hash);

	/** Takes the block that a key begins with into a fresh hash value. */
	const begin = (state: Int32Array, key: number, pad: number) => {
		for (let word = 0; word < block.length; word++)
			block[word] = view.getInt32(key * blockBytes + word * 4) ^ pad;
		state.set(hash.initial);
		hash.schedule(block, scheduled);
		hash.mix(state, scheduled, 0);
	};
	const isKey = (key: number): boolean => {
		begin(inner, key, innerPad);
		for (let at = 0; at < fixed.length; at += scheduleWords) hash.mix(inner, fixed, at);
		begin(outer, key, outerPad);
		for (let word = 0; word < hash.digestBytes / 4; word++) last[word] = inner[word]!;
		hash.schedule(last, scheduled);
		hash.mix(outer, scheduled, 0);
		return wanted.every((word, at) => word === outer[at]);
	};
	return {
		kind: 'scalar',
		keys: room,
		capacity: room.length / blockBytes,
		keyBytes: blockBytes,
		search(from, to) {
			// A signature of another length is nobody's.
			if (signature.length !== hash.digestBytes) return -1;
			for (let key = from; key < to; key++) if (isKey(key)) return key;
			return -1;
		},
	};
}

/** The outer hash's last block: the inner digest, which comes anew each time, and its padding. */
export function lastBlock({ blockBytes, digestBytes }: Sha2): Int32Array {
	const block = new Int32Array(blockBytes / 4);
	block[digestBytes / 4] = 0x80000000;
	block[block.length - 1] = (blockBytes + digestBytes) * 8;
	return block;
}

function wordsOf(signature: Uint8Array, { digestBytes }: Sha2): readonly number[] {
	const whole = new Uint8Array(digestBytes);
	whole.set(signature.subarray(0, digestBytes));
	const view = new DataView(whole.buffer);
	return Array.from({ length: digestBytes / 4 }, (_, at) => view.getInt32(at * 4));
}
