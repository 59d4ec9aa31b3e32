// Vectors of every algorithm and every type of key beside those of verify.test.ts and read-keys.test.ts: of the RFCs,
// made by OpenSSL, and those of their mutations that must not pass.

import { describe, expect, it } from 'vitest';
import signatures from '../../../../tests/vectors/jws-more.json' with { type: 'json' };
import cases from '../../../../tests/vectors/keys-more.json' with { type: 'json' };
import { readToken } from '../token/read-token.ts';
import { readKeys } from './read-keys.ts';
import { recogniseKeyText } from './recognise-key-text.ts';
import { automaticHint } from './key.ts';
import { verify } from './verify.ts';

describe('signatures', () => {
	it.each(signatures)('$section: $title', async ({ token, key, state, reason }) => {
		const outcome = await verify(readToken(token), await readKeys(key));
		expect(outcome).toMatchObject(reason === undefined ? { state } : { state, reason });
	});
});

describe('keys', () => {
	it.each(cases)('$section: $title', async ({ text, form, keys, problems }) => {
		const started = performance.now();
		const reading = await readKeys(text);
		expect(reading.form).toBe(form);
		expect(reading.keys).toMatchObject(keys);
		expect(reading.keys).toHaveLength(keys.length);
		expect(reading.problems.map(({ code }) => code)).toEqual(problems);
		expect(performance.now() - started).toBeLessThan(1000);
		if (reading.keys.some((key) => key.private))
			expect(recogniseKeyText(text, automaticHint).holdsSecret).toBe(true);
	});
});
