import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '#lib/core/encoding/base64url.ts';
import { encodeUtf8 } from '#lib/core/encoding/utf8.ts';
import { findings } from '#lib/core/findings/find.ts';
import { automaticHint } from '#lib/core/jose/key.ts';
import { readKeys } from '#lib/core/jose/read-keys.ts';
import { verify } from '#lib/core/jose/verify.ts';
import { arrival } from '#lib/core/samples/arrival.ts';
import { ManyTokens } from './many-tokens.svelte.ts';

const part = (text: string) => encodeBase64url(encodeUtf8(text));
const none = `${part('{"alg":"none"}')}.${part('{"sub":"eve"}')}.`;
const text = `first ${arrival.token}\nthen ${none}\nagain ${arrival.token}\n`;
const listOf = (...texts: readonly string[]) =>
	new ManyTokens(
		texts.map((text, index) => ({ name: `file ${index}`, text })),
		{ find: findings, verify },
	);
const states = (list: ManyTokens) => list.rows.map(({ signature }) => signature?.state);

describe('many tokens', () => {
	it('are found, read, verified and judged', async () => {
		const list = listOf(text);
		await list.run(await readKeys(arrival.keyText, arrival.keyHint), 0);
		expect(list.phase).toBe('done');
		expect(list.counts).toEqual({ found: 3, distinct: 2, leftOut: 0 });
		expect(list.rows).toMatchObject([
			{
				number: 1,
				count: 2,
				first: { line: 1 },
				last: { line: 3 },
				signature: { state: 'verified', tried: [] },
			},
			{ number: 2, count: 1, facts: { alg: 'none', subject: 'eve' }, signature: { state: 'impossible' } },
		]);
		expect(list.rows[1]!.findings.error).toBeGreaterThan(0);
		expect(list.rows[1]!.findings.gravest).toMatch(/\w/);
	});

	it('are checked anew with another key, and no answer outlives its key', async () => {
		const list = listOf(text);
		await list.run(await readKeys(arrival.keyText, arrival.keyHint), 0);
		const running = list.run(undefined, 0);
		expect(states(list)).toEqual([undefined, undefined]);
		await running;
		expect(states(list)).toEqual([undefined, undefined]);
		await list.run(await readKeys('{"kty":"oct","k":"AAAA"}', automaticHint), 0);
		expect(states(list)).toEqual(['impossible', 'impossible']);
	});

	it('stop when told, and go on where they stopped', async () => {
		const keys = await readKeys('', automaticHint);
		const many = Array.from(
			{ length: 3000 },
			(_, index) => `${part('{"alg":"none"}')}.${part(`{"sub":"${index}"}`)}.`,
		);
		const list = listOf(many.join('\n'));
		const running = list.run(keys, 0);
		list.pause();
		await running;
		expect(list.phase).not.toBe('done');
		await list.run(keys, 0);
		expect(list.rows.map(({ facts }) => facts.subject)).toEqual(many.map((_, index) => String(index)));
	});

	it('of several files are told by the file', async () => {
		const list = listOf(text, `x ${none}`);
		await list.run(undefined, 0);
		expect(list.rows[1]).toMatchObject({ count: 2, first: { source: 'file 0' }, last: { source: 'file 1' } });
	});
});
