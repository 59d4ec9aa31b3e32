/** One string of a JSON text that is being walked through, with where it stands. */
export interface JsonStringAt {
	/** The characters between the quotation marks, escapes as they stand: half-open range in the text. */
	readonly from: number;
	readonly to: number;
	/** The objects and arrays around it, the outermost first. */
	readonly path: readonly JsonFrame[];
}

/** An object or array that is open. */
export interface JsonFrame {
	readonly isArray: boolean;
	/** The name of the member whose value it is; in an array undefined. */
	readonly name: string | undefined;
	/** The name of the member that is being read; for an array the number of the item, from 0. */
	key: string | undefined;
	index: number;
}

/** What a walk through a JSON text meets: a member's or item's string value, or the end of an object or array. */
export type JsonEvent =
	| ({ readonly event: 'string' } & JsonStringAt)
	| { readonly event: 'end'; readonly path: readonly JsonFrame[] };

/** Characters or quotation marks after which a step ends. */
const stepSize = 64 * 1024;
const longestName = 200;

/**
 * Walks through a JSON text of any size and gives its string values one by one, without building anything of it. Total:
 * of what is no JSON it gives what looks like strings; a text that breaks off ends its open objects.
 * @yields undefined after each piece of the text in which nothing was met
 */
export function* jsonStrings(text: string): Generator<JsonEvent | undefined, void> {
	const path: JsonFrame[] = [];
	let lastYield = 0;
	for (let at = 0; at < text.length; at++) {
		const top = path.at(-1);
		switch (text.charCodeAt(at)) {
			case 0x22: {
				const from = at + 1;
				let to = text.indexOf('"', from);
				for (let quotes = 1; to !== -1 && isEscaped(text, from, to); quotes++) {
					if (quotes % stepSize === 0) yield undefined;
					to = text.indexOf('"', to + 1);
				}
				if (to === -1) to = text.length;
				at = to;
				if (top && !top.isArray && top.key === undefined)
					top.key = text.slice(from, Math.min(to, from + longestName));
				else yield { event: 'string', from, to, path };
				break;
			}
			case 0x7b:
			case 0x5b:
				path.push({
					isArray: text.charCodeAt(at) === 0x5b,
					name: top?.isArray ? undefined : top?.key,
					key: undefined,
					index: 0,
				});
				break;
			case 0x7d:
			case 0x5d:
				yield { event: 'end', path };
				path.pop();
				break;
			case 0x2c:
				if (top) {
					top.key = undefined;
					top.index++;
				}
				break;
		}
		if (at - lastYield > stepSize) {
			lastYield = at;
			yield undefined;
		}
	}
	while (path.length > 0) {
		yield { event: 'end', path };
		path.pop();
	}
}

/** Whether an odd number of backslashes stands before a quotation mark. */
function isEscaped(text: string, from: number, quote: number): boolean {
	let at = quote;
	while (at > from && text.charCodeAt(at - 1) === 0x5c) at--;
	return (quote - at) % 2 === 1;
}

const plain: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** The value of a JSON string's characters (RFC 8259 §7); an escape that is none stands for its last character. */
export function unescapeJson(raw: string): string {
	if (!raw.includes('\\')) return raw;
	return raw.replace(/\\(?:u([0-9A-Fa-f]{4})|([^]))/g, (_, code: string | undefined, character: string) =>
		code === undefined ? (plain[character] ?? character) : String.fromCharCode(parseInt(code, 16)),
	);
}
