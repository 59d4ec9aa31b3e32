import type { TextRange } from '../problem.ts';

export type Base64urlProblemCode =
	| 'base64url-character'
	| 'base64url-padding'
	| 'base64url-length'
	| 'base64url-stray-bits'
	| 'base64-standard-alphabet'
	| 'white-space';

/** A fault of a base64url text and the run of characters that it is about. */
export interface Base64urlProblem extends TextRange {
	readonly code: Base64urlProblemCode;
}

export interface DecodedBase64url {
	/** The bytes of all characters that carry bits; illegal characters are passed over. */
	readonly bytes: Uint8Array<ArrayBuffer>;
	/** In the order of the text; empty exactly when `encodeBase64url(bytes)` is the text. */
	readonly problems: readonly Base64urlProblem[];
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const notInAlphabet = 255;

/** Six-bit values by character code; `+` and `/` carry the bits that they have in base64 (RFC 4648 §4). */
const sixBits = new Uint8Array(128).fill(notInAlphabet);
for (let value = 0; value < 64; value++) sixBits[alphabet.charCodeAt(value)] = value;
const standardPlus = '+'.charCodeAt(0);
const standardSlash = '/'.charCodeAt(0);

/** A hostile text may have a fault at every character; past this many runs the rest is passed over silently. */
const mostProblems = 50;

/**
 * Decodes base64url without padding (RFC 7515 §2, RFC 4648 §5). Never throws: padding, white space, the
 * standard alphabet and foreign characters are problems with their place, and the rest is still decoded.
 */
export function decodeBase64url(text: string): DecodedBase64url {
	return decodeClean(text) ?? decodeFaulty(text);
}

/** The quick path for a text of legal characters only; undefined when it meets another. */
function decodeClean(text: string): DecodedBase64url | undefined {
	const { length } = text;
	const rest = length & 3;
	if (rest === 1) return undefined;
	const bytes = new Uint8Array((length >> 2) * 3 + (rest === 0 ? 0 : rest - 1));
	const whole = length - rest;
	let out = 0;
	let seen = 0;
	for (let at = 0; at < whole; at += 4) {
		const a = sixBitsAt(text, at);
		const b = sixBitsAt(text, at + 1);
		const c = sixBitsAt(text, at + 2);
		const d = sixBitsAt(text, at + 3);
		seen |= a | b | c | d;
		bytes[out++] = (a << 2) | (b >> 4);
		bytes[out++] = (b << 4) | (c >> 2);
		bytes[out++] = (c << 6) | d;
	}
	if (rest !== 0) {
		const a = sixBitsAt(text, whole);
		const b = sixBitsAt(text, whole + 1);
		const c = rest === 3 ? sixBitsAt(text, whole + 2) : 0;
		seen |= a | b | c;
		bytes[out++] = (a << 2) | (b >> 4);
		if (rest === 3) bytes[out++] = (b << 4) | (c >> 2);
		if (((rest === 2 ? b << 4 : c << 6) & 0xff) !== 0) return undefined;
	}
	return seen > 63 ? undefined : { bytes, problems: [] };
}

function sixBitsAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	return code < 128 ? sixBits[code]! : notInAlphabet;
}

function decodeFaulty(text: string): DecodedBase64url {
	const problems: Base64urlProblem[] = [];
	const report = (code: Base64urlProblemCode, from: number) => {
		const last = problems.at(-1);
		if (last?.code === code && last.to === from) problems[problems.length - 1] = { ...last, to: from + 1 };
		else if (problems.length < mostProblems) problems.push({ code, from, to: from + 1 });
	};
	const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
	let out = 0;
	let bits = 0;
	let held = 0;
	let count = 0;
	let lastAt = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		let value = sixBitsAt(text, at);
		if (code === standardPlus || code === standardSlash) {
			value = code === standardPlus ? 62 : 63;
			report('base64-standard-alphabet', at);
		}
		if (value === notInAlphabet) {
			report(illegalCharacter(text[at]!), at);
			continue;
		}
		lastAt = at;
		count++;
		bits = ((bits << 6) | value) & 0xffff;
		held += 6;
		if (held >= 8) {
			held -= 8;
			bytes[out++] = (bits >> held) & 0xff;
		}
	}
	if (count % 4 === 1) report('base64url-length', lastAt);
	else if ((bits & ((1 << held) - 1)) !== 0) report('base64url-stray-bits', lastAt);
	problems.sort((one, other) => one.from - other.from);
	return { bytes: bytes.slice(0, out), problems };
}

function illegalCharacter(character: string): Base64urlProblemCode {
	if (character === '=') return 'base64url-padding';
	return /\s/.test(character) ? 'white-space' : 'base64url-character';
}

const codes = Uint8Array.from(alphabet, (character) => character.charCodeAt(0));

/** Encodes bytes as base64url without padding (RFC 7515 §2). */
export function encodeBase64url(bytes: Uint8Array): string {
	const { length } = bytes;
	const rest = length % 3;
	const out = new Uint8Array(Math.floor(length / 3) * 4 + (rest === 0 ? 0 : rest + 1));
	let to = 0;
	for (let at = 0; at < length; at += 3) {
		const group = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
		out[to++] = codes[group >> 18]!;
		out[to++] = codes[(group >> 12) & 63]!;
		if (to < out.length) out[to++] = codes[(group >> 6) & 63]!;
		if (to < out.length) out[to++] = codes[group & 63]!;
	}
	return latin1.decode(out);
}

const latin1 = new TextDecoder('latin1');
