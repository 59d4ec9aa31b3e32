import { endOfString } from './json-lexemes.ts';

const indentation = '  ';
/** Past this depth lines are indented no further, or a small hostile text would become gigabytes of spaces. */
const deepestIndentation = 24;

/**
 * Lays out compact JSON over lines by inserting white space between its JSON tokens, and nothing else.
 * `compactJson` takes exactly that white space out again.
 * @param text well-formed JSON without insignificant white space
 */
export function prettyJson(text: string): string {
	const out: string[] = [];
	let copied = 0;
	let depth = 0;
	const breakLine = (upTo: number) => {
		out.push(text.slice(copied, upTo), '\n', indentation.repeat(Math.min(depth, deepestIndentation)));
		copied = upTo;
	};
	for (let at = 0; at < text.length; at++) {
		switch (text.charCodeAt(at)) {
			case 0x22: // "
				at = endOfString(text, at);
				break;
			case 0x7b: // {
			case 0x5b: // [
				if (isClosing(text.charCodeAt(at + 1))) at++;
				else {
					depth++;
					breakLine(at + 1);
				}
				break;
			case 0x7d: // }
			case 0x5d: // ]
				depth--;
				breakLine(at);
				break;
			case 0x2c: // ,
				breakLine(at + 1);
				break;
			case 0x3a: // :
				out.push(text.slice(copied, at + 1), ' ');
				copied = at + 1;
				break;
		}
	}
	out.push(text.slice(copied));
	return out.join('');
}

function isClosing(code: number): boolean {
	return code === 0x7d || code === 0x5d;
}

/** True for the four characters of RFC 8259 §2 `ws`. */
function isWhiteSpace(code: number): boolean {
	return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** True when a text has no white space outside its strings (RFC 8259 §2). */
export function isCompactJson(text: string): boolean {
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 0x22) at = endOfString(text, at);
		else if (isWhiteSpace(code)) return false;
	}
	return true;
}

/**
 * Takes the white space outside of strings out of a JSON text. Undefined where that would change what
 * the text says: two words or numbers would run together, or a string is not closed.
 */
export function compactJson(text: string): string | undefined {
	const out: string[] = [];
	let copied = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 0x22) {
			at = endOfString(text, at);
			if (at === text.length) return undefined;
		} else if (isWhiteSpace(code)) {
			out.push(text.slice(copied, at));
			const before = at - 1;
			while (isWhiteSpace(text.charCodeAt(at + 1))) at++;
			copied = at + 1;
			if (isWordCharacter(text[before]) && isWordCharacter(text[copied])) return undefined;
		}
	}
	out.push(text.slice(copied));
	return out.join('');
}

function isWordCharacter(character: string | undefined): boolean {
	return character !== undefined && !'{}[],:" \n\r\t'.includes(character);
}

/**
 * Where positions of a text stand in another text that differs from it by insignificant white space only.
 * @param offsets positions in `text`, ascending
 */
export function mapOffsets(text: string, laidOut: string, offsets: readonly number[]): number[] {
	if (text === laidOut) return [...offsets];
	const mapped: number[] = [];
	let there = 0;
	let here = 0;
	/** Where the string ends that an offset before stood in. */
	let stringEnd = 0;
	for (const offset of offsets) {
		while (here < offset && there < laidOut.length) {
			const code = text.charCodeAt(here);
			const inString = here < stringEnd;
			if (!inString && isWhiteSpace(code)) {
				here++;
				continue;
			}
			if (!inString) while (isWhiteSpace(laidOut.charCodeAt(there))) there++;
			if (!inString && code === 0x22) stringEnd = endOfString(text, here) + 1;
			const end = here < stringEnd ? Math.min(stringEnd, offset) : here + 1;
			there += end - here;
			here = end;
		}
		mapped.push(here < stringEnd ? there : startAfterSpace(laidOut, there, text, here));
	}
	return mapped;
}

/** The position of the next JSON token when the mapped position is the start of one. */
function startAfterSpace(laidOut: string, there: number, text: string, here: number): number {
	if (laidOut[there] === text[here]) return there;
	let at = there;
	while (isWhiteSpace(laidOut.charCodeAt(at))) at++;
	return laidOut[at] === text[here] ? at : there;
}
