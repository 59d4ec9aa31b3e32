import { digest, sha2 } from './sha2.ts';
import type { GuessEngine, GuessTarget } from './guess-engine.ts';
import { scalarEngine } from './scalar-engine.ts';
import { simdEngine } from './simd-engine.ts';
import { spell, type Spelling } from './spellings.ts';
import { LineSplitter } from './split-lines.ts';

/** A secret that makes the signature. */
export interface GuessedSecret {
	/** The line that it was made of, without its end. */
	readonly line: Uint8Array<ArrayBuffer>;
	/** The key itself. */
	readonly bytes: Uint8Array<ArrayBuffer>;
	readonly spelling: Spelling;
}

/** What a piece of a list came to. */
export interface GuessedPiece {
	/** How many lines were read, and how many keys were tried: each line in all its spellings. */
	readonly lines: number;
	readonly tried: number;
	readonly found: GuessedSecret | undefined;
}

/** Tries every line of a list, in all its spellings, as the secret of one signature. */
export class Guesser {
	readonly #target: GuessTarget;
	readonly #engine: GuessEngine;
	readonly #splitter = new LineSplitter();
	/** Of each key that waits in the engine: where its line stands, and its spelling. */
	readonly #from: Int32Array;
	readonly #to: Int32Array;
	readonly #spellings: Spelling[] = [];
	#waiting = 0;
	#tried = 0;
	#lines = 0;
	#found: GuessedSecret | undefined;
	/** The bytes that the lines at hand stand in. */
	#bytes = new Uint8Array();

	constructor(target: GuessTarget, engine = simdEngine(target) ?? scalarEngine(target)) {
		this.#target = target;
		this.#engine = engine;
		this.#from = new Int32Array(engine.capacity);
		this.#to = new Int32Array(engine.capacity);
	}

	get engine(): GuessEngine['kind'] {
		return this.#engine.kind;
	}

	/** Tries no text at all, and a line break alone: what a list of lines cannot hold. */
	tryNothing(): GuessedPiece {
		this.#begin();
		this.#line(new Uint8Array(), 0, 0);
		return this.#end();
	}

	/** Tries the lines that are whole with this piece of the list; after the last piece, all of them. */
	tryPiece(piece: Uint8Array, isLast: boolean): GuessedPiece {
		this.#begin();
		this.#splitter.push(piece, isLast, this.#line);
		return this.#end();
	}

	#begin(): void {
		this.#tried = this.#lines = 0;
		this.#found = undefined;
	}

	#end(): GuessedPiece {
		this.#search();
		return { lines: this.#lines, tried: this.#tried, found: this.#found };
	}

	#lineFrom = 0;
	#lineTo = 0;
	readonly #line = (bytes: Uint8Array, from: number, to: number): void => {
		if (this.#found) return;
		if (this.#bytes !== bytes) {
			this.#search();
			this.#bytes = bytes as Uint8Array<ArrayBuffer>;
		}
		this.#lines++;
		this.#lineFrom = from;
		this.#lineTo = to;
		spell(bytes, from, to, this.#put);
	};

	readonly #put = (bytes: Uint8Array, from: number, to: number, spelling: Spelling): void => {
		const { keys, keyBytes, capacity } = this.#engine;
		let key = bytes;
		let [start, end] = [from, to];
		if (end - start > keyBytes) {
			key = digest(sha2[this.#target.hash], bytes.subarray(from, to));
			[start, end] = [0, key.length];
		}
		const at = this.#waiting++;
		let room = at * keyBytes;
		while (start < end) keys[room++] = key[start++]!;
		this.#from[at] = this.#lineFrom;
		this.#to[at] = this.#lineTo;
		this.#spellings[at] = spelling;
		if (this.#waiting === capacity) this.#search();
	};

	/** Tries the keys that wait. */
	#search(): void {
		const count = this.#waiting;
		if (count === 0) return;
		this.#waiting = 0;
		if (!this.#found) {
			const at = this.#engine.search(0, count);
			this.#tried += at === -1 ? count : at + 1;
			if (at !== -1) this.#found = this.#secretAt(at);
		}
		this.#engine.keys.fill(0, 0, count * this.#engine.keyBytes);
	}

	#secretAt(at: number): GuessedSecret | undefined {
		const spelling = this.#spellings[at];
		const line = this.#bytes.slice(this.#from[at], this.#to[at]);
		let found: GuessedSecret | undefined;
		spell(line, 0, line.length, (bytes, from, to, is) => {
			if (is === spelling) found = { line, bytes: new Uint8Array(bytes.slice(from, to)), spelling };
		});
		return found;
	}
}
