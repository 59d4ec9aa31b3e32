// HMAC with SHA-2 (RFC 2104, FIPS 180-4) over as many keys at a time as a vector has lanes, as a WebAssembly module that is
// written here when it is needed: what runs can be read, and no bytes of it are kept.

import { call, i32, lanes, local, repeatWhile, returnIf, v128, wasmModule } from './wasm-assembler.ts';
import type { Code, WasmFunction } from './wasm-assembler.ts';

/** SHA-256 has words of 32 bits, SHA-384 and SHA-512 of 64. */
export type WordBits = 32 | 64;

/** Where everything stands in the module's memory, in bytes. */
export interface HmacLayout {
	/** The round constants. */
	readonly constants: number;
	/** The hash value to begin with, one word after the other. */
	readonly initial: number;
	/** The first word of the signature. */
	readonly wanted: number;
	/** The outer hash's last block, of which only the words after the inner digest are read. */
	readonly padding: number;
	/** The keys. */
	readonly keys: number;
	/** The schedules of what was signed, up to the end that `run` is given. */
	readonly fixed: number;
}

const zero = i32.const(0);

/** Rotations and shifts of FIPS 180-4 §4.1.2 and §4.1.3; the last of a small sigma is a shift. */
const amounts = {
	32: { sum0: [2, 13, 22], sum1: [6, 11, 25], small0: [7, 18, 3], small1: [17, 19, 10] },
	64: { sum0: [28, 34, 39], sum1: [14, 18, 41], small0: [1, 8, 7], small1: [19, 61, 6] },
} as const;

/** Vectors: sixteen of the schedule at hand, the hash value's eight, and the inner digest's. */
export const scratch = { schedule: 0, state: 16 * 16, digest: 24 * 16, end: 32 * 16 } as const;

/**
 * The module for one width of words and one place of its data. It exports `run(from, to, fixedEnd)`: the number of the first
 * key of a group, as many as there are lanes, of which one makes the signature's first word; -1 when none does.
 * @param digestWords how many words of the hash value the digest has: 6 of 8 for SHA-384
 */
export function hmacModule(bits: WordBits, digestWords: number, layout: HmacLayout): Uint8Array<ArrayBuffer> {
	return wasmModule([
		loadFunction(bits),
		mixFunction(bits, layout),
		mixFixedFunction(bits),
		runFunction(bits, digestWords, layout),
	]);
}
const functionIndex = { load: 0, mix: 1, mixFixed: 2 } as const;

function operations(bits: WordBits) {
	const { add, shiftLeft, shiftRight } = lanes(bits);
	const rotate = (index: number, by: number) =>
		v128.or(shiftRight(local.get(index), by), shiftLeft(local.get(index), bits - by));
	const sum = (index: number, [one, two, three]: readonly [number, number, number]) =>
		v128.xor(v128.xor(rotate(index, one), rotate(index, two)), rotate(index, three));
	const small = (index: number, [one, two, three]: readonly [number, number, number]) =>
		v128.xor(v128.xor(rotate(index, one), rotate(index, two)), shiftRight(local.get(index), three));
	return { add, sum, small, ...amounts[bits] };
}

/**
 * One round (FIPS 180-4 §6.2.2 step 3) over locals that move along by name, round after round.
 * @param first the local that is `a` in round 0
 * @param scheduled the schedule's word, with the round constant
 */
function round(bits: WordBits, number: number, first: number, scheduled: Code): Code {
	const { add, sum, sum0, sum1 } = operations(bits);
	const name = (letter: number) => first + ((letter - number) & 7);
	const [a, b, c, d] = [name(0), name(1), name(2), name(3)];
	const [e, f, g, h] = [name(4), name(5), name(6), name(7)];
	const get = local.get;
	const choice = v128.xor(get(g), v128.and(get(e), v128.xor(get(f), get(g))));
	const majority = v128.or(v128.and(get(a), get(b)), v128.and(get(c), v128.or(get(a), get(b))));
	return [
		...local.set(h, add(add(get(h), scheduled), add(sum(e, sum1), choice))),
		...local.set(d, add(get(d), get(h))),
		...local.set(h, add(get(h), add(sum(a, sum0), majority))),
	];
}

/** Loads the hash value into eight locals. */
const loadState = (first: number): Code =>
	range(8).flatMap((word) => [...local.set(first + word, v128.load(zero, scratch.state + word * 16))]);

/** Adds eight locals to the hash value. */
const addState = (bits: WordBits, first: number): Code =>
	range(8).flatMap((word) => {
		const place = scratch.state + word * 16;
		return [...v128.store(zero, place, lanes(bits).add(v128.load(zero, place), local.get(first + word)))];
	});

/** `load(address, pad)`: the keys from an address on, each vector of the schedule having the same word of every key. */
function loadFunction(bits: WordBits): WasmFunction {
	const [address, padNumber, pad, row] = [0, 1, 2, 3];
	const count = 128 / bits;
	const store = (word: number, value: Code) =>
		v128.store(zero, scratch.schedule + word * 16, v128.xor(value, local.get(pad)));
	const pair = (index: number, numbers: readonly number[], turned = false) =>
		v128.shuffle(local.get(index), local.get(index + 1), bytesOfWords(bits, numbers, turned));
	const body: number[] = [...local.set(pad, v128.ofNumber(local.get(padNumber)))];
	for (let word = 0; word < 16; word += count) {
		for (let lane = 0; lane < count; lane++) {
			const offset = (lane * 16 + word) * (bits / 8);
			body.push(...local.set(row + lane, v128.load(local.get(address), offset)));
		}
		if (bits === 64) {
			body.push(...store(word, pair(row, [0, 2], true)), ...store(word + 1, pair(row, [1, 3], true)));
			continue;
		}
		// A square of four by four is turned in two steps: first pairs of rows, then pairs of those pairs.
		const [evens, odds] = [row + 4, row + 6];
		for (const half of [0, 1]) {
			body.push(...local.set(evens + half, pair(row + half * 2, [0, 4, 1, 5], true)));
			body.push(...local.set(odds + half, pair(row + half * 2, [2, 6, 3, 7], true)));
		}
		for (const [half, index] of [evens, odds].entries()) {
			body.push(...store(word + half * 2, pair(index, [0, 1, 4, 5])));
			body.push(...store(word + half * 2 + 1, pair(index, [2, 3, 6, 7])));
		}
	}
	return { parameters: 2, gives: false, numbers: 0, vectors: 9, body };
}

/** The bytes of some words of two vectors; turned, in the order in which SHA-2 reads the bytes of a word. */
function bytesOfWords(bits: WordBits, numbers: readonly number[], turned: boolean): number[] {
	const size = bits / 8;
	return numbers.flatMap((number) =>
		range(size).map((byte) => number * size + (turned ? size - 1 - byte : byte)),
	);
}

/** `mix()`: takes the block in the schedule into the hash value, working the schedule out on the way. */
function mixFunction(bits: WordBits, { constants }: HmacLayout): WasmFunction {
	const [constant, first] = [0, 1];
	const [early, late] = [first + 8, first + 9];
	const { add, small, small0, small1 } = operations(bits);
	const place = (word: number) => scratch.schedule + (word & 15) * 16;
	const word = (number: number) => v128.load(zero, place(number));
	const rounds = range(16).map((number) => {
		const withConstant = add(word(number), v128.loadSplat(bits, local.get(constant), (number * bits) / 8));
		return round(bits, number, first, withConstant);
	});
	/** The word sixteen rounds later takes the place of the one that was just used. */
	const next = (number: number): Code => [
		...local.set(early, word(number + 1)),
		...local.set(late, word(number + 14)),
		...v128.store(
			zero,
			place(number),
			add(add(word(number), small(early, small0)), add(word(number + 9), small(late, small1))),
		),
	];
	const sixteen = (16 * bits) / 8;
	const advance = local.set(constant, i32.add(local.get(constant), i32.const(sixteen)));
	const lastSixteen = constants + (roundsOf(bits) / 16 - 1) * sixteen;
	const body: Code = [
		...loadState(first),
		...local.set(constant, i32.const(constants)),
		...repeatWhile(i32.lessThan(local.get(constant), i32.const(lastSixteen)), [
			...rounds.flatMap((code, number) => [...code, ...next(number)]),
			...advance,
		]),
		...rounds.flat(),
		...addState(bits, first),
	];
	return { parameters: 0, gives: false, numbers: 1, vectors: 10, body };
}

/** `mixFixed(at)`: takes a block into the hash value whose schedule stands in memory, the same for every key. */
function mixFixedFunction(bits: WordBits): WasmFunction {
	const [at, stop, first] = [0, 1, 2];
	const sixteen = (16 * bits) / 8;
	const rounds = range(16).flatMap((number) =>
		round(bits, number, first, v128.loadSplat(bits, local.get(at), (number * bits) / 8)),
	);
	const advance = local.set(at, i32.add(local.get(at), i32.const(sixteen)));
	const body: Code = [
		...loadState(first),
		...local.set(stop, i32.add(local.get(at), i32.const((roundsOf(bits) * bits) / 8))),
		...repeatWhile(i32.lessThan(local.get(at), local.get(stop)), [...rounds, ...advance]),
		...addState(bits, first),
	];
	return { parameters: 1, gives: false, numbers: 1, vectors: 8, body };
}

/** `run(from, to, fixedEnd)`: see `hmacModule`. */
function runFunction(bits: WordBits, digestWords: number, layout: HmacLayout): WasmFunction {
	const [key, to, fixedEnd, at] = [0, 1, 2, 3];
	const scheduleBytes = (roundsOf(bits) * bits) / 8;
	const ofMemory = (from: number, word: number) => v128.loadSplat(bits, zero, from + (word * bits) / 8);
	const state = (word: number) => scratch.state + word * 16;
	const begin = (pad: number): Code => [
		...range(8).flatMap((word) => v128.store(zero, state(word), ofMemory(layout.initial, word))),
		...call(
			functionIndex.load,
			i32.add(i32.mul(local.get(key), i32.const(bits * 2)), i32.const(layout.keys)),
			i32.const(pad),
		),
		...call(functionIndex.mix),
	];
	const inner: Code = [
		...begin(0x36363636),
		...local.set(at, i32.const(layout.fixed)),
		...repeatWhile(i32.lessThan(local.get(at), local.get(fixedEnd)), [
			...call(functionIndex.mixFixed, local.get(at)),
			...local.set(at, i32.add(local.get(at), i32.const(scheduleBytes))),
		]),
	];
	/** The inner digest is set aside while the outer key is taken in, and is then the outer hash's last block. */
	const aside = (word: number) => scratch.digest + word * 16;
	const outer: Code = [
		...range(digestWords).flatMap((word) => v128.store(zero, aside(word), v128.load(zero, state(word)))),
		...begin(0x5c5c5c5c),
		...range(16).flatMap((word) =>
			v128.store(
				zero,
				scratch.schedule + word * 16,
				word < digestWords ? v128.load(zero, aside(word)) : ofMemory(layout.padding, word),
			),
		),
		...call(functionIndex.mix),
	];
	const matches = lanes(bits).equal(v128.load(zero, state(0)), ofMemory(layout.wanted, 0));
	const body: Code = [
		...repeatWhile(i32.lessThan(local.get(key), local.get(to)), [
			...inner,
			...outer,
			...returnIf(v128.isAnyTrue(matches), local.get(key)),
			...local.set(key, i32.add(local.get(key), i32.const(128 / bits))),
		]),
		...i32.const(-1),
	];
	return { parameters: 3, gives: true, numbers: 1, vectors: 0, body };
}

const roundsOf = (bits: WordBits) => (bits === 32 ? 64 : 80);

function range(count: number): readonly number[] {
	return Array.from({ length: count }, (_, index) => index);
}
