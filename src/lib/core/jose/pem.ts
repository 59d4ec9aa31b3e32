// Finds PEM (RFC 7468) in whatever text it comes in: a .env line, JSON, YAML, an e-mail, a log. What editors, shells
// and word processors do to it is undone by blanks of the same length, so that every place stays that of the text.

import type { TextRange } from '../problem.ts';

/** One armoured block. Its range covers the armour; `closed` is false when the END line is missing. */
export interface PemBlock extends TextRange {
	/** In upper case, with single spaces. */
	readonly label: string;
	readonly body: TextRange;
	readonly closed: boolean;
	/** True when both lines of the armour are as RFC 7468 §3 (or RFC 4716 §3.2, for SSH2) writes them. */
	readonly exact: boolean;
}

/** Hyphen, dash and minus of every kind that a word processor puts for `-`. */
const dash = '[-\\u2010-\\u2015\\u2212]';
const begin = new RegExp(`${dash}{1,16} ?BEGIN +([A-Z0-9][A-Z0-9 ]{0,60}?) ?${dash}{1,16}`, 'gi');
const end = new RegExp(`${dash}{1,16} ?END(?: +[A-Z0-9][A-Z0-9 ]{0,60}?)? ?${dash}{1,16}`, 'i');
const exactLine = /^(?:-----(?:BEGIN|END) [A-Z0-9 ]+-----|---- (?:BEGIN|END) SSH2 PUBLIC KEY ----)$/;
/** Of an armour that is not exact the label must be one that is known: a secret may hold the word and dashes. */
const loose = /\b(?:KEY|CERTIFICATE)$/i;

/** Every armoured block of a text in its order; other text around and between them is passed over. */
export function findPemBlocks(text: string): readonly PemBlock[] {
	// Most texts hold none, and a long one is not searched dash by dash for it.
	if (!/begin/i.test(text)) return [];
	const starts = [...text.matchAll(begin)].filter(
		([line, label]) => exactLine.test(line) || loose.test(label!),
	);
	return starts.map((start, index) => {
		const from = start.index;
		const bodyFrom = from + start[0].length;
		const limit = starts[index + 1]?.index ?? text.length;
		const last = end.exec(text.slice(bodyFrom, limit));
		const bodyTo = last === null ? limit : bodyFrom + last.index;
		const to = last === null ? limit : bodyTo + last[0].length;
		return {
			label: start[1]!.replace(/ +/g, ' ').toUpperCase(),
			from,
			to,
			body: { from: bodyFrom, to: bodyTo },
			closed: last !== null,
			exact: exactLine.test(start[0]) && (last === null || exactLine.test(last[0])),
		};
	});
}

/** The base64 of a block's body, or the place of the first character that is none. */
export type PemBody =
	| { readonly state: 'base64'; readonly base64: string; readonly exact: boolean }
	| { readonly state: 'fault'; readonly at: number }
	/** RFC 1421 §4.6: the header that OpenSSL's traditional form writes before an encrypted body. */
	| { readonly state: 'encrypted' };

const blanks = (found: string) => ' '.repeat(found.length);

/** What JSON writers escape in base64, once or twice: `\/` in PHP, `\u002B` in .NET, line ends everywhere. */
const escapes: readonly (readonly [RegExp, string])[] = [
	[/\\{1,4}\//g, '/'],
	[/\\{1,4}u002b/gi, '+'],
	[/\\{1,4}u002f/gi, '/'],
	[/\\{1,4}u003d/gi, '='],
	[/\\{1,4}(?:n|u000a)/gi, '\n'],
	[/\\{1,4}(?:[rt]|u000[9d])/gi, ' '],
];

/** What stands around the lines of a body, in the order in which it comes off. */
const surroundings: readonly RegExp[] = [
	// Quoting in mail, comments, the margin of a table.
	/^[ \t]{0,40}(?:[>#|][ \t]{0,4}){1,16}/gm,
	// RFC 1421 §4.6 and RFC 4716 §3.3: `Comment: …`, with `\` before the break where a header goes on.
	/^[ \t]{0,40}[A-Za-z][A-Za-z0-9-]{0,60}:[ \t](?:[^\\\r\n]|\\(?:\r?\n)?)*/gm,
	// String literals put together, at the end of a line or at the beginning of the next.
	/["'`][ \t]{0,8}[+.,;][ \t]{0,8}(?=[\r\n]|$)/g,
	/^[ \t]{0,40}[+.][ \t]{0,8}(?=["'`])/gm,
	/["'`]/g,
	/\\(?=\s|$)/g,
	// Soft hyphens and spaces without width.
	/[\u00ad\u200b-\u200d\u2060]/g,
];

/** Takes white space, escapes, quotes and what else the base64 of a block's body came in out of it. */
export function readPemBody(text: string, block: PemBlock): PemBody {
	let body = text.slice(block.body.from, block.body.to);
	if (/Proc-Type:[^\n]{0,80}ENCRYPTED/.test(body)) return { state: 'encrypted' };
	for (const [pattern, letter] of escapes)
		body = body.replace(pattern, (found) => letter.padStart(found.length));
	for (const pattern of surroundings) body = body.replace(pattern, blanks);
	const urlAlphabet = /[-_]/.test(body) && !/[+/]/.test(body);
	if (urlAlphabet) body = body.replaceAll('-', '+').replaceAll('_', '/');
	const fault = body.search(/[^A-Za-z0-9+/=\s]/);
	if (fault !== -1) return { state: 'fault', at: block.body.from + fault };
	return { state: 'base64', base64: body.replace(/\s+/g, ''), exact: !urlAlphabet };
}
