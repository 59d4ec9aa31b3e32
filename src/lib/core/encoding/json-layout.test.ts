import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from './json.ts';
import { compactJson, isCompactJson, mapOffsets, prettyJson } from './json-layout.ts';
import type { JsonNode } from './json-tree.ts';

describe('laying out JSON', () => {
	it('pretty and compact are inverse on compact JSON', () => {
		fc.assert(
			fc.property(fc.json(), (json) => {
				expect(isCompactJson(json)).toBe(true);
				expect(compactJson(prettyJson(json))).toBe(json);
			}),
			{ numRuns: 1000 },
		);
	});

	it('lays out as JSON.stringify does', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				expect(prettyJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
			}),
		);
	});

	it('touches nothing inside strings', () => {
		const text = '{"a b":" { , : } \\" [","c":[]}';
		expect(compactJson(prettyJson(text))).toBe(text);
		expect(prettyJson(text)).toBe('{\n  "a b": " { , : } \\" [",\n  "c": []\n}');
	});

	it('refuses to take out white space that keeps two words apart, or in an open string', () => {
		expect(compactJson('[12 34]')).toBeUndefined();
		expect(compactJson('{"a": "b c')).toBeUndefined();
		expect(compactJson('{ "a" : 1 , }')).toBe('{"a":1,}');
	});

	it('maps every node of a text to the same characters of its layout', () => {
		fc.assert(
			fc.property(fc.json(), (json) => {
				const laidOut = prettyJson(json);
				const starts: number[] = [];
				const visit = (node: JsonNode | undefined) => {
					if (!node) return;
					starts.push(node.from);
					if (node.type === 'array') node.items.forEach(visit);
					if (node.type === 'object') {
						for (const { nameRange, value } of node.members) {
							starts.push(nameRange.from);
							visit(value);
						}
					}
				};
				visit(readJson(json).root);
				const there: number[] = [];
				const visitLaidOut = (node: JsonNode | undefined) => {
					if (!node) return;
					there.push(node.from);
					if (node.type === 'array') node.items.forEach(visitLaidOut);
					if (node.type === 'object') {
						for (const { nameRange, value } of node.members) {
							there.push(nameRange.from);
							visitLaidOut(value);
						}
					}
				};
				visitLaidOut(readJson(laidOut).root);
				expect(mapOffsets(json, laidOut, starts)).toEqual(there);
			}),
		);
	});

	it('maps every character of a text, those inside strings included', () => {
		fc.assert(
			fc.property(fc.json(), fc.infiniteStream(fc.boolean()), (json, picks) => {
				const laidOut = prettyJson(json);
				const every = Array.from({ length: json.length }, (_, at) => at);
				const mapped = mapOffsets(json, laidOut, every);
				for (const at of every) expect(laidOut[mapped[at]!]).toBe(json[at]);
				expect(new Set(mapped).size).toBe(every.length);
				const some = every.filter(() => picks.next().value);
				expect(mapOffsets(json, laidOut, some)).toEqual(some.map((at) => mapped[at]));
			}),
			{ numRuns: 500 },
		);
	});

	it('stays small for a deep text with many values', () => {
		const text = `${'['.repeat(500)}${'1,'.repeat(50_000)}1${']'.repeat(500)}`;
		expect(prettyJson(text).length).toBeLessThan(60 * text.length);
	});
});
