import { describe, expect, it } from 'vitest';
import { History } from './history.svelte.ts';

describe('history', () => {
	it('joins a run of the same edit, and goes back over it in one step', () => {
		const history = new History('');
		history.push('a', 'typing', 0);
		history.push('ab', 'typing', 300);
		history.push('abc', 'typing', 2000);
		expect(history.undo()).toBe(true);
		expect(history.present).toBe('ab');
		expect(history.undo()).toBe(true);
		expect(history.present).toBe('');
		expect(history.undo()).toBe(false);
	});

	it('keeps edits of different kinds, and acts, apart', () => {
		const history = new History(0);
		history.push(1, 'one', 0);
		history.push(2, 'other', 1);
		history.push(3, undefined, 2);
		history.push(4, undefined, 3);
		for (const before of [3, 2, 1, 0]) {
			history.undo();
			expect(history.present).toBe(before);
		}
	});

	it('goes forward again until something new happens', () => {
		const history = new History(0);
		history.push(1, undefined, 0);
		history.push(2, undefined, 0);
		history.undo();
		expect(history.redo()).toBe(true);
		expect(history.present).toBe(2);
		history.undo();
		history.push(9, undefined, 0);
		expect(history.canRedo).toBe(false);
	});

	it('does not join an edit to what was undone', () => {
		const history = new History('');
		history.push('a', 'typing', 0);
		history.undo();
		history.push('b', 'typing', 1);
		history.undo();
		expect(history.present).toBe('');
	});

	it('amends the present without a step', () => {
		const history = new History('');
		history.push('edit', undefined, 0);
		history.amend('edit, signed');
		expect(history.present).toBe('edit, signed');
		history.undo();
		expect(history.present).toBe('');
	});
});
