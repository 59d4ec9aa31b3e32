// The bytes that a program may have made of a secret's text. Millions of lines go through here, so that bytes are handed on
// in place and nothing is made for a line.

/** How the bytes that are the key came from the text. */
export type Spelling =
	/** The text's bytes as they stand. */
	| 'utf8'
	/** Decoded, as programs do that take every secret for base64 or hexadecimal. */
	| 'base64'
	| 'base64url'
	| 'hex'
	/** With the line break that an editor or a shell puts at a file's end. */
	| 'newline'
	/** No text at all, as of a variable that was never set. */
	| 'empty'
	/** The bytes of ISO 8859-1, where a text was kept before UTF-8. */
	| 'latin1';

/** Takes the bytes of one spelling; they stand there only until it returns. */
export type TakeSpelling = (bytes: Uint8Array, from: number, to: number, spelling: Spelling) => void;

/** Longer lines are no secrets that anyone would choose; they are passed over. */
export const longestSecret = 4096;

const scratch = new Uint8Array(2 * longestSecret + 1);
const lineFeed = 0x0a;

/**
 * Gives each spelling of a text that stands in some bytes, none of them twice. Base64 is read as leniently as the most
 * lenient of decoders do: in both alphabets, padded or not, bits that are left over passed over.
 */
export function spell(bytes: Uint8Array, from: number, to: number, take: TakeSpelling): void {
	const length = to - from;
	if (length > longestSecret) return;
	const kind = classify(bytes, from, to);
	if (kind === notAscii && !isUtf8(bytes, from, to)) {
		take(bytes, from, to, 'latin1');
		take(scratch, 0, utf8OfLatin1(bytes, from, to), 'utf8');
	} else {
		take(bytes, from, to, length === 0 ? 'empty' : 'utf8');
	}
	for (let at = 0; at < length; at++) scratch[at] = bytes[from + at]!;
	scratch[length] = lineFeed;
	take(scratch, 0, length + 1, 'newline');
	if (length < 2 || kind === notAscii || (kind & other) !== 0) return;
	const decoded = decodeBase64(bytes, from, to);
	if (decoded > 0) take(scratch, 0, decoded, (kind & ofUrl) !== 0 ? 'base64url' : 'base64');
	if ((kind & notHex) === 0 && length % 2 === 0) take(scratch, 0, decodeHex(bytes, from, to), 'hex');
}

const notHex = 1;
const ofUrl = 2;
const other = 4;
const notAscii = 8;

/** What a character keeps a text from being, and its six bits in either alphabet of base64. */
const marks = new Uint8Array(128).fill(other | notHex);
const sixBits = new Uint8Array(128);
Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/').forEach((character, value) => {
	sixBits[character.charCodeAt(0)] = value;
	marks[character.charCodeAt(0)] = /[0-9A-Fa-f]/.test(character) ? 0 : notHex;
});
['-', '_'].forEach((character, index) => {
	sixBits[character.charCodeAt(0)] = 62 + index;
	marks[character.charCodeAt(0)] = notHex | ofUrl;
});
const padding = '='.charCodeAt(0);

function classify(bytes: Uint8Array, from: number, to: number): number {
	let kind = 0;
	const end = withoutPadding(bytes, from, to);
	if (end !== to) kind = notHex;
	for (let at = from; at < end; at++) {
		const code = bytes[at]!;
		if (code > 127) return notAscii;
		kind |= marks[code]!;
	}
	return kind;
}

function withoutPadding(bytes: Uint8Array, from: number, to: number): number {
	let end = to;
	while (end > from && to - end < 2 && bytes[end - 1] === padding) end--;
	return end;
}

function decodeBase64(bytes: Uint8Array, from: number, to: number): number {
	const end = withoutPadding(bytes, from, to);
	let held = 0;
	let bits = 0;
	let out = 0;
	for (let at = from; at < end; at++) {
		held = ((held << 6) | sixBits[bytes[at]!]!) & 0xffff;
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			scratch[out++] = held >> bits;
		}
	}
	return out;
}

function decodeHex(bytes: Uint8Array, from: number, to: number): number {
	let out = 0;
	for (let at = from; at < to; at += 2) scratch[out++] = (nibble(bytes[at]!) << 4) | nibble(bytes[at + 1]!);
	return out;
}

/** Digits are 0x30 to 0x39; letters of either case have their value, less nine, in their low bits. */
const nibble = (code: number) => (code < 0x40 ? code & 15 : (code & 15) + 9);

const strict = new TextDecoder('utf-8', { fatal: true });

function isUtf8(bytes: Uint8Array, from: number, to: number): boolean {
	try {
		strict.decode(bytes.subarray(from, to));
		return true;
	} catch {
		return false;
	}
}

function utf8OfLatin1(bytes: Uint8Array, from: number, to: number): number {
	let out = 0;
	for (let at = from; at < to; at++) {
		const code = bytes[at]!;
		if (code < 128) scratch[out++] = code;
		else {
			scratch[out++] = 0xc0 | (code >> 6);
			scratch[out++] = 0x80 | (code & 63);
		}
	}
	return out;
}
