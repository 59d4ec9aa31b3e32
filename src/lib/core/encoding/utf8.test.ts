import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8, encodeUtf8, loneSurrogateAt } from './utf8.ts';

describe('UTF-8', () => {
	it('keeps any text, a byte-order mark included', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				const marked = `\uFEFF${text}`;
				expect(decodeUtf8(encodeUtf8(marked))).toEqual({ text: marked, invalidAt: [] });
			}),
		);
	});

	it('names the first invalid byte exactly where the strict decoder would stop', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
				const [first] = decodeUtf8(bytes).invalidAt;
				const strict = (length: number) => {
					try {
						new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length));
						return true;
					} catch {
						return false;
					}
				};
				if (first === undefined) expect(strict(bytes.length)).toBe(true);
				else {
					expect(strict(first)).toBe(true);
					expect(strict(bytes.length)).toBe(false);
				}
			}),
		);
	});

	it.each([
		[[0x61, 0xc0, 0x80], 1],
		[[0xed, 0xa0, 0x80], 0],
		[[0xf5, 0x80, 0x80, 0x80], 0],
		[[0x61, 0xe2, 0x82], 1],
	])('%j: byte %i', (bytes, at) => {
		expect(decodeUtf8(Uint8Array.from(bytes)).invalidAt[0]).toBe(at);
	});

	it('finds a lone surrogate, and none in a pair', () => {
		expect(loneSurrogateAt('a😀')).toBe(-1);
		expect(loneSurrogateAt('ab\uD83D')).toBe(2);
		expect(loneSurrogateAt('\uDE00')).toBe(0);
	});
});
