import { scanTokens } from '../scan-tokens.ts';
import { harPartOf, nameFound, placeFound, type HarEntry, type Whereabouts } from './har-entry.ts';
import { jsonStrings, unescapeJson, type JsonFrame } from './json-strings.ts';
import { piecesOfString, textOfBase64 } from './text-pieces.ts';
import type { HarPart, PlacedToken } from './token-place.ts';

/** True for the text of an HTTP Archive (HAR 1.2), told by what it begins with. */
export function isHar(text: string): boolean {
	return (
		/^\s*\{\s*"log"\s*:\s*\{/.test(text.slice(0, 2000)) && /"entries"\s*:\s*\[/.test(text.slice(0, 1_000_000))
	);
}

/** What is remembered of an object that is open: a header, a cookie, a body. */
interface Item {
	name?: string;
	mimeType?: string;
	encoding?: string;
	/** Where the response's body stands: how it is encoded may be told behind it. */
	body?: { readonly from: number; readonly to: number };
	/** The tokens of the exchange from this one on were found in this object. */
	readonly firstFound: number;
}

/** An exchange stands in a list in `log` in the whole. */
const entryDepth = 3;
/** What stands deeper is told by what it stands in. */
const deepest = entryDepth + 6;
/** In characters: no token is as short, no name or address as long. */
const shortestToken = 20;
const longestFact = 8000;

/**
 * Finds the tokens of a HAR (HAR 1.2): in addresses, headers, cookies, bodies (base64 ones too) and messages, each with
 * the exchange that it belongs to. Total: of a HAR that breaks off, what stands before that.
 * @param source the file's name, where there are several
 * @yields each token, exchange by exchange; undefined after each step that found none
 */
export function* scanHar(text: string, source?: string): Generator<PlacedToken | undefined, void> {
	let entry: HarEntry = { facts: {}, found: [] };
	const items: Item[] = [];
	for (const met of jsonStrings(text)) {
		if (!met) {
			yield undefined;
			continue;
		}
		const { path } = met;
		while (items.length < path.length) items.push({ firstFound: entry.found.length });
		const item = items.at(-1);
		if (!item) continue;
		const where = isInEntry(path) ? path.slice(entryDepth, deepest).map(({ name }) => name) : [];
		if (met.event === 'string') {
			const key = path.at(-1)?.key;
			remember(entry, item, where, key, () => unescapeJson(text.slice(met.from, met.to)), met.to - met.from);
			if (met.to - met.from < shortestToken) continue;
			if (where.length === 3 && where[2] === 'content' && key === 'text') item.body = met;
			else yield* find(piecesOfString(text, met.from, met.to), entry, harPartOf(where, key));
			if (where.length === 0) yield* placeFound({ facts: {}, found: entry.found.splice(0) }, 0, source);
			continue;
		}
		if (item.body) yield* find(bodyOf(text, item), entry, 'response-body');
		nameFound(entry.found.slice(item.firstFound), where, item.name);
		items.length = path.length - 1;
		if (where.length === 1) {
			yield* placeFound(entry, path[entryDepth - 1]!.index + 1, source);
			entry = { facts: {}, found: [] };
		}
	}
}

function isInEntry(path: readonly JsonFrame[]): boolean {
	return path.length > entryDepth && path[1]?.name === 'log' && path[2]?.name === 'entries';
}

function remember(
	{ facts }: HarEntry,
	item: Item,
	where: Whereabouts,
	key: string | undefined,
	value: () => string,
	length: number,
): void {
	if (length > longestFact) return;
	const isRequest = where.length === 2 && where[1] === 'request';
	if ((key === 'url' || key === 'method') && isRequest) facts[key] = value();
	else if (key === 'startedDateTime' && where.length === 1) facts[key] = value();
	else if (key === 'name' || key === 'mimeType' || key === 'encoding') item[key] = value();
}

/** The response's body in pieces; pictures and the like are left out. */
function* bodyOf(text: string, { body, encoding, mimeType = '' }: Item): Generator<string | undefined, void> {
	if (!body) return;
	if (encoding !== 'base64') yield* piecesOfString(text, body.from, body.to);
	else if (!/^(?:image\/(?!svg)|audio\/|video\/|font\/)/.test(mimeType))
		yield yield* textOfBase64(text, body.from, body.to);
}

/** Notes the tokens of a text in its exchange. */
function* find(
	pieces: Iterable<string | undefined>,
	entry: HarEntry,
	part: HarPart,
): Generator<undefined, void> {
	for (const piece of pieces) {
		for (const found of scanTokens(piece ?? '')) {
			if (found) entry.found.push({ token: found.token, part, name: found.name });
			yield undefined;
		}
	}
}
