import type { GuessEngine, GuessTarget } from './guess-engine.ts';
import { hmacModule, scratch, type HmacLayout, type WordBits } from './hmac-module.ts';
import { lastBlock, scalarEngine } from './scalar-engine.ts';
import type { Sha2 } from './hash-function.ts';
import { scheduleText, sha2 } from './sha2.ts';
import { roundConstants } from './sha2-constants.ts';

const capacity = 1024;
const page = 65_536;
const modules = new Map<string, WebAssembly.Module | undefined>();

/**
 * HMAC over four keys at a time (SHA-384, SHA-512: two) in WebAssembly. Undefined where the browser has no such vectors, or
 * a policy forbids WebAssembly: found out by trying.
 */
export function simdEngine(target: GuessTarget): GuessEngine | undefined {
	const hash = sha2[target.hash];
	const layout = layoutOf(hash);
	const module = moduleFor(target, layout);
	const fixed = scheduleText(hash, target.input, hash.blockBytes);
	if (module === undefined || target.signature.length !== hash.digestBytes) return undefined;
	const fixedEnd = layout.fixed + fixed.length * 4;
	const memory = new WebAssembly.Memory({ initial: Math.ceil(fixedEnd / page) });
	fill(memory, hash, layout, fixed, target.signature);
	const instance = new WebAssembly.Instance(module, { page: { memory } });
	const run = instance.exports['run'] as (from: number, to: number, fixedEnd: number) => number;
	const keys = new Uint8Array(memory.buffer, layout.keys, capacity * hash.blockBytes);
	const exact = scalarEngine(target, keys);
	const lanes = hash.blockBytes === 64 ? 4 : 2;
	return {
		kind: 'simd',
		keys,
		capacity,
		keyBytes: hash.blockBytes,
		search(from, to) {
			// Vectors compare the first word alone, and begin at their own places: what they find is looked at exactly.
			for (let group = from - (from % lanes); group < to; group += lanes) {
				group = run(group, to, fixedEnd);
				if (group === -1) return -1;
				const found = exact.search(Math.max(group, from), Math.min(group + lanes, to));
				if (found !== -1) return found;
			}
			return -1;
		},
	};
}

function moduleFor({ hash }: GuessTarget, layout: HmacLayout): WebAssembly.Module | undefined {
	if (!modules.has(hash)) modules.set(hash, compile(wordBits(sha2[hash]), sha2[hash], layout));
	return modules.get(hash);
}

function compile(bits: WordBits, { digestBytes }: Sha2, layout: HmacLayout): WebAssembly.Module | undefined {
	try {
		return new WebAssembly.Module(hmacModule(bits, (digestBytes * 8) / bits, layout));
	} catch {
		return undefined;
	}
}

const wordBits = ({ blockBytes }: Sha2): WordBits => (blockBytes === 64 ? 32 : 64);

function layoutOf({ blockBytes, scheduleWords }: Sha2): HmacLayout {
	const wordBytes = wordBits({ blockBytes } as Sha2) / 8;
	const constants = scratch.end;
	const initial = constants + scheduleWords * 4;
	const wanted = initial + 8 * wordBytes;
	const padding = wanted + wordBytes;
	const keys = padding + blockBytes;
	return { constants, initial, wanted, padding, keys, fixed: keys + capacity * blockBytes };
}

/** Writes words of SHA-2 as WebAssembly reads them: the lowest byte first. */
function fill(
	memory: WebAssembly.Memory,
	hash: Sha2,
	layout: HmacLayout,
	fixed: Int32Array,
	signature: Uint8Array,
): void {
	const view = new DataView(memory.buffer);
	const is64 = wordBits(hash) === 64;
	/** A word of 64 bits is two halves, which then change places. */
	const write = (words: Int32Array, to: number) =>
		words.forEach((word, at) => view.setInt32(to + (is64 ? at ^ 1 : at) * 4, word, true));
	const constants = Int32Array.from(
		roundConstants.slice(0, is64 ? 80 : 64).flatMap((word) => {
			const high = Number(word >> 32n) | 0;
			return is64 ? [high, Number(word & 0xffffffffn) | 0] : [high];
		}),
	);
	const given = new DataView(signature.buffer, signature.byteOffset);
	const first = is64 ? [given.getInt32(0), given.getInt32(4)] : [given.getInt32(0)];
	write(constants, layout.constants);
	write(hash.initial, layout.initial);
	write(Int32Array.from(first), layout.wanted);
	write(lastBlock(hash), layout.padding);
	write(fixed, layout.fixed);
}
