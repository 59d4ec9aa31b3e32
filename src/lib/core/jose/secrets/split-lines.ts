import { longestSecret } from './spellings.ts';

/** Takes a line without its end; the bytes stand there only until it returns. */
export type TakeLine = (bytes: Uint8Array, from: number, to: number) => void;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Splits a file that comes in pieces into its lines: what a piece ends with is kept for the next. */
export class LineSplitter {
	#rest = new Uint8Array();
	/** Within a line that is longer than any secret: the rest of it is passed over. */
	#skipping = false;
	#first = true;

	/** Gives the lines that are whole by now; after the last piece also what has no line end. */
	push(piece: Uint8Array, isLast: boolean, take: TakeLine): void {
		const bytes = this.#joined(piece);
		let from = this.#first && startsWithMark(bytes) ? 3 : 0;
		this.#first &&= bytes.length < 3 && !isLast;
		for (let end = bytes.indexOf(lineFeed, from); end !== -1; end = bytes.indexOf(lineFeed, from)) {
			this.#give(bytes, from, end, take);
			from = end + 1;
		}
		if (isLast && from < bytes.length) this.#give(bytes, from, bytes.length, take);
		this.#rest = isLast ? new Uint8Array() : bytes.slice(from);
		if (this.#rest.length <= longestSecret + 1) return;
		this.#skipping = true;
		this.#rest = new Uint8Array();
	}

	#joined(piece: Uint8Array): Uint8Array {
		if (this.#rest.length === 0) return piece;
		const bytes = new Uint8Array(this.#rest.length + piece.length);
		bytes.set(this.#rest);
		bytes.set(piece, this.#rest.length);
		return bytes;
	}

	#give(bytes: Uint8Array, from: number, to: number, take: TakeLine): void {
		if (this.#skipping) {
			this.#skipping = false;
			return;
		}
		const end = to > from && bytes[to - 1] === carriageReturn ? to - 1 : to;
		if (end > from) take(bytes, from, end);
	}
}

/** UTF-8's byte-order mark, which is no part of the first line. */
function startsWithMark(bytes: Uint8Array): boolean {
	return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
