export interface DecodedUtf8 {
	/** The text, a byte-order mark kept as U+FEFF; what is no UTF-8 stands as U+FFFD. */
	readonly text: string;
	/** Positions of the first bytes that are no UTF-8, at most ten; empty when the text loses nothing. */
	readonly invalidAt: readonly number[];
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();
const mostPositions = 10;

/** Reads bytes as UTF-8 (RFC 3629 §3); bytes that are none are told by their position, from 0. */
export function decodeUtf8(bytes: Uint8Array): DecodedUtf8 {
	try {
		return { text: strict.decode(bytes), invalidAt: [] };
	} catch {
		return { text: lenient.decode(bytes), invalidAt: invalidPositions(bytes) };
	}
}

/** Writes text as UTF-8; a lone surrogate, which UTF-8 cannot hold, becomes U+FFFD: see `loneSurrogateAt`. */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
	return encoder.encode(text);
}

/** The position of the first lone surrogate, or -1. */
export function loneSurrogateAt(text: string): number {
	return text.search(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
}

function invalidPositions(bytes: Uint8Array): number[] {
	const positions: number[] = [];
	for (let at = 0; at < bytes.length && positions.length < mostPositions;) {
		const length = sequenceLength(bytes, at);
		if (length === 0) positions.push(at);
		at += length || 1;
	}
	return positions;
}

/** Bytes of the well-formed sequence at a position by the table of RFC 3629 §4; 0 where there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
	const first = bytes[at]!;
	if (first < 0x80) return 1;
	const second = bytes[at + 1] ?? 0;
	if (first >= 0xc2 && first <= 0xdf) return isTail(second) ? 2 : 0;
	if (first >= 0xe0 && first <= 0xef) {
		const low = first === 0xe0 ? 0xa0 : 0x80;
		const high = first === 0xed ? 0x9f : 0xbf;
		return second >= low && second <= high && isTail(bytes[at + 2]) ? 3 : 0;
	}
	if (first >= 0xf0 && first <= 0xf4) {
		const low = first === 0xf0 ? 0x90 : 0x80;
		const high = first === 0xf4 ? 0x8f : 0xbf;
		return second >= low && second <= high && isTail(bytes[at + 2]) && isTail(bytes[at + 3]) ? 4 : 0;
	}
	return 0;
}

function isTail(byte: number | undefined): boolean {
	return byte !== undefined && (byte & 0xc0) === 0x80;
}
