import { printParseErrorCode, visit } from 'jsonc-parser';
import type { PlaceIn, Problem } from '../problem.ts';
import type {
	JsonMember,
	JsonNode,
	JsonObject,
	JsonArray,
	JsonProblemCode,
	JsonReading,
} from './json-tree.ts';

/** Nesting that is read; deeper texts are shown as text, so that no walker of the tree can exhaust the stack. */
export const deepestNesting = 512;

const mostProblems = 10;
const byteOrderMark = '\uFEFF';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type OpenObject = Omit<Writable<JsonObject>, 'members'> & { members: Writable<JsonMember>[] };
type OpenArray = Omit<Writable<JsonArray>, 'items'> & { items: JsonNode[] };

/**
 * Reads a text as JSON (RFC 8259) and keeps what it says: member order, duplicates, the characters of
 * numbers. Total: a broken text gives the part that could be read, and a problem with its place.
 * @param placeIn the name of the text, for the places of problems
 */
export function readJson(text: string, placeIn: PlaceIn = 'input'): JsonReading {
	const problems: Problem<JsonProblemCode>[] = [];
	const report = (code: JsonProblemCode, from: number, to: number, detail: Problem['detail'] = {}) => {
		// The visitor tells some faults twice, from either side of the same place.
		const last = problems.at(-1);
		if (last?.code === code && last.place.from === from) return;
		if (problems.length < mostProblems) problems.push({ code, place: { in: placeIn, from, to }, detail });
	};
	const place = tooDeepAt(text);
	if (place !== undefined) {
		report('json-too-deep', place, place + 1, { limit: deepestNesting });
		return { text, root: undefined, wellFormed: false, problems };
	}
	if (text.startsWith(byteOrderMark)) report('json-byte-order-mark', 0, 1);
	const root = readTree(text, report);
	return { text, root, wellFormed: root !== undefined && problems.length === 0, problems };
}

/** Where nesting passes the limit, counted without recursion; undefined when it does not. */
function tooDeepAt(text: string): number | undefined {
	let depth = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 0x22) at = endOfString(text, at);
		else if (code === 0x7b || code === 0x5b) {
			if (++depth > deepestNesting) return at;
		} else if (code === 0x7d || code === 0x5d) depth--;
	}
	return undefined;
}

/** The position of the quotation mark that closes the string opened at `from`; the text's end without one. */
export function endOfString(text: string, from: number): number {
	for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
		let backslashes = 0;
		while (text.charCodeAt(at - 1 - backslashes) === 0x5c) backslashes++;
		if (backslashes % 2 === 0) return at;
	}
	return text.length;
}

type Report = (code: JsonProblemCode, from: number, to: number, detail?: Problem['detail']) => void;

function readTree(text: string, report: Report): JsonNode | undefined {
	const body = text.startsWith(byteOrderMark) ? ` ${text.slice(1)}` : text;
	let root: JsonNode | undefined;
	const open: (OpenObject | OpenArray)[] = [];
	const add = (node: JsonNode) => {
		const parent = open.at(-1);
		if (parent === undefined) root ??= node;
		else if (parent.type === 'array') parent.items.push(node);
		else {
			const member = parent.members.at(-1);
			if (member && member.value === undefined) member.value = node;
		}
	};
	const begin = (node: OpenObject | OpenArray) => {
		add(node);
		open.push(node);
	};
	const end = (offset: number, length: number) => {
		const node = open.pop();
		if (node) node.to = offset + length;
	};
	visit(
		body,
		{
			onObjectBegin: (from) => begin({ type: 'object', from, to: text.length, members: [] }),
			onArrayBegin: (from) => begin({ type: 'array', from, to: text.length, items: [] }),
			onObjectEnd: end,
			onArrayEnd: end,
			onObjectProperty: (name: string, from, length) => {
				const parent = open.at(-1);
				if (parent?.type !== 'object') return;
				parent.members.push({ name, nameRange: { from, to: from + length }, value: undefined });
			},
			onLiteralValue: (value: unknown, from, length) => add(literal(body, value, from, from + length)),
			onError: (error, from, length) => {
				const code = reportFault(body, error, from, length, report);
				// The visitor leaves an unclosed value without a word of its end.
				if (code === 'json-unclosed-object' || code === 'json-unclosed-array') end(from, 0);
			},
		},
		{ disallowComments: true, allowTrailingComma: false },
	);
	return root;
}

function literal(text: string, value: unknown, from: number, to: number): JsonNode {
	if (typeof value === 'string') return { type: 'string', value, from, to };
	if (typeof value === 'number') return { type: 'number', lexeme: text.slice(from, to), from, to };
	if (typeof value === 'boolean') return { type: 'boolean', value, from, to };
	return { type: 'null', value: null, from, to };
}

/** By the names that `printParseErrorCode` gives. */
const codes: Readonly<Record<string, JsonProblemCode>> = {
	InvalidSymbol: 'json-unexpected-character',
	InvalidNumberFormat: 'json-number-format',
	PropertyNameExpected: 'json-name-expected',
	ValueExpected: 'json-value-expected',
	ColonExpected: 'json-colon-expected',
	CommaExpected: 'json-comma-expected',
	CloseBraceExpected: 'json-unclosed-object',
	CloseBracketExpected: 'json-unclosed-array',
	EndOfFileExpected: 'json-text-after-end',
	InvalidCommentToken: 'json-comment',
	UnexpectedEndOfComment: 'json-comment',
	UnexpectedEndOfString: 'json-unclosed-string',
	UnexpectedEndOfNumber: 'json-number-format',
	InvalidUnicode: 'json-escape',
	InvalidEscapeCharacter: 'json-escape',
	InvalidCharacter: 'json-control-character',
};

function reportFault(
	text: string,
	error: number,
	from: number,
	length: number,
	report: Report,
): JsonProblemCode {
	if (text.trim() === '') {
		report('json-empty', 0, text.length);
		return 'json-empty';
	}
	const found = text.slice(from, from + Math.min(length, 20));
	const code = codes[printParseErrorCode(error)] ?? 'json-unexpected-character';
	const before = text.slice(Math.max(0, from - 200), from).trimEnd();
	if ((found === '}' || found === ']') && before.endsWith(',')) {
		const comma = text.lastIndexOf(',', from);
		report('json-trailing-comma', comma, comma + 1);
		return code;
	}
	const quoted = code === 'json-unexpected-character' && found.startsWith("'");
	report(quoted ? 'json-single-quotes' : code, from, from + length, { found });
	return code;
}
