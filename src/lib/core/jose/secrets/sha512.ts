// 64-bit words as two halves of 32 bits, the high one first: BigInt is a hundred times slower.

import { initialOf384, initialOf512, roundConstants } from './sha2-constants.ts';
import type { Sha2 } from './hash-function.ts';

const halves = (words: readonly bigint[]) =>
	Int32Array.from(words.flatMap((word) => [Number(word >> 32n) | 0, Number(word & 0xffffffffn) | 0]));
const k = halves(roundConstants);
const w = new Int32Array(160);

/** What carries over from a sum of low halves, each taken without its sign. */
const carry = (sum: number) => Math.floor(sum / 2 ** 32);

function schedule(block: Int32Array, into: Int32Array): void {
	for (let t = 0; t < 32; t++) w[t] = block[t]!;
	for (let t = 32; t < 160; t += 2) {
		const xh = w[t - 30]!;
		const xl = w[t - 29]!;
		const yh = w[t - 4]!;
		const yl = w[t - 3]!;
		const s0h = ((xh >>> 1) | (xl << 31)) ^ ((xh >>> 8) | (xl << 24)) ^ (xh >>> 7);
		const s0l = ((xl >>> 1) | (xh << 31)) ^ ((xl >>> 8) | (xh << 24)) ^ ((xl >>> 7) | (xh << 25));
		const s1h = ((yh >>> 19) | (yl << 13)) ^ ((yl >>> 29) | (yh << 3)) ^ (yh >>> 6);
		const s1l = ((yl >>> 19) | (yh << 13)) ^ ((yh >>> 29) | (yl << 3)) ^ ((yl >>> 6) | (yh << 26));
		const low = (s0l >>> 0) + (s1l >>> 0) + (w[t - 13]! >>> 0) + (w[t - 31]! >>> 0);
		w[t] = (s0h + s1h + w[t - 14]! + w[t - 32]! + carry(low)) | 0;
		w[t + 1] = low | 0;
	}
	for (let t = 0; t < 160; t += 2) {
		const low = (w[t + 1]! >>> 0) + (k[t + 1]! >>> 0);
		into[t] = (w[t]! + k[t]! + carry(low)) | 0;
		into[t + 1] = low | 0;
	}
}

/** a to h of FIPS 180-4 §6.4.2 in turn: they move along by a step of two in every round. */
const v = new Int32Array(16);

function mix(state: Int32Array, scheduled: Int32Array, at: number): void {
	v.set(state);
	for (let t = 0; t < 160; t += 2) {
		// In round r the word called `a` at first is `b`, and so on: the names move instead of the words.
		const a = -t & 15;
		const b = (2 - t) & 15;
		const c = (4 - t) & 15;
		const d = (6 - t) & 15;
		const e = (8 - t) & 15;
		const f = (10 - t) & 15;
		const g = (12 - t) & 15;
		const h = (14 - t) & 15;
		const eh = v[e]!;
		const el = v[e + 1]!;
		const sum1h = ((eh >>> 14) | (el << 18)) ^ ((eh >>> 18) | (el << 14)) ^ ((el >>> 9) | (eh << 23));
		const sum1l = ((el >>> 14) | (eh << 18)) ^ ((el >>> 18) | (eh << 14)) ^ ((eh >>> 9) | (el << 23));
		const chh = v[g]! ^ (eh & (v[f]! ^ v[g]!));
		const chl = v[g + 1]! ^ (el & (v[f + 1]! ^ v[g + 1]!));
		const t1low = (v[h + 1]! >>> 0) + (sum1l >>> 0) + (chl >>> 0) + (scheduled[at + t + 1]! >>> 0);
		const t1h = (v[h]! + sum1h + chh + scheduled[at + t]! + carry(t1low)) | 0;
		const ah = v[a]!;
		const al = v[a + 1]!;
		const sum0h = ((ah >>> 28) | (al << 4)) ^ ((al >>> 2) | (ah << 30)) ^ ((al >>> 7) | (ah << 25));
		const sum0l = ((al >>> 28) | (ah << 4)) ^ ((ah >>> 2) | (al << 30)) ^ ((ah >>> 7) | (al << 25));
		const majh = (ah & v[b]!) | (v[c]! & (ah | v[b]!));
		const majl = (al & v[b + 1]!) | (v[c + 1]! & (al | v[b + 1]!));
		const dlow = (v[d + 1]! >>> 0) + (t1low >>> 0);
		v[d] = (v[d]! + t1h + carry(dlow)) | 0;
		v[d + 1] = dlow | 0;
		const low = (t1low >>> 0) + (sum0l >>> 0) + (majl >>> 0);
		v[h] = (t1h + sum0h + majh + carry(low)) | 0;
		v[h + 1] = low | 0;
	}
	for (let word = 0; word < 16; word += 2) {
		const low = (state[word + 1]! >>> 0) + (v[word + 1]! >>> 0);
		state[word] = (state[word]! + v[word]! + carry(low)) | 0;
		state[word + 1] = low | 0;
	}
}

const common = { blockBytes: 128, scheduleWords: 160, schedule, mix } as const;

/** SHA-512 (FIPS 180-4 §6.4). */
export const sha512: Sha2 = { ...common, digestBytes: 64, initial: halves(initialOf512) };

/** SHA-384 (FIPS 180-4 §6.5): SHA-512 from another beginning, cut short. */
export const sha384: Sha2 = { ...common, digestBytes: 48, initial: halves(initialOf384) };
