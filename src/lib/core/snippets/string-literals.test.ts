// Fault prevented: a claim that ends its string literal and goes on as code. Each language's literal is read back: by
// the language itself where it is at hand, by its grammar's rules for all.

import { execFileSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../encoding/json.ts';
import { jsonDialect, jsonLiteral } from './json-literal.ts';
import {
	csharpString,
	goString,
	javaScriptString,
	javaString,
	jsonString,
	phpString,
	pythonString,
	rubyString,
	rustString,
	shellWord,
} from './string-literals.ts';

/** What could mean more than itself somewhere, and any other character. */
const nasty = [
	...'\'"`\\$#{}()%;/*\n\r\t\0\u007f\u0085\u2028\u2029\u202e\u200b\ufeff\u3164é中😀',
	...["'''", '"""', '#{1}', '${1}', '$(id)', '`id`', '\\u0022', '\\n', '*/', '//', '-->', '</script>', '\\'],
];
const text = fc.array(fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 4 })), {
	maxLength: 12,
});
const texts = text.map((parts) => parts.join(''));
const whole = (value: string) => value.replace(/\p{Cs}/gu, '\ufffd');

const writers = {
	csharpString,
	goString,
	javaScriptString,
	javaString,
	phpString,
	pythonString,
	rubyString,
	rustString,
};

describe('literals', () => {
	it.each(Object.entries(writers))('%s: one line, its quote only at both ends', (_, write) => {
		fc.assert(
			fc.property(texts, (value) => {
				const written = write(value);
				const quote = written[0]!;
				expect(written.endsWith(quote) && written.length > 1).toBe(true);
				const inner = written.slice(1, -1);
				expect(inner).not.toMatch(/(?! )[\p{C}\p{Z}]/u);
				// With every escape taken out, neither quote nor backslash is left.
				expect(inner.replace(/\\./g, '')).not.toMatch(quote === "'" ? /['\\]/ : /["\\]/);
			}),
		);
	});

	it('JavaScript reads back what was written', () => {
		fc.assert(
			fc.property(texts, (value) => {
				expect(runInNewContext(javaScriptString(value))).toBe(value);
				expect(JSON.parse(jsonString(value))).toBe(value);
			}),
		);
	});

	it.each([
		['PHP', phpString, /(?<!\\)(?:\\\\)*\$/],
		['Ruby', rubyString, /(?<!\\)(?:\\\\)*#/],
	] as const)('%s interpolates nothing', (_, write, interpolation) => {
		fc.assert(fc.property(texts, (value) => void expect(write(value)).not.toMatch(interpolation)));
	});

	it('Java has no Unicode escape of an ASCII character, which would be read before the literal is', () => {
		fc.assert(
			fc.property(texts, (value) => {
				expect(javaString(value)).not.toMatch(/(?<!\\)(?:\\\\)*\\u00[0-7]/);
			}),
		);
	});
});

/** Literals of many texts in one run of a program: it prints them as JSON in ASCII. */
function reader(name: string, command: readonly string[], program: (literals: readonly string[]) => string) {
	const readAll = (literals: readonly string[]): unknown =>
		JSON.parse(execFileSync(command[0]!, command.slice(1), { input: program(literals), encoding: 'utf8' }));
	try {
		readAll(["'a'"]);
	} catch {
		process.stderr.write(`${name} is not at hand: its literals are not read by itself here.\n`);
		return undefined;
	}
	return readAll;
}

const samples = fc.sample(texts, { numRuns: 200, seed: 7 });
const python = reader(
	'Python',
	['python3', '-'],
	(literals) => `import json\nprint(json.dumps([${literals.join(',\n')}]))`,
);
const php = reader('PHP', ['php'], (literals) => `<?php echo json_encode([${literals.join(',\n')}]);`);
const ruby = reader('Ruby', ['ruby', '-rjson', '-'], (literals) => `puts [${literals.join(',\n')}].to_json`);
const shell = reader('A shell', ['sh', '-s'], (literals) =>
	literals.length === 1
		? `printf '["%s"]' ${literals[0]}`
		: `printf '['; printf '%s,' ${literals.slice(0, -1).join(' ')}; printf '%s]' ${literals.at(-1)}`,
);

const readers = [
	['Python', python, pythonString],
	['PHP', php, phpString],
	['Ruby', ruby, rubyString],
] as const;
for (const [name, readAll, write] of readers) {
	if (readAll)
		it(`${name} reads back what was written`, () => {
			expect(readAll(samples.map(write))).toEqual(samples.map(whole));
		});
}
if (shell)
	it('a shell hands on the JSON within its quotes', () => {
		expect(shell(samples.map((value) => shellWord(jsonString(value))))).toEqual(samples);
	});

it('writes any JSON so that its last-wins reading is the same', () => {
	fc.assert(
		fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
			const { root } = readJson(JSON.stringify(value), 'payload');
			const written = jsonLiteral(root!, jsonDialect);
			expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)));
			expect(written).toMatch(/^[\n -~]*$/);
		}),
	);
});
