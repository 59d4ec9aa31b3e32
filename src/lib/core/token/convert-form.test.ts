import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../../../../tests/vectors/jws-forms.json' with { type: 'json' };
import jwe from '../../../../tests/vectors/jwe.json' with { type: 'json' };
import { convertForm } from './convert-form.ts';
import { readToken } from './read-token.ts';

const textOf = (text: string, to: Parameters<typeof convertForm>[1]) => {
	const converted = convertForm(readToken(text), to);
	return converted.ok ? converted.text : converted.fault;
};
const compactJwe = jwe.map(({ input }) => input).find((input) => typeof input === 'string')!;

describe('a token in another serialization', () => {
	const signed = 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.YWFh';
	it.each([
		['a JWS', signed],
		['a detached JWS', 'eyJhbGciOiJIUzI1NiJ9..YWFh'],
		['a JWE', compactJwe],
		['an SD-JWT', `${signed}~ZGlzY2xvc2Vk~`],
		['an SD-JWT with key binding', `${signed}~ZGlzY2xvc2Vk~${signed}`],
	])('comes back as it was: %s', (_, text) => {
		const flattened = textOf(text, 'flattened');
		const general = textOf(flattened, 'general');
		expect(readToken(flattened)).toMatchObject({ serialization: 'flattened', kind: readToken(text).kind });
		expect(readToken(general)).toMatchObject({ serialization: 'general', form: { count: 1 } });
		expect(textOf(general, 'flattened')).toBe(flattened);
		expect(textOf(flattened, 'compact')).toBe(text);
		expect(textOf(general, 'compact')).toBe(text);
		expect(textOf(text, 'general')).toBe(general);
	});

	it('is refused where it would lose something', () => {
		const several = vectors.find(({ title }) => title.includes('EC signature'))!;
		expect(textOf(several.text, 'compact')).toBe('several');
		expect(textOf(several.text, 'flattened')).toBe('several');
		expect(textOf('{"payload":"e30","header":{"alg":"HS256"},"signature":"YWFh"}', 'compact')).toBe(
			'no-protected-header',
		);
		const header = '"protected":"eyJhbGciOiJIUzI1NiJ9"';
		expect(textOf(`{"payload":"e30",${header},"header":{"kid":"a"},"signature":"YWFh"}`, 'compact')).toBe(
			'unprotected-members',
		);
		const unencoded = 'eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19';
		expect(textOf(`{"payload":"$.02","protected":"${unencoded}","signature":"YWFh"}`, 'compact')).toBe(
			'unencoded-dot',
		);
		expect(textOf('no token', 'general')).toBe('not-a-token');
	});

	it('keeps the exact text of members that it knows nothing of', () => {
		const text =
			'{"payload":"e30","protected":"e30","header":{"n":9007199254740993,"b":1.0,"2":0},"signature":"YWFh"}';
		expect(textOf(text, 'general').replace(/\s/g, '')).toContain('{"n":9007199254740993,"b":1.0,"2":0}');
	});

	it('is never an exception', () => {
		fc.assert(
			fc.property(fc.string(), fc.constantFrom('compact', 'flattened', 'general'), (text, to) => {
				expect(typeof textOf(text, to)).toBe('string');
				expect(typeof textOf(`{"payload":${JSON.stringify(text)},"signature":1}`, to)).toBe('string');
			}),
		);
	});
});
