import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import { Answer } from './answer.svelte.ts';

interface Question {
	readonly name: string;
}

/** An answer whose outcomes come when the test says so. */
function setup() {
	let question = $state.raw<Question | undefined>({ name: 'first' });
	const pending = new Map<string, { resolve: (outcome: string) => void; reject: () => void }>();
	let answer!: Answer<Question, string>;
	const stop = $effect.root(() => {
		answer = new Answer(
			() => question,
			({ name }) =>
				new Promise((resolve, reject) => {
					pending.set(name, { resolve, reject: () => reject(new Error(name)) });
				}),
		);
	});
	flushSync();
	const ask = (next: Question | undefined) => {
		question = next;
		flushSync();
	};
	const settle = async (name: string, outcome?: string) => {
		const { resolve, reject } = pending.get(name)!;
		if (outcome === undefined) reject();
		else resolve(outcome);
		await Promise.resolve();
		await Promise.resolve();
	};
	return { answer, ask, settle, stop };
}

describe('an answer carries its question', () => {
	it('gives an outcome only for the question being asked', async () => {
		const { answer, ask, settle, stop } = setup();
		expect(answer.current).toBeUndefined();
		await settle('first', 'yes');
		expect(answer.current).toBe('yes');
		ask({ name: 'second' });
		expect(answer.current).toBeUndefined();
		await settle('second', 'no');
		expect(answer.current).toBe('no');
		stop();
	});

	it('never shows an answer that comes after the question has changed', async () => {
		const { answer, ask, settle, stop } = setup();
		ask({ name: 'second' });
		await settle('first', 'stale');
		expect(answer.current).toBeUndefined();
		await settle('second', 'fresh');
		expect(answer.current).toBe('fresh');
		await settle('first', 'stale');
		expect(answer.current).toBe('fresh');
		stop();
	});

	it('has no answer without a question', async () => {
		const { answer, ask, settle, stop } = setup();
		await settle('first', 'yes');
		ask(undefined);
		expect(answer.current).toBeUndefined();
		expect(answer.unavailable).toBe(false);
		stop();
	});

	it('says when it could not be asked, and asks again', async () => {
		const { answer, settle, stop } = setup();
		await settle('first');
		expect(answer.unavailable).toBe(true);
		answer.retry();
		flushSync();
		expect(answer.unavailable).toBe(false);
		await settle('first', 'at last');
		expect(answer.current).toBe('at last');
		stop();
	});
});
