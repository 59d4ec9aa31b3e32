import type { Problem, TextRange } from '../problem.ts';

/** A JSON value (RFC 8259 §3) with its place in the text it was read from; the text stays the truth. */
export type JsonNode = JsonObject | JsonArray | JsonString | JsonNumber | JsonWord;

/** A JSON object (RFC 8259 §4): every member in the order of the text, duplicates included. */
export interface JsonObject extends TextRange {
	readonly type: 'object';
	readonly members: readonly JsonMember[];
}

/** One member of an object; `value` is missing where the text breaks off before it. */
export interface JsonMember {
	readonly name: string;
	/** The name's string literal, quotation marks included. */
	readonly nameRange: TextRange;
	readonly value: JsonNode | undefined;
}

/** A JSON array (RFC 8259 §5). */
export interface JsonArray extends TextRange {
	readonly type: 'array';
	readonly items: readonly JsonNode[];
}

/** A JSON string (RFC 8259 §7); `value` has its escapes resolved and may hold lone surrogates. */
export interface JsonString extends TextRange {
	readonly type: 'string';
	readonly value: string;
}

/** A JSON number (RFC 8259 §6): the exact characters of the text. */
export interface JsonNumber extends TextRange {
	readonly type: 'number';
	readonly lexeme: string;
}

/** `true`, `false` or `null`. */
export interface JsonWord extends TextRange {
	readonly type: 'boolean' | 'null';
	readonly value: boolean | null;
}

/** What stops a text from being JSON, or makes its meaning differ between readers. */
export type JsonProblemCode =
	| 'json-empty'
	| 'json-too-deep'
	| 'json-byte-order-mark'
	| 'json-unexpected-character'
	| 'json-number-format'
	| 'json-name-expected'
	| 'json-value-expected'
	| 'json-colon-expected'
	| 'json-comma-expected'
	| 'json-unclosed-object'
	| 'json-unclosed-array'
	| 'json-text-after-end'
	| 'json-comment'
	| 'json-unclosed-string'
	| 'json-escape'
	| 'json-control-character'
	| 'json-trailing-comma'
	| 'json-single-quotes';

/**
 * What a JSON text holds. `root` is the part that could be read, even of a broken text; `wellFormed` is
 * true only when the whole text is one JSON value by RFC 8259.
 */
export interface JsonReading {
	readonly text: string;
	readonly root: JsonNode | undefined;
	readonly wellFormed: boolean;
	readonly problems: readonly Problem<JsonProblemCode>[];
}

/** The members of an object that bear a name, in the order of the text: more than one is a duplicate. */
export function membersNamed(node: JsonNode | undefined, name: string): readonly JsonMember[] {
	return node?.type === 'object' ? node.members.filter((member) => member.name === name) : [];
}

/** The value that a last-wins reader takes for a name (RFC 7519 §4); undefined where there is none. */
export function valueOf(node: JsonNode | undefined, name: string): JsonNode | undefined {
	return membersNamed(node, name).at(-1)?.value;
}

/** The value of a string member; undefined where it is missing or of another type. */
export function stringOf(node: JsonNode | undefined, name: string): string | undefined {
	const value = valueOf(node, name);
	return value?.type === 'string' ? value.value : undefined;
}

/** The strings of a member that may be one string or an array of strings; undefined for all else. */
export function stringsOf(node: JsonNode | undefined, name: string): readonly string[] | undefined {
	const value = valueOf(node, name);
	if (value?.type === 'string') return [value.value];
	if (value?.type !== 'array') return undefined;
	const strings = value.items.flatMap((item) => (item.type === 'string' ? [item.value] : []));
	return strings.length === value.items.length ? strings : undefined;
}
