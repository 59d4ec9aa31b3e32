import { expect, it } from 'vitest';
import {
	documented,
	recorded,
	updating,
	writeMeasured,
} from '../../../../tests/support/algorithms-record.ts';
import { measure, renderAlgorithms, tablesIn } from '../../../../tests/support/algorithms-table.ts';
import { catalogue, whereText } from './algorithm-catalogue.ts';

const node = `Node ${process.versions.node.split('.')[0]}`;

if (updating) {
	it('writes docs/algorithms.md', async () => {
		writeMeasured(node, await measure());
	});
}

it('docs/algorithms.md says what the algorithm tables say', () => {
	const expected = renderAlgorithms(recorded()).flatMap((lines) => tablesIn(lines.join('\n')));
	expect(tablesIn(documented())).toEqual(expected);
});

it('what was measured in this Node is what it does', async () => {
	const before = recorded()[node];
	// Engines gain algorithms with every release: only the ones that were measured are held to it.
	if (before !== undefined) expect(await measure()).toEqual(before);
});

it('no two rows have the same name, and each says what it is', () => {
	expect(new Set(catalogue.map(({ name }) => name)).size).toBe(catalogue.length);
	expect(catalogue.filter(({ meaning, key, section }) => !meaning || !key || !section)).toEqual([]);
});

it('where the curves of an algorithm differ, the few are named', () => {
	const on = (curve: string, where: 'webcrypto' | 'noble') => ({ curve, where });
	expect(whereText([on('P-256', 'webcrypto'), on('X448', 'noble'), on('X25519', 'webcrypto')])).toBe(
		'WebCrypto; X448: library',
	);
	expect(whereText([on('Ed25519', 'noble'), on('Ed448', 'noble')])).toBe('library');
	expect(whereText([{ curve: undefined, where: 'nowhere' }])).toBe('nowhere');
});
