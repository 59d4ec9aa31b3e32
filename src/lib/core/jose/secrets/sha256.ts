import { initialOf512, roundConstants } from './sha2-constants.ts';
import type { Sha2 } from './hash-function.ts';

const high = (words: readonly bigint[]) => Int32Array.from(words, (word) => Number(word >> 32n) | 0);
const k = high(roundConstants.slice(0, 64));
const w = new Int32Array(64);

/** SHA-256 (FIPS 180-4 §6.2). */
export const sha256: Sha2 = {
	blockBytes: 64,
	digestBytes: 32,
	scheduleWords: 64,
	initial: high(initialOf512),
	schedule(block, into) {
		for (let t = 0; t < 16; t++) {
			w[t] = block[t]!;
			into[t] = (w[t]! + k[t]!) | 0;
		}
		for (let t = 16; t < 64; t++) {
			const x = w[t - 15]!;
			const y = w[t - 2]!;
			const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
			const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
			const next = (s1 + w[t - 7]! + s0 + w[t - 16]!) | 0;
			w[t] = next;
			into[t] = (next + k[t]!) | 0;
		}
	},
	mix(state, scheduled, at) {
		let a = state[0]!;
		let b = state[1]!;
		let c = state[2]!;
		let d = state[3]!;
		let e = state[4]!;
		let f = state[5]!;
		let g = state[6]!;
		let h = state[7]!;
		for (let t = 0; t < 64; t++) {
			const sum1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
			const t1 = (h + sum1 + (g ^ (e & (f ^ g))) + scheduled[at + t]!) | 0;
			const sum0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
			const t2 = (sum0 + ((a & b) | (c & (a | b)))) | 0;
			h = g;
			g = f;
			f = e;
			e = (d + t1) | 0;
			d = c;
			c = b;
			b = a;
			a = (t1 + t2) | 0;
		}
		state[0] = (state[0]! + a) | 0;
		state[1] = (state[1]! + b) | 0;
		state[2] = (state[2]! + c) | 0;
		state[3] = (state[3]! + d) | 0;
		state[4] = (state[4]! + e) | 0;
		state[5] = (state[5]! + f) | 0;
		state[6] = (state[6]! + g) | 0;
		state[7] = (state[7]! + h) | 0;
	},
};
