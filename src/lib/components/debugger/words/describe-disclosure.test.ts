import { describe, expect, test } from 'vitest';
import vectors from '../../../../../tests/vectors/sd-jwt.json' with { type: 'json' };
import { sdJwtProblemKinds, type SdJwtProblemCode } from '#lib/core/jose/sd-jwt/sd-jwt-problems.ts';
import { readSdJwt } from '#lib/core/jose/sd-jwt/read-sd-jwt.ts';
import { sdJwtInputOf } from '#lib/core/jose/sd-jwt/sd-jwt-input.ts';
import { verifyKeyBinding } from '#lib/core/jose/sd-jwt/verify-key-binding.ts';
import { readToken } from '#lib/core/token/read-token.ts';
import {
	describeDisclosure,
	describeIssueFault,
	describeKeyBindingCheck,
	describePath,
	describeRefusal,
	describeSdJwtProblem,
	describeUndisclosed,
	describeVcRemark,
} from './describe-disclosure.ts';

const place = { in: 'token', from: 0, to: 0 } as const;
const read = (token: string) => readSdJwt(sdJwtInputOf(readToken(token)));

describe('the sentences about SD-JWTs', () => {
	test.each(Object.keys(sdJwtProblemKinds) as SdJwtProblemCode[])('%s has one', (code) => {
		const detail = { name: 'n', found: 'f', count: 2, limit: 3, first: 0, outer: 1, digest: 'd', length: 1 };
		const sentence = describeSdJwtProblem({
			code,
			place,
			detail: { ...detail, expected: 'element', reason: 'other-members', recommended: 22 },
			disclosure: undefined,
		});
		expect(sentence).toMatch(/^[“A-Z].*\.$/);
		expect(sentence).not.toMatch(/undefined|NaN|[\r\n]|1 characters/);
	});

	test.each([
		[[], 'the top level'],
		[['address', 'locality'], 'address.locality'],
		[['list', 2, 'a b'], 'list[2]["a b"]'],
		[['18'], '["18"]'],
	])('%j is %s', (path, words) => {
		expect(describePath(path)).toBe(words);
	});

	test('a text of a token is told on one line, and short', () => {
		const detail = { name: `a\n\u202e${'x'.repeat(100)}` };
		const told = describeSdJwtProblem({ code: 'disclosure-name-reserved', place, detail, disclosure: 0 });
		expect(told).toBe(`No claim may be named “a ${'x'.repeat(21)}…”.`);
	});

	test.each(vectors.cases.filter(({ token }) => !token.startsWith('{')))(
		'$section, $title: all that is found has words',
		async ({ token }) => {
			const reading = await read(token);
			const checks = await verifyKeyBinding(reading, { now: 2_000_000_000, nonce: 'another' });
			const sentences = [
				...reading.disclosures.map(describeDisclosure),
				...reading.undisclosed.map(describeUndisclosed),
				...checks.map(describeKeyBindingCheck),
			];
			for (const sentence of sentences) {
				expect(sentence).toMatch(/^\S/);
				expect(sentence).not.toMatch(/undefined|NaN/);
			}
		},
	);

	test('what is refused says why', () => {
		expect(describeRefusal({ code: 'never-selective', path: ['iss'] })).toBe(
			'iss is not hidden: an SD-JWT VC must always show it.',
		);
		expect(describeIssueFault('name-reserved')).toMatch(/\.$/);
		const remark = {
			code: 'vc-type-missing',
			detail: { found: '' },
			disclosure: undefined,
			section: '',
		} as const;
		expect(describeVcRemark(remark)).toContain('missing instead of “dc+sd-jwt”');
	});
});
