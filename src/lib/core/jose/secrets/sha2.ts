import type { HashName } from '../algorithms.ts';
import type { Sha2 } from './hash-function.ts';
import { sha256 } from './sha256.ts';
import { sha384, sha512 } from './sha512.ts';

export const sha2: Readonly<Record<HashName, Sha2>> = {
	'SHA-256': sha256,
	'SHA-384': sha384,
	'SHA-512': sha512,
};

/**
 * The schedules of the blocks of a text that follows whole blocks, its padding included (FIPS 180-4 §5.1).
 * @param before how many bytes of whole blocks stand before the text
 */
export function scheduleText(hash: Sha2, text: Uint8Array, before: number): Int32Array {
	const { blockBytes, scheduleWords } = hash;
	const lengthBytes = blockBytes / 8;
	const blocks = Math.ceil((text.length + 1 + lengthBytes) / blockBytes);
	const padded = new Uint8Array(blocks * blockBytes);
	padded.set(text);
	padded[text.length] = 0x80;
	const view = new DataView(padded.buffer);
	const bits = (before + text.length) * 8;
	view.setUint32(padded.length - 8, Math.floor(bits / 2 ** 32));
	view.setUint32(padded.length - 4, bits >>> 0);
	const scheduled = new Int32Array(blocks * scheduleWords);
	const block = new Int32Array(blockBytes / 4);
	for (let at = 0; at < blocks; at++) {
		for (let word = 0; word < block.length; word++) block[word] = view.getInt32(at * blockBytes + word * 4);
		hash.schedule(block, scheduled.subarray(at * scheduleWords, (at + 1) * scheduleWords));
	}
	return scheduled;
}

/** The digest of some bytes; synchronous, for keys that are longer than a block (RFC 2104 §2). */
export function digest(hash: Sha2, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
	const state = hash.initial.slice();
	const scheduled = scheduleText(hash, bytes, 0);
	for (let at = 0; at < scheduled.length; at += hash.scheduleWords) hash.mix(state, scheduled, at);
	return bytesOfWords(state).slice(0, hash.digestBytes);
}

function bytesOfWords(words: Int32Array): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(words.length * 4);
	const view = new DataView(bytes.buffer);
	words.forEach((word, at) => view.setInt32(at * 4, word));
	return bytes;
}
