import type { JsonNode, JsonObject } from '../encoding/json-tree.ts';
import { jsonString } from './string-literals.ts';

/** How a language writes the values of JSON in its source code. */
export interface Dialect {
	readonly string: (text: string) => string;
	/** A number that every language writes as JSON does stays as it is; this is for all others. */
	readonly oddNumber: (lexeme: string) => string;
	readonly words: readonly [yes: string, no: string, nothing: string];
	readonly array: readonly [open: string, close: string];
	readonly object: readonly [open: string, close: string, empty: string];
	readonly member: (name: string, value: string) => string;
	/** What one level is indented by. */
	readonly indent: string;
	readonly trailingComma: boolean;
}

const integer = /^-?(?:0|[1-9]\d{0,14})$/;
const fraction = /^-?(?:0|[1-9]\d{0,9})\.\d{1,6}$/;

/** True for a number that not every language, or not every JSON library, keeps with all its digits. */
export const isOddNumber = (lexeme: string): boolean =>
	lexeme === '-0' || !(integer.test(lexeme) || fraction.test(lexeme));

/** The members that a last-wins reader sees, each where its name stands first (RFC 7519 §4). */
export function lastMembers(object: JsonObject): readonly (readonly [string, JsonNode])[] {
	const found = new Map<string, JsonNode>();
	for (const { name, value } of object.members) if (value) found.set(name, value);
	return [...found];
}

/** Past this depth lines are indented no further, or a small hostile text would become a page of spaces. */
const deepestIndentation = 24;

const deeper = (margin: string, { indent }: Dialect): string =>
	margin.length < deepestIndentation * indent.length ? margin + indent : margin;

/** A value of JSON as source code. `margin` stands before its lines but the first. */
export function jsonLiteral(node: JsonNode, dialect: Dialect, margin = ''): string {
	switch (node.type) {
		case 'string':
			return dialect.string(node.value);
		case 'number':
			return isOddNumber(node.lexeme) ? dialect.oddNumber(node.lexeme) : node.lexeme;
		case 'boolean':
			return dialect.words[node.value === true ? 0 : 1];
		case 'null':
			return dialect.words[2];
		case 'array': {
			const items = node.items.map((item) => jsonLiteral(item, dialect, deeper(margin, dialect)));
			return enclosed(items, dialect.array, dialect, margin);
		}
		case 'object': {
			const members = lastMembers(node).map(([name, value]) =>
				dialect.member(name, jsonLiteral(value, dialect, deeper(margin, dialect))),
			);
			if (members.length === 0) return dialect.object[2];
			return enclosed(members, [dialect.object[0], dialect.object[1]], dialect, margin, true);
		}
	}
}

function enclosed(
	items: readonly string[],
	[open, close]: readonly [string, string],
	dialect: Dialect,
	margin: string,
	tall = false,
): string {
	const flat = items.join(', ');
	if (items.length === 0 || (!tall && flat.length <= 60 && !flat.includes('\n'))) return open + flat + close;
	const inner = deeper(margin, dialect);
	const comma = dialect.trailingComma ? ',' : '';
	return `${open}\n${items.map((item) => inner + item).join(',\n')}${comma}\n${margin}${close}`;
}

/** JSON itself, in ASCII alone, its numbers as they stand. */
export const jsonDialect: Dialect = {
	string: jsonString,
	oddNumber: (lexeme) => lexeme,
	words: ['true', 'false', 'null'],
	array: ['[', ']'],
	object: ['{', '}', '{}'],
	member: (name, value) => `${jsonString(name)}: ${value}`,
	indent: '  ',
	trailingComma: false,
};
