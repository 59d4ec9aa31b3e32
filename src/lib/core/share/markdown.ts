// What a token says is hostile text: in Markdown it stands in code, of whichever no character can lead out.

/** Characters that no one sees, or that turn the text around them about (Unicode's Cc, Cf, Zl, Zp and the like). */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;

/** The escape that JSON has for a character (RFC 8259 §7). */
function escaped(character: string): string {
	const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
	return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

/** A text with its unseen characters written as JSON's escapes, so that it shows what it is; `kept` stay. */
function visible(text: string, kept: string): string {
	return text.replace(new RegExp(unseen, 'gu'), (character) =>
		kept.includes(character) ? character : escaped(character),
	);
}

/** Counted one by one: a hostile text has more runs than a call takes arguments. */
function longestRun(text: string): number {
	let longest = 0;
	for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
	return longest;
}

/**
 * A fenced code block (CommonMark §4.5) with a fence that is longer than any run of backticks in the text. Line ends and
 * tabs stay; other unseen characters are written as escapes.
 * @param language one word of the writer's own
 */
export function codeBlock(text: string, language: string): string {
	const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
	return `${fence}${language}\n${visible(text.replace(/\r\n?/g, '\n'), '\n\t')}\n${fence}`;
}

/** A code span (CommonMark §6.1) on one line; of a long text the beginning. It must not stand in a table. */
export function codeSpan(text: string, most = 200): string {
	const characters = [...text];
	const short = characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
	const line = visible(short, '');
	const ticks = '`'.repeat(longestRun(line) + 1);
	// One space on each side is taken off again by whoever reads it.
	const space = line === '' || /^[` ]|[` ]$/.test(line) ? ' ' : '';
	return `${ticks}${space}${line}${space}${ticks}`;
}

/** Words, figures and the punctuation that means nothing in Markdown, not even as an address, a mention or a reference. */
const harmless = /^(?!.*(?:\bwww\.|:\/))[\p{L}\p{N} .,:;()/§“”‘’…%=+·–-]*$/iu;

/** A sentence that may quote a token: as it is where nothing in it can be taken for markup, else as a code span. */
export function sentence(text: string): string {
	return harmless.test(text) && !/^\s*(?:[-+=–]|\d+[.)])/.test(text) ? text : codeSpan(text, 400);
}
