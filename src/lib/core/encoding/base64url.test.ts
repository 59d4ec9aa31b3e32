import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64url, encodeBase64url } from './base64url.ts';

describe('base64url', () => {
	it('agrees with the platform on any bytes, both ways', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
				const text = Buffer.from(bytes).toString('base64url');
				expect(encodeBase64url(bytes)).toBe(text);
				const decoded = decodeBase64url(text);
				expect(Buffer.from(decoded.bytes).equals(Buffer.from(bytes))).toBe(true);
				expect(decoded.problems).toEqual([]);
			}),
		);
	});

	it('finds no fault exactly in the texts that it writes itself', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...'AZaz09-_+/= \n.é'), maxLength: 12 }), (text) => {
				const { bytes, problems } = decodeBase64url(text);
				expect(problems.length === 0).toBe(encodeBase64url(bytes) === text);
			}),
		);
	});

	it.each([
		['QUJD=', 'base64url-padding', 4, 5],
		['QUJ==', 'base64url-padding', 3, 5],
		['QU JD', 'white-space', 2, 3],
		['QUJD\n', 'white-space', 4, 5],
		['Q*JDR', 'base64url-character', 1, 2],
		['+_-/', 'base64-standard-alphabet', 0, 1],
		['QUJDR', 'base64url-length', 4, 5],
		['QUJDRR', 'base64url-stray-bits', 5, 6],
	])('%s: %s at %i', (text, code, from, to) => {
		expect(decodeBase64url(text).problems).toContainEqual({ code, from, to });
	});

	it('decodes what it can around a fault', () => {
		const { bytes } = decodeBase64url('QU*JD=');
		expect(Buffer.from(bytes).toString()).toBe('ABC');
	});
});
