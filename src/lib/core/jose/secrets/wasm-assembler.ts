// As much of WebAssembly's binary format (core specification 2.0 §5) as one small module needs. An expression is the list
// of its bytes, operands first, so that expressions nest as they are read: add(x, y).

/** Instructions that leave one value, or none. */
export type Code = readonly number[];

const i32Type = 0x7f;
const v128Type = 0x7b;
const functionType = 0x60;
const empty = 0x40;
const end = 0x0b;

/** LEB128 without a sign (§5.2.2). */
export function unsigned(value: number): Code {
	const bytes: number[] = [];
	let rest = value;
	do {
		bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
		rest = Math.floor(rest / 128);
	} while (rest > 0);
	return bytes;
}

/** LEB128 with a sign, of 32 bits. */
export function signed(value: number): Code {
	const bytes: number[] = [];
	for (let rest = value | 0; ; rest >>= 7) {
		const done = rest >> 6 === 0 || rest >> 6 === -1;
		bytes.push((rest & 0x7f) | (done ? 0 : 0x80));
		if (done) return bytes;
	}
}

const simd = (opcode: number): Code => [0xfd, ...unsigned(opcode)];
const binary =
	(opcode: Code) =>
	(left: Code, right: Code): Code => [...left, ...right, ...opcode];
/** An address and a constant distance from it; the alignment is but a hint, and none is given. */
const at = (offset: number): Code => [0, ...unsigned(offset)];

export const i32 = {
	const: (value: number): Code => [0x41, ...signed(value)],
	add: binary([0x6a]),
	mul: binary([0x6c]),
	lessThan: binary([0x49]),
};

export const local = {
	get: (index: number): Code => [0x20, ...unsigned(index)],
	set: (index: number, value: Code): Code => [...value, 0x21, ...unsigned(index)],
	tee: (index: number, value: Code): Code => [...value, 0x22, ...unsigned(index)],
};

export const call = (index: number, ...values: readonly Code[]): Code => [
	...values.flat(),
	0x10,
	...unsigned(index),
];
/** Does something again and again, as long as the condition after it holds. */
export const repeatWhile = (condition: Code, body: Code): Code => [
	...[0x03, empty],
	...body,
	...condition,
	...[0x0d, 0, end],
];
/** Gives a value back at once when the condition holds. */
export const returnIf = (condition: Code, value: Code): Code => [
	...condition,
	...[0x04, empty],
	...value,
	...[0x0f, end],
];

export const v128 = {
	load: (address: Code, offset: number): Code => [...address, ...simd(0x00), ...at(offset)],
	/** One number of memory in all lanes. */
	loadSplat: (bits: 32 | 64, address: Code, offset: number): Code => [
		...address,
		...simd(bits === 32 ? 0x09 : 0x0a),
		...at(offset),
	],
	store: (address: Code, offset: number, value: Code): Code => [
		...address,
		...value,
		...simd(0x0b),
		...at(offset),
	],
	/** A number of 32 bits four times. */
	ofNumber: (value: Code): Code => [...value, ...simd(0x11)],
	/** Sixteen bytes out of the thirty-two of two vectors. */
	shuffle: (left: Code, right: Code, bytes: Code): Code => [...left, ...right, ...simd(0x0d), ...bytes],
	and: binary(simd(0x4e)),
	or: binary(simd(0x50)),
	xor: binary(simd(0x51)),
	isAnyTrue: (value: Code): Code => [...value, ...simd(0x53)],
};

/** What depends on how wide the lanes are: four of 32 bits, or two of 64. */
export function lanes(bits: 32 | 64) {
	const [equal, shiftLeft, shiftRight, add] =
		bits === 32 ? [0x37, 0xab, 0xad, 0xae] : [0xd6, 0xcb, 0xcd, 0xce];
	const shift =
		(opcode: number) =>
		(value: Code, by: number): Code => [...value, ...i32.const(by), ...simd(opcode)];
	return {
		equal: binary(simd(equal)),
		add: binary(simd(add)),
		shiftLeft: shift(shiftLeft),
		shiftRight: shift(shiftRight),
	};
}

/** A function: takes numbers of 32 bits, which are its first locals, and gives one or nothing. */
export interface WasmFunction {
	readonly parameters: number;
	readonly gives: boolean;
	/** How many more numbers it keeps, the locals after the parameters; and vectors, the locals after those. */
	readonly numbers: number;
	readonly vectors: number;
	readonly body: Code;
}

const vector = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
const sized = (content: Code): Code => [...unsigned(content.length), ...content];
const section = (id: number, items: readonly Code[]): Code => [id, ...sized(vector(items))];
const text = (value: string): Code => sized(Array.from(value, (character) => character.charCodeAt(0)));

/** A module with a memory that is imported as `page.memory`, and whose last function is exported as `run`. */
export function wasmModule(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
	const types = functions.map(({ parameters, gives }): Code => [
		functionType,
		...vector(Array<Code>(parameters).fill([i32Type])),
		...vector(gives ? [[i32Type]] : []),
	]);
	const bodies = functions.map(({ numbers, vectors, body }): Code => {
		const locals: readonly Code[] = [
			[...unsigned(numbers), i32Type],
			[...unsigned(vectors), v128Type],
		];
		return sized([...vector(locals), ...body, end]);
	});
	return Uint8Array.from([
		...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
		...section(1, types),
		...section(2, [[...text('page'), ...text('memory'), 0x02, 0x00, 1]]),
		...section(
			3,
			functions.map((_, index) => unsigned(index)),
		),
		...section(7, [[...text('run'), 0x00, ...unsigned(functions.length - 1)]]),
		...section(10, bodies),
	]);
}
