import type { PlaceIn, Problem } from '../problem.ts';
import type { JsonProblemCode, JsonReading } from './json-tree.ts';
import { JsonTreeBuilder } from './json-tree-builder.ts';
import {
	endOfMatch,
	numberLike,
	numberPattern,
	plainCharacters,
	scanString,
	stringValue,
	word,
} from './json-lexemes.ts';

/** Nesting that is read; deeper texts are shown as text, so that no walker of the tree can exhaust the stack. */
export const deepestNesting = 512;

const mostProblems = 10;
const byteOrderMark = '\uFEFF';

/**
 * What may come next. `skip`: after a fault in an object, everything up to its next comma or its end;
 * `seek`: after a fault before the value has begun, everything up to the first bracket.
 */
type Expected = 'value' | 'first-item' | 'name' | 'first-name' | 'colon' | 'after' | 'skip' | 'seek';

/**
 * Reads a text as JSON (RFC 8259) and keeps what it says: member order, duplicates, the characters of
 * numbers. Total: a broken text gives the part that could be read, and a problem with its place. Neither
 * recurses nor copies: its time grows with the text's length alone.
 * @param placeIn the name of the text, for the places of problems
 */
export function readJson(text: string, placeIn: PlaceIn = 'input'): JsonReading {
	return new JsonReader(text, placeIn).read();
}

class JsonReader {
	readonly #text: string;
	readonly #placeIn: PlaceIn;
	readonly #problems: Problem<JsonProblemCode>[] = [];
	readonly #tree = new JsonTreeBuilder();
	/** What each open value's parent expects once it has ended; undefined for one that stands where none may. */
	readonly #expectedAfter: Expected[] = [];
	#expected: Expected = 'value';
	/** Where the comma stands that comes just before what is being read; -1 where something else does. */
	#commaBefore = -1;
	/** A string was not closed on its line: the comma that is missing next may be inside it. */
	#tornLine = false;
	/** The text ended inside a string or a comment, which says more than the brackets left open. */
	#brokeOff = false;

	constructor(text: string, placeIn: PlaceIn) {
		this.#text = text;
		this.#placeIn = placeIn;
	}

	read(): JsonReading {
		const text = this.#text;
		let at = 0;
		if (text.startsWith(byteOrderMark)) {
			this.#report('json-byte-order-mark', 0, 1);
			at = 1;
		}
		while (at < text.length && at !== -1) {
			const code = text.charCodeAt(at);
			const isSpace = code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
			const from = at;
			at = isSpace ? at + 1 : this.#readAt(at, code);
			if (!isSpace) this.#commaBefore = code === 0x2c ? from : -1;
		}
		if (at !== -1) this.#end();
		const { root } = this.#tree;
		return {
			text,
			root,
			wellFormed: root !== undefined && this.#problems.length === 0,
			problems: this.#problems,
		};
	}

	/** Reads one JSON token; gives where the next may begin, or -1 where reading ends before the text does. */
	#readAt(at: number, code: number): number {
		switch (code) {
			case 0x7b: // {
			case 0x5b: // [
				return this.#begin(at, code === 0x7b);
			case 0x7d: // }
			case 0x5d: // ]
				return this.#close(at, code === 0x7d ? 'object' : 'array');
			case 0x2c: // ,
				return this.#comma(at);
			case 0x3a: // :
				return this.#colon(at);
			case 0x22: // "
				return this.#string(at);
			case 0x2f: // /
				return this.#comment(at);
			case 0x27: // '
				return this.#singleQuotes(at);
		}
		const isNumber = code === 0x2d || (code >= 0x30 && code <= 0x39);
		return isNumber ? this.#number(at) : this.#word(at);
	}

	#begin(at: number, isObject: boolean): number {
		if (this.#expected === 'seek') this.#expected = 'value';
		if (!this.#valueMayStand(at, at + 1)) return -1;
		if (this.#tree.depth >= deepestNesting) return this.#tooDeep(at);
		const attached = this.#expected !== 'skip';
		this.#expectedAfter.push(attached ? 'after' : 'skip');
		this.#tree.begin(isObject ? 'object' : 'array', at, this.#text.length, attached);
		this.#expected = isObject ? 'first-name' : 'first-item';
		return at + 1;
	}

	#tooDeep(at: number): number {
		this.#problems.length = 0;
		this.#report('json-too-deep', at, at + 1, { limit: deepestNesting });
		this.#tree.root = undefined;
		return -1;
	}

	#close(at: number, type: 'object' | 'array'): number {
		if (this.#expected === 'seek') return at + 1;
		// A bracket of another kind closes what is open inside its own, too.
		if (!this.#tree.has(type)) {
			if (this.#afterEnd(at, at + 1)) return -1;
			this.#unexpected(at, at + 1);
			return at + 1;
		}
		while (this.#tree.innermost !== type) {
			this.#reportUnclosed(at);
			this.#closeInnermost(at);
		}
		if (['name', 'value', 'colon'].includes(this.#expected)) this.#missing(at);
		this.#closeInnermost(at + 1);
		return at + 1;
	}

	/** What is missing before a closing bracket; after a comma, it is the comma that is too much. */
	#missing(at: number): void {
		const comma = this.#commaBefore;
		if (comma !== -1 && this.#expected !== 'colon') this.#report('json-trailing-comma', comma, comma + 1);
		else {
			const code = this.#expected === 'colon' ? 'json-colon-expected' : 'json-value-expected';
			this.#report(code, at, at + 1, { found: this.#found(at) });
		}
	}

	#closeInnermost(to: number): void {
		this.#tree.end(to);
		this.#expected = this.#expectedAfter.pop() ?? 'after';
	}

	#reportUnclosed(at: number): void {
		const isObject = this.#tree.innermost === 'object';
		this.#report(isObject ? 'json-unclosed-object' : 'json-unclosed-array', at, at);
	}

	#comma(at: number): number {
		if (this.#expected === 'seek') return at + 1;
		if (this.#tree.depth === 0) return this.#noOpenValue(at, at + 1);
		if (this.#expected !== 'after' && this.#expected !== 'skip') {
			const code = this.#isName()
				? 'json-name-expected'
				: this.#expected === 'colon'
					? 'json-colon-expected'
					: 'json-value-expected';
			this.#report(code, at, at + 1, { found: ',' });
		}
		this.#tornLine = false;
		this.#expected = this.#tree.innermost === 'object' ? 'name' : 'value';
		return at + 1;
	}

	#colon(at: number): number {
		if (this.#expected === 'colon') this.#expected = 'value';
		else if (this.#expected !== 'skip' && this.#expected !== 'seek') {
			if (this.#tree.depth === 0) return this.#noOpenValue(at, at + 1);
			this.#unexpected(at, at + 1);
			if (this.#expected === 'after') this.#expected = this.#tree.innermost === 'object' ? 'skip' : 'value';
		}
		return at + 1;
	}

	#string(at: number): number {
		const text = this.#text;
		const plainEnd = endOfMatch(plainCharacters, text, at + 1);
		const isPlain = text.charCodeAt(plainEnd) === 0x22;
		const wasTorn = this.#tornLine;
		const odd = isPlain ? undefined : this.#oddString(at, plainEnd);
		const to = odd?.to ?? plainEnd + 1;
		if (this.#expected === 'seek') return to;
		// What is left of a string behind a stray quotation mark is no string of its own.
		if (this.#expected === 'after' && this.#tree.depth > 0 && this.#tornLine && !wasTorn) return to;
		if (!this.#isName() && !this.#valueMayStand(at, to)) return -1;
		if (this.#expected === 'skip') return to;
		const value = odd ? stringValue(text.slice(at, to), odd.faults) : text.slice(at + 1, plainEnd);
		// A name that was missing its comma turned `expected` into 'name' just now.
		if (this.#isName()) {
			this.#tree.addName(value, at, to);
			this.#expected = this.#tornLine && !wasTorn ? 'after' : 'colon';
		} else {
			this.#tree.add({ type: 'string', from: at, to, value });
			this.#expected = 'after';
		}
		return to;
	}

	/** A string that has escapes or faults: its faults are told at its beginning, once each. */
	#oddString(from: number, at: number): ReturnType<typeof scanString> {
		const scanned = scanString(this.#text, at);
		const { to, faults } = scanned;
		for (const code of faults) this.#report(code, from, to);
		this.#tornLine = faults.includes('json-unclosed-string');
		this.#brokeOff ||= faults.includes('json-unclosed-string') && to === this.#text.length;
		return scanned;
	}

	#number(at: number): number {
		const to = endOfMatch(numberLike, this.#text, at);
		if (this.#expected === 'seek') return to;
		if (!this.#valueMayStand(at, to)) return -1;
		if (this.#expected === 'skip') return to;
		const lexeme = this.#text.slice(at, to);
		if (numberPattern.test(lexeme)) this.#tree.add({ type: 'number', from: at, to, lexeme });
		else this.#report('json-number-format', at, to, { found: lexeme.slice(0, 20) });
		return this.#afterWord(to);
	}

	#word(at: number): number {
		const text = this.#text;
		const to = endOfMatch(word, text, at);
		if (to === at) {
			// White space that JSON does not know.
			this.#unexpected(at, at + 1);
			return at + 1;
		}
		if (this.#expected === 'seek') return to;
		const said = text.slice(at, Math.min(to, at + 6));
		const value = said === 'true' ? true : said === 'false' ? false : said === 'null' ? null : undefined;
		if (value === undefined || to - at > 5) {
			if (this.#isName()) return this.#noName('json-name-expected', at, to);
			this.#unexpected(at, to);
			return this.#tree.depth === 0 && this.#expected === 'after' ? -1 : this.#afterWord(to);
		}
		if (!this.#valueMayStand(at, to)) return -1;
		if (this.#expected === 'skip') return to;
		this.#tree.add(
			value === null ? { type: 'null', from: at, to, value } : { type: 'boolean', from: at, to, value },
		);
		return this.#afterWord(to);
	}

	/** What follows a value of one word, or a word that is none; a fault before anything was read is passed over. */
	#afterWord(to: number): number {
		if (this.#tree.depth === 0 && this.#tree.root === undefined) this.#expected = 'seek';
		else if (this.#expected !== 'skip') this.#expected = 'after';
		return to;
	}

	#singleQuotes(at: number): number {
		const closing = /^'[^'\n]*'/.exec(this.#text.slice(at, at + 1000));
		const to = closing ? at + closing[0].length : Math.max(endOfMatch(word, this.#text, at), at + 1);
		if (this.#expected === 'seek' || this.#expected === 'skip') return to;
		if (this.#isName()) return this.#noName('json-single-quotes', at, to);
		this.#report('json-single-quotes', at, to, { found: this.#found(at) });
		return this.#afterWord(to);
	}

	#noName(code: JsonProblemCode, at: number, to: number): number {
		this.#report(code, at, to, { found: this.#found(at, to) });
		this.#expected = 'skip';
		return to;
	}

	#comment(at: number): number {
		const text = this.#text;
		const next = text[at + 1];
		if (next !== '/' && next !== '*') return this.#word(at);
		const end = next === '/' ? text.indexOf('\n', at) : text.indexOf('*/', at + 2);
		const to = end === -1 ? text.length : next === '/' ? end : end + 2;
		this.#brokeOff ||= end === -1 && next === '*';
		this.#report('json-comment', at, to);
		return to;
	}

	/**
	 * Whether a value may stand here, once what is missing before it has been told: after that, `expected` says
	 * what the value is taken for. False after the end of all, where reading ends.
	 */
	#valueMayStand(at: number, to: number): boolean {
		switch (this.#expected) {
			case 'value':
			case 'first-item':
			case 'skip':
				return true;
			case 'colon':
				this.#report('json-colon-expected', at, to, { found: this.#found(at, to) });
				this.#expected = 'value';
				return true;
			case 'name':
			case 'first-name':
				this.#noName('json-name-expected', at, to);
				return true;
			case 'after': {
				if (this.#tree.depth === 0) return !this.#afterEnd(at, to);
				if (!this.#tornLine) this.#report('json-comma-expected', at, to, { found: this.#found(at, to) });
				this.#tornLine = false;
				const inObject = this.#tree.innermost === 'object';
				const isName = inObject && this.#text.charCodeAt(at) === 0x22;
				this.#expected = isName ? 'name' : inObject ? 'skip' : 'value';
				return true;
			}
			case 'seek':
				return false;
		}
	}

	#isName(): boolean {
		return this.#expected === 'name' || this.#expected === 'first-name';
	}

	#afterEnd(at: number, to: number): boolean {
		if (this.#tree.depth > 0 || this.#expected !== 'after') return false;
		this.#report('json-text-after-end', at, to, { found: this.#found(at, to) });
		return true;
	}

	#noOpenValue(at: number, to: number): number {
		if (this.#afterEnd(at, to)) return -1;
		this.#unexpected(at, to);
		this.#expected = 'seek';
		return to;
	}

	/** What the text's end leaves open. */
	#end(): void {
		const end = this.#text.length;
		if (this.#text.trim() === '') this.#report('json-empty', 0, end);
		else if (this.#tree.depth > 0) {
			if (this.#brokeOff) return;
			if (this.#expected === 'value') this.#report('json-value-expected', end, end);
			else if (this.#expected === 'colon') this.#report('json-colon-expected', end, end);
			this.#reportUnclosed(end);
		} else if (
			this.#tree.root === undefined &&
			this.#problems.every(({ code }) => code === 'json-byte-order-mark')
		)
			this.#report('json-value-expected', end, end);
	}

	#unexpected(at: number, to: number): void {
		this.#report('json-unexpected-character', at, to, { found: this.#found(at, to) });
	}

	#found(from: number, to = from + 1): string {
		return this.#text.slice(from, Math.min(to, from + 20));
	}

	#report(code: JsonProblemCode, from: number, to: number, detail: Problem['detail'] = {}): void {
		if (this.#problems.length < mostProblems)
			this.#problems.push({ code, place: { in: this.#placeIn, from, to }, detail });
	}
}
