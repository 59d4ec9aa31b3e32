import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { measure, renderAlgorithms, tableIn } from '../../../../tests/support/algorithms-table.ts';
import type { Measured } from '../../../../tests/support/algorithms-table.ts';

const page = new URL('../../../../docs/algorithms.md', import.meta.url);
const record = new URL('../../../../tests/support/where-signed.json', import.meta.url);
const node = `Node ${process.versions.node.split('.')[0]}`;

const updating = process.env['UPDATE_DOCS'] !== undefined;
const recorded = (): Measured => JSON.parse(readFileSync(record, 'utf8')) as Measured;

/** `UPDATE_DOCS=1 npx vitest run src/lib/core/jose/algorithms-table.test.ts`, then prettier, writes the page anew. */
it.runIf(updating)('writes docs/algorithms.md', async () => {
	const measured = { ...recorded(), [node]: await measure() };
	writeFileSync(record, `${JSON.stringify(measured, null, '\t')}\n`);
	const lines = readFileSync(page, 'utf8').split('\n');
	const [from, to] = [lines.findIndex(isRow), lines.findLastIndex(isRow) + 1];
	writeFileSync(
		page,
		[...lines.slice(0, from), ...renderAlgorithms(measured), ...lines.slice(to)].join('\n'),
	);
});

const isRow = (line: string): boolean => line.startsWith('|');

it('docs/algorithms.md says what the algorithm table says', () => {
	const expected = tableIn(renderAlgorithms(recorded()).join('\n'));
	expect(tableIn(readFileSync(page, 'utf8'))).toEqual(expected);
});

it('what was measured in this Node is what it does', async () => {
	const before = recorded()[node];
	// Engines gain algorithms with every release: only the ones that were measured are held to it.
	if (before !== undefined) expect(await measure()).toEqual(before);
});
