import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { deflate, inflate } from './inflate.ts';

describe('inflate', () => {
	it('gives back what was deflated, whatever its length', async () => {
		for (const length of [0, 1, 1000, 100_000, 250_000]) {
			const bytes = new Uint8Array(length).map((_, at) => (at * at) % 251);
			const deflated = await deflate(bytes);
			for (const data of [deflated!, deflateRawSync(bytes)]) {
				const inflated = await inflate(data, 250_000);
				expect(inflated.ok && Buffer.compare(inflated.value, bytes)).toBe(0);
			}
		}
	});

	it('stops at the limit, and one byte before it', async () => {
		const deflated = (await deflate(new Uint8Array(5000)))!;
		expect(await inflate(deflated, 5000)).toMatchObject({ ok: true });
		expect(await inflate(deflated, 4999)).toEqual({ ok: false, why: 'too-large' });
	});

	it('refuses 100 MB within 100 KB at once, and without the memory', async () => {
		const bomb = deflateRawSync(new Uint8Array(100_000_000));
		expect(bomb.length).toBeLessThan(110_000);
		await inflate(bomb, 250_000);
		const before = process.memoryUsage().rss;
		const start = performance.now();
		expect(await inflate(bomb, 250_000)).toEqual({ ok: false, why: 'too-large' });
		// 50 ms on a machine of its own; this one may be shared.
		expect(performance.now() - start).toBeLessThan(250);
		expect(process.memoryUsage().rss - before).toBeLessThan(20_000_000);
	});

	it.each([
		['no DEFLATE', Uint8Array.of(255, 255, 255)],
		['nothing', new Uint8Array()],
		['cut short', deflateRawSync(new Uint8Array(5000).fill(7)).subarray(0, -3)],
	])('tells data that is %s', async (_title, bytes) => {
		expect(await inflate(bytes, 10_000)).toEqual({ ok: false, why: 'not-deflate' });
	});
});
