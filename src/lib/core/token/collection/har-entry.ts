import type { HarPart, PlacedToken } from './token-place.ts';

/** A token that was found in an exchange, before all of the exchange is known. */
export interface FoundInEntry {
	readonly token: string;
	part: HarPart;
	name: string | undefined;
}

/** What is remembered of an exchange until its end: what it is called may stand behind its tokens. */
export interface HarEntry {
	readonly facts: Partial<Record<'method' | 'url' | 'startedDateTime', string>>;
	readonly found: FoundInEntry[];
}

/** The names of objects from an exchange down to a value: `[undefined, 'request', 'headers', undefined]`. */
export type Whereabouts = readonly (string | undefined)[];

/** The part of an exchange that a string value belongs to. */
export function harPartOf(where: Whereabouts, key: string | undefined): HarPart {
	const [, side, list] = where;
	if (side === '_webSocketMessages') return 'message';
	if (side === 'request') {
		if (list === 'headers') return 'request-header';
		if (list === 'cookies') return 'request-cookie';
		if (list === 'postData') return 'request-body';
		if (list === 'queryString' || key === 'url') return 'address';
	}
	if (side === 'response') {
		if (list === 'headers') return 'response-header';
		if (list === 'cookies') return 'response-cookie';
		if (list === 'content') return 'response-body';
		if (key === 'redirectURL') return 'redirect';
	}
	return 'elsewhere';
}

/** Headers that HAR tells once more in other places. */
const retold: Readonly<Record<string, HarPart>> = {
	cookie: 'request-cookie',
	'set-cookie': 'response-cookie',
	location: 'redirect',
	':path': 'address',
};

/** Says of tokens that were found in a header, a cookie or a parameter what that is called. */
export function nameFound(
	found: readonly FoundInEntry[],
	where: Whereabouts,
	name: string | undefined,
): void {
	const list = where.at(-2);
	if (name === undefined || !['headers', 'cookies', 'queryString', 'params'].includes(list ?? '')) return;
	const part =
		list === 'headers' && Object.hasOwn(retold, name.toLowerCase()) ? retold[name.toLowerCase()] : undefined;
	for (const each of found) {
		if (part === undefined) each.name = name;
		else each.part = part;
	}
}

/**
 * The tokens of an exchange with their places. Cookies, queries and form fields stand in a HAR twice: a token that is
 * told again of the same part under the same name is one.
 * @param number the exchange's, from 1; 0 for what belongs to none
 */
export function placeFound(
	{ facts, found }: HarEntry,
	number: number,
	source: string | undefined,
): PlacedToken[] {
	const seen = new Set<string>();
	return found.flatMap(({ token, part, name }) => {
		const id = `${part} ${name ?? ''} ${token}`;
		if (seen.has(id)) return [];
		seen.add(id);
		const { method, url, startedDateTime: time } = facts;
		const address = url === undefined ? undefined : hostAndPath(url);
		return [{ token, place: { kind: 'har', source, entry: number, time, method, address, part, name } }];
	});
}

/** `api.example.com/orders` of an address; a token in the path is cut short. */
function hostAndPath(url: string): string {
	const bare = url.replace(/^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?/i, '').replace(/[?#][^]*$/, '');
	return bare.length > 200 ? `${bare.slice(0, 199)}…` : bare;
}
