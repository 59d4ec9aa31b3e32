import { describe, expect, it } from 'vitest';
import type { KeyFetchFailure } from '#lib/state/key-fetch.svelte.ts';
import { describeKeyFetchFailure } from './describe-key-fetch.ts';

const failure = (more: Partial<KeyFetchFailure>): KeyFetchFailure => ({
	at: 'failed',
	code: 'status',
	host: 'login.example.com',
	url: 'https://login.example.com/keys',
	status: undefined,
	metadata: false,
	found: undefined,
	...more,
});

describe('why there are no keys', () => {
	it.each([
		[404, 'login.example.com answered 404: there is nothing at this address.'],
		[401, 'login.example.com answered 401: it does not let everybody see this.'],
		[503, 'login.example.com answered 503: it is in trouble.'],
		[418, 'login.example.com answered 418.'],
	])('%d', (status, sentence) => expect(describeKeyFetchFailure(failure({ status }))).toBe(sentence));

	it('names both reasons that a browser does not tell apart', () => {
		const sentence = describeKeyFetchFailure(failure({ code: 'unreachable' }));
		expect(sentence).toMatch(/cannot be reached.*\(CORS\).*do not tell which/);
	});

	it('keeps what a server says on one line and short', () => {
		const found = `https://a.example/\u202E\n${'x'.repeat(3000)}`;
		for (const code of ['issuer-differs', 'bad-jwks-uri'] as const) {
			const sentence = describeKeyFetchFailure(failure({ code, found }));
			expect(sentence).not.toMatch(/\p{C}/u);
			expect(sentence.length).toBeLessThan(300);
		}
	});
});
