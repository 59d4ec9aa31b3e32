import { flushSync } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import vectors from '../../../tests/vectors/sd-jwt.json' with { type: 'json' };
import { readToken } from '#lib/core/token/read-token.ts';
import { SdJwtState } from './sd-jwt.svelte.ts';

const vector = (title: string) => vectors.cases.find((one) => one.title === title)!.token;
const recursive = vector('address_only_recursive issuance (all disclosures)');

async function setup(first: string) {
	let token = $state.raw(readToken(first));
	let state!: SdJwtState;
	$effect.root(() => {
		state = new SdJwtState(() => token);
	});
	const show = async (text: string) => {
		token = readToken(text);
		expect(state.reading).toBeUndefined();
		await settled();
	};
	const settled = () =>
		vi.waitFor(() => {
			flushSync();
			expect(state.reading).toBeDefined();
		});
	await settled();
	return { state, show };
}
const sorted = (indices: Iterable<number>) => [...indices].sort((one, other) => one - other);

describe('what is chosen of an SD-JWT', () => {
	it('is all of it at first, and follows nesting in both directions', async () => {
		const { state } = await setup(recursive);
		const outer = state.reading!.disclosures.find(({ name }) => name === 'address')!.index;
		const [inner] = state.reading!.disclosures.filter(({ parent }) => parent === outer);
		expect(state.chosen.size).toBe(5);
		expect(state.presentation?.text).toBe(recursive);
		state.tick(outer, false);
		expect(state.chosen.size).toBe(0);
		state.tick(inner!.index, true);
		expect(state.presentation?.added).toEqual([outer]);
		expect(sorted(state.presentation!.disclosures)).toEqual(sorted([outer, inner!.index]));
		expect(JSON.parse(state.seen!)).toMatchObject({
			address: { [inner!.name!]: expect.anything() as unknown },
		});
		state.chooseAll();
		expect(state.presentation?.text).toBe(recursive);
	});

	it('belongs to its token: another begins with all of its own, and the first still has what was chosen', async () => {
		const { state, show } = await setup(recursive);
		state.choose(new Set());
		await show(vector('main example, issuance'));
		expect(state.chosen.size).toBe(10);
		await show(recursive);
		expect(state.chosen.size).toBe(0);
	});

	it('is never what does not belong to the token', async () => {
		const { state } = await setup(`${recursive}WyJhIiwiYiIsMV0~`);
		expect(state.reading?.valid).toBe(false);
		expect(state.chosen.size).toBe(5);
		state.tick(5, true);
		expect(state.presentation?.text).toBe(recursive);
	});
});

it('the holder’s binding of a JSON Serialization is read from its header', async () => {
	const { state } = await setup(vector('json_serialization_general presentation'));
	await vi.waitFor(() => {
		flushSync();
		expect(state.checks.current?.find(({ id }) => id === 'signature')?.state).toBe('passed');
		expect(state.holder.current?.ok).toBe(true);
	});
});
