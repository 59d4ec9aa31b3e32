import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from './json.ts';
import type { JsonNode } from './json-tree.ts';
import { membersNamed, stringsOf, valueOf } from './json-tree.ts';

/** The value that JSON.parse would give for a tree. */
function valueFrom(node: JsonNode | undefined): unknown {
	if (node === undefined) return undefined;
	switch (node.type) {
		case 'object':
			return Object.fromEntries(node.members.map(({ name, value }) => [name, valueFrom(value)]));
		case 'array':
			return node.items.map(valueFrom);
		case 'number':
			return Number(node.lexeme);
		case 'string':
		case 'boolean':
		case 'null':
			return node.value;
	}
}

describe('reading JSON', () => {
	it('accepts exactly what JSON.parse accepts, and reads the same', () => {
		const text = fc.oneof(
			fc.json(),
			fc.string({ unit: fc.constantFrom(...'{}[],:"\\u0019aeE+-. truefalsn\n\t'), maxLength: 14 }),
		);
		fc.assert(
			fc.property(text, (json) => {
				let parsed: { value: unknown } | undefined;
				try {
					parsed = { value: JSON.parse(json) };
				} catch {
					parsed = undefined;
				}
				const reading = readJson(json);
				expect(reading.wellFormed).toBe(parsed !== undefined);
				if (parsed && !json.includes('__proto__')) expect(valueFrom(reading.root)).toEqual(parsed.value);
			}),
			{ numRuns: 3000 },
		);
	});

	it('keeps order, duplicates, numbers and prototype names as they stand', () => {
		const { root, wellFormed } = readJson(
			'{"b":1.0,"2":9007199254740993,"a":1e400,"1":-0,"a":2,"__proto__":{}}',
		);
		expect(wellFormed).toBe(true);
		if (root?.type !== 'object') throw new Error('no object');
		expect(root.members.map(({ name }) => name)).toEqual(['b', '2', 'a', '1', 'a', '__proto__']);
		const lexemes = root.members.map(({ value }) => (value?.type === 'number' ? value.lexeme : ''));
		expect(lexemes).toEqual(['1.0', '9007199254740993', '1e400', '-0', '2', '']);
		expect(membersNamed(root, 'a')).toHaveLength(2);
		expect(valueOf(root, 'constructor')).toBeUndefined();
	});

	it.each([
		['', 'json-empty', 0],
		['{"a":1,}', 'json-trailing-comma', 6],
		["{'a':1}", 'json-single-quotes', 1],
		['{"a" 1}', 'json-colon-expected', 5],
		['{"a":1 "b":2}', 'json-comma-expected', 7],
		['{"a":1', 'json-unclosed-object', 6],
		['[1', 'json-unclosed-array', 2],
		['{"a":"x', 'json-unclosed-string', 5],
		['{"a":"\\q"}', 'json-escape', 5],
		['{"a":"\u0001"}', 'json-control-character', 5],
		['{"a":1} x', 'json-unexpected-character', 8],
		['{} {}', 'json-text-after-end', 3],
		['{"a":01}', 'json-number-format', 5],
		['{"a":1.}', 'json-number-format', 5],
		['{"a":NaN}', 'json-unexpected-character', 5],
		['{"a":1 /* one */}', 'json-comment', 7],
		['\uFEFF{"a":1}', 'json-byte-order-mark', 0],
	])('%j: %s at %i', (text, code, from) => {
		const reading = readJson(text, 'payload');
		expect(reading.wellFormed).toBe(false);
		expect(reading.problems.map((problem) => [problem.code, problem.place.from])).toContainEqual([
			code,
			from,
		]);
		expect(reading.problems[0]!.place.in).toBe('payload');
	});

	it.each([
		['{"a":1,"b":}', ['json-value-expected'], ['a', 'b']],
		['{"a":,"b":2}', ['json-value-expected'], ['a', 'b']],
		['{a:1,"b":2}', ['json-name-expected'], ['b']],
		['{\'a\':[1,{"x":2}],"b":2}', ['json-single-quotes'], ['b']],
		['{"a":undefined,"b":2}', ['json-unexpected-character'], ['a', 'b']],
		['{"a":"x\n,"b":2}', ['json-unclosed-string'], ['a', 'b']],
		['{"a":"x,\n"b":2}', ['json-unclosed-string'], ['a', 'b']],
		['{"a":"x"",\n"b":2}', ['json-unclosed-string'], ['a', 'b']],
		['{"a: 1,\n"b":2}', ['json-unclosed-string'], ['a: 1,', 'b']],
		['["x,\n"y"]', ['json-unclosed-string'], false],
		['{"a":[1,2,"b":2}', ['json-unexpected-character', 'json-unclosed-array'], ['a']],
		['{"a":1,,"b":2}', ['json-name-expected'], ['a', 'b']],
		['{"a":[1 2],"b":2}', ['json-comma-expected'], ['a', 'b']],
		[')]}\',\n{"b":2}', ['json-unexpected-character'], ['b']],
		['{"a":{"x":"cut', ['json-unclosed-string'], ['a']],
		['{"a"', ['json-colon-expected', 'json-unclosed-object'], ['a']],
		['// c\n{"b":1}', ['json-comment'], ['b']],
		['{"a":tru}', ['json-unexpected-character'], ['a']],
		['{"a":\u00a01}', ['json-unexpected-character'], ['a']],
	])('goes on behind a fault: %j', (text, codes, names) => {
		const { root, problems, wellFormed } = readJson(text);
		expect(wellFormed).toBe(false);
		expect(problems.map(({ code }) => code)).toEqual(codes);
		expect(root?.type === 'object' && root.members.map(({ name }) => name)).toEqual(names);
	});

	it('gives each part of a tree the place where its text stands', () => {
		fc.assert(
			fc.property(fc.json(), (json) => {
				const visit = (node: JsonNode): void => {
					expect(JSON.parse(json.slice(node.from, node.to))).toEqual(
						JSON.parse(JSON.stringify(valueFrom(node))),
					);
					if (node.type === 'array') node.items.forEach(visit);
					if (node.type !== 'object') return;
					for (const { name, nameRange, value } of node.members) {
						expect(JSON.parse(json.slice(nameRange.from, nameRange.to))).toBe(name);
						visit(value!);
					}
				};
				if (!json.includes('__proto__')) visit(readJson(json).root!);
			}),
		);
	});

	it('is total: a broken text gives problems that stand within it', () => {
		const broken = fc
			.tuple(
				fc.json(),
				fc.nat(),
				fc.constantFrom('', ',', '}', ']', '"', '\\', ':', 'x', "'", '\n', '/*', '\uFEFF'),
			)
			.map(([json, at, piece]) => {
				const cut = at % (json.length + 1);
				return json.slice(0, cut) + piece + json.slice(cut + (at % 2));
			});
		fc.assert(
			fc.property(broken, (text) => {
				for (const { place } of readJson(text).problems) {
					expect(place.from).toBeGreaterThanOrEqual(0);
					expect(place.to).toBeGreaterThanOrEqual(place.from);
					expect(place.to).toBeLessThanOrEqual(text.length);
				}
			}),
			{ numRuns: 5000 },
		);
	});

	it('reads what stands before a fault, and after a byte-order mark', () => {
		expect(stringsOf(readJson('{"aud":["x","y"],"cut":').root, 'aud')).toEqual(['x', 'y']);
		expect(valueOf(readJson('\uFEFF{"a":1}').root, 'a')).toMatchObject({ from: 6, to: 7 });
	});

	it.each([
		['commas and spaces before many faults', `[,${' '.repeat(200_000)}${'{"":}'.repeat(40_000)}`],
		['brackets of another kind', `${'{"a":'.repeat(511)}${']'.repeat(700_000)}`],
		['strings that are not closed', `["\n${'"\n'.repeat(500_000)}`],
		['backslashes', `"${'\\'.repeat(1_000_001)}`],
		['quotation marks', '"'.repeat(1_000_000)],
		['brackets in turn', '[]{}'.repeat(250_000)],
	])('takes no longer than the length of its text asks for: %s', (_, text) => {
		const start = performance.now();
		readJson(text);
		expect(performance.now() - start).toBeLessThan(1000);
	});

	it.each(['[', '{"a":'])('answers 100,000 times %s with a problem, not a crash', (open) => {
		const { root, problems } = readJson(open.repeat(100_000));
		expect(root).toBeUndefined();
		expect(problems[0]).toMatchObject({ code: 'json-too-deep', place: { from: 512 * open.length } });
	});
});
