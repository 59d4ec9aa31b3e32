import { readJson } from '../../encoding/json.ts';
import type { JsonNode } from '../../encoding/json-tree.ts';
import { decodeBase64url } from '../../encoding/base64url.ts';
import { decodeUtf8 } from '../../encoding/utf8.ts';
import { fault, given } from './jwe.ts';
import type { JweResult } from './jwe.ts';

/** A recipient's JOSE Header: the union of its headers (RFC 7516 §4). */
export interface JoseHeader {
	/** The value of a parameter; undefined where it is missing. */
	readonly get: (name: string) => JsonNode | undefined;
	/** Whether a parameter stands in the protected header. */
	readonly protects: (name: string) => boolean;
}

/** The parameters that say how to decrypt: of two values for one of them, each reader might take another. */
const decisive = ['alg', 'enc', 'zip', 'crit', 'epk', 'apu', 'apv', 'iv', 'tag', 'p2s', 'p2c'];

interface HeaderIndex {
	readonly values: ReadonlyMap<string, JsonNode>;
	/** The decisive parameter that stands twice. */
	readonly repeated: string | undefined;
}

/** A shared header belongs to every one of ten thousand recipients, and is indexed once. */
const indexes = new WeakMap<JsonNode, HeaderIndex>();

function indexOf(header: JsonNode): HeaderIndex {
	const known = indexes.get(header);
	if (known !== undefined) return known;
	const values = new Map<string, JsonNode>();
	let repeated: string | undefined;
	for (const { name, value } of header.type === 'object' ? header.members : []) {
		if (values.has(name) && decisive.includes(name)) repeated ??= name;
		if (value !== undefined) values.set(name, value);
	}
	const index = { values, repeated };
	indexes.set(header, index);
	return index;
}

/**
 * Joins a recipient's headers (RFC 7516 §7.2.1: they must be disjoint).
 * @param isProtected whether the first of them is the protected header
 */
export function joinHeaders(headers: readonly JsonNode[], isProtected: boolean): JweResult<JoseHeader> {
	if (headers.some(({ type }) => type !== 'object')) return fault('header-unreadable');
	const parts = headers.map(indexOf);
	const repeated = parts.find((part) => part.repeated !== undefined)?.repeated;
	if (repeated !== undefined) return fault('header-ambiguous', { name: repeated });
	for (const [place, part] of parts.entries()) {
		for (const earlier of parts.slice(0, place)) {
			const name = commonName(earlier.values, part.values);
			if (name !== undefined) return fault('header-not-disjoint', { name });
		}
	}
	return given({
		get: (name) => parts.find(({ values }) => values.has(name))?.values.get(name),
		protects: (name) => isProtected && parts[0]?.values.has(name) === true,
	});
}

/** The first value of a name in any of the headers, disjoint or not; for `kid`, which is a hint. */
export function hintIn(headers: readonly JsonNode[], name: string): string | undefined {
	for (const header of headers) {
		const value = indexOf(header).values.get(name);
		if (value?.type === 'string') return value.value;
	}
	return undefined;
}

function commonName(
	one: ReadonlyMap<string, JsonNode>,
	other: ReadonlyMap<string, JsonNode>,
): string | undefined {
	const [fewer, more] = one.size < other.size ? [one, other] : [other, one];
	for (const name of fewer.keys()) if (more.has(name)) return name;
	return undefined;
}

/** Whether an encoded protected header is what every reader takes for one: base64url of a JSON object in UTF-8. */
export function isReadableHeader(encoded: string): boolean {
	const { bytes, problems } = decodeBase64url(encoded);
	// Padding and stray bits leave no doubt about the bytes, and the characters are authenticated as they stand.
	if (problems.some(({ code }) => code !== 'base64url-padding' && code !== 'base64url-stray-bits'))
		return false;
	const { text, invalidAt } = decodeUtf8(bytes);
	return invalidAt.length === 0 && readHeaderText(text) !== undefined;
}

/** The tree of a header's JSON text; undefined when it is no JSON object. */
export function readHeaderText(text: string): JsonNode | undefined {
	const { root, wellFormed } = readJson(text, 'header');
	return wellFormed && root?.type === 'object' ? root : undefined;
}
