import { describe, expect, it } from 'vitest';
import { describeExhausted, describeFound, describeListTried, describeProgress } from './describe-guess.ts';

const found = { line: new Uint8Array(), bytes: new Uint8Array(), source: 'list' } as const;
const progress = {
	name: 'rockyou.txt',
	size: 139_921_497,
	done: 12_345_678,
	lines: 1_200_000,
	tried: 3_500_000,
	perSecond: 1_234_567.8,
	left: 47.2,
	seconds: 2.84,
	engine: 'simd',
} as const;

describe('what is said of guessing', () => {
	it.each([
		['secret', 'utf8', 'The secret is a commonly used one, as it stands.'],
		['c2VjcmV0', 'base64', 'The secret is a commonly used one, decoded from base64.'],
		['', 'empty', 'The token is signed with no secret at all: the key is empty.'],
		['', 'newline', 'The token is signed with a line break alone.'],
	] as const)('of the secret "%s" as %s', (secret, spelling, sentence) => {
		expect(describeFound({ ...found, secret, spelling })).toBe(sentence);
	});

	it('names figures that people can read', () => {
		expect(describeListTried(800, { tried: 2911, took: 4.26 })).toBe(
			'None of 800 commonly used secrets made this signature, nor did the empty one: 2,911 keys in 4.3 ms.',
		);
		expect(describeProgress({ at: 'running', ...progress })).toBe(
			'12.3 MB of 139.9 MB · 3,500,000 keys tried · 1,234,568 a second · 48 s left',
		);
		expect(describeProgress({ at: 'paused', ...progress, perSecond: undefined })).toBe(
			'12.3 MB of 139.9 MB · 3,500,000 keys tried',
		);
		expect(describeExhausted({ at: 'not-found', ...progress })).toBe(
			'The secret is not in rockyou.txt: 1,200,000 lines, 3,500,000 keys in 2.8 s, 1,232,394 a second.',
		);
	});
});
