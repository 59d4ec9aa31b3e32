import { describe, expect, it } from 'vitest';
import type { DpopCheck } from '#lib/core/jose/dpop-check.ts';
import { tokenHashClaims } from '#lib/core/jose/token-hashes.ts';
import { describeDpopCheck, describeTokenHashCheck } from './describe-bound-token.ts';

const dpop = (code: DpopCheck['code'], detail: DpopCheck['detail'] = {}) =>
	describeDpopCheck({ id: 'htu', state: 'failed', code, detail, reference: '' });

describe('what is said of a DPoP proof', () => {
	it('names what is there and what should be', () => {
		expect(dpop('method-other-case', { found: 'post', expected: 'POST' })).toBe(
			'It is for “post”, and the method is “POST”: upper and lower case count',
		);
		expect(dpop('fresh', { age: -5, maximum: 300 })).toBe(
			'Made 5 s from now, within the 5 min that clocks may differ',
		);
	});

	it('keeps hostile values on one line and short', () => {
		const sentence = dpop('target-not-a-uri', { found: `a\n\u202Eb${'c'.repeat(5000)}` });
		expect(sentence).not.toMatch(/[\p{C}\n]/u);
		expect(sentence.length).toBeLessThan(120);
	});
});

describe('what is said of an ID token’s hashes', () => {
	it.each(tokenHashClaims)('$id', ({ id, reference }) => {
		const check = {
			id,
			state: 'failed',
			code: 'hash-differs',
			detail: { expected: 'x', found: 'y' },
			reference,
		} as const;
		expect(describeTokenHashCheck(check)).toMatch(
			new RegExp(`^${id} is the hash of something else than the [a-z ]+$`),
		);
	});
});
