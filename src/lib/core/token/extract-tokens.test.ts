import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { extractTokens } from './extract-tokens.ts';

const part = (text: string) => encodeBase64url(encodeUtf8(text));
const payload = part(JSON.stringify({ iss: 'https://auth.example.com', sub: 'user_184f', exp: 1795442700 }));
const one = `${part('{"alg":"HS256","typ":"JWT"}')}.${payload}.${'s'.repeat(42)}A`;
const two = `${part('{"alg":"ES256","kid":"2"}')}.${payload}.${'t'.repeat(85)}A`;
const jwe = `${part('{"alg":"dir","enc":"A128GCM"}')}..aXY.Y2lwaGVy.dGFn`;

/** As mail programs and PEM-like dumps wrap text. */
const wrap = (text: string, width: number, indent = '') =>
	(text.match(new RegExp(`.{1,${String(width)}}`, 'g')) ?? []).join(`\n${indent}`);

describe('finding tokens in text', () => {
	it.each([
		['alone', one, 'nothing', undefined],
		['space around', `\n  ${one} \n`, 'white-space', undefined],
		['quoted', `"${one}"`, 'quotes', undefined],
		['Bearer', `Bearer ${one}`, 'bearer', undefined],
		['header line', `Authorization: Bearer ${one}`, 'authorization-header', undefined],
		['cookie', `Cookie: theme=dark; session=${one}; x=1`, 'cookie', 'session'],
		['set-cookie', `Set-Cookie: __Host-id=${one}; HttpOnly; Secure`, 'set-cookie', '__Host-id'],
		['curl', `curl -s https://api.example.com \\\n  -H 'Authorization: Bearer ${one}'`, 'curl', undefined],
		['json', `{"access_token":"${one}","expires_in":900}`, 'json', 'access_token'],
		['escaped json', `{\\"id_token\\": \\"${one}\\"}`, 'text', 'id_token'],
		[
			'fragment',
			`https://app.example.com/cb#access_token=${one}&token_type=bearer`,
			'url-fragment',
			'access_token',
		],
		['query', `https://app.example.com/cb?code=1&token=${one}`, 'url-query', 'token'],
		['log', `2026-11-23T10:00:00Z WARN rejected token=${one} path=/orders`, 'text', 'token'],
	])('%s', (_, text, surroundings, name) => {
		const found = extractTokens(text);
		expect(found.map(({ token }) => token)).toEqual([one]);
		expect(found[0]).toMatchObject({ surroundings, name, wrapped: false });
		expect(text.slice(found[0]!.range.from, found[0]!.range.to)).toBe(one);
	});

	it('finds each of several', () => {
		const json = `{"access_token":"${one}","id_token":"${two}","refresh_token":"${jwe}"}`;
		expect(extractTokens(json).map(({ token, name }) => [name, token])).toEqual([
			['access_token', one],
			['id_token', two],
			['refresh_token', jwe],
		]);
		expect(extractTokens(`${one}\n${two}\n`).map(({ token }) => token)).toEqual([one, two]);
	});

	it.each([64, 76, 100])('puts together what was wrapped at %i columns', (width) => {
		for (const text of [
			wrap(one, width),
			`Bearer ${wrap(two, width, '    ')}\r\n`,
			`> ${wrap(one, width, '> ')}`,
		]) {
			const [found, ...more] = extractTokens(text);
			expect(more).toEqual([]);
			expect([one, two]).toContain(found?.token);
			expect(found?.wrapped).toBe(true);
		}
	});

	const [header, , signature] = one.split('.') as [string, string, string];
	it.each([
		['before the last dot', `${header}.${payload} .${signature}`],
		['after the first dot', `${header}. ${payload}.${signature}`],
		['on both sides of the dots', `${header} . ${payload} . ${signature}`],
		['inside the payload', `${header}.${payload.slice(0, 20)} ${payload.slice(20)}.${signature}`],
		['inside the signature', `${header}.${payload}.${signature.slice(0, 9)}\t${signature.slice(9)}`],
		['in a header line', `Authorization: Bearer ${header}.${payload} .${signature}`],
	])('closes gaps %s', (_, text) => {
		const [found, ...more] = extractTokens(text);
		expect(more).toEqual([]);
		expect(found).toMatchObject({ token: one, wrapped: true });
	});

	it.each([
		['a whole token and words', `${one} hello there`, one],
		['an unsecured token and a sentence', `${part('{"alg":"none"}')}.${payload}. And then`, undefined],
		['two parts in a sentence', `see ${header}.${payload} in the log`, `${header}.${payload}`],
	])('closes no gap between %s', (_, text, token) => {
		expect(extractTokens(text)[0]?.token).toBe(token ?? text.split(' ')[0]);
	});

	it('does not swallow the line after a whole token', () => {
		expect(extractTokens(`token: ${one}\ndone`)[0]?.token).toBe(one);
		expect(extractTokens(`token: ${two}\nabcdefghijklmnopqrstuvwxyz`)[0]?.token).toBe(two);
	});

	it.each([`${one}=`, `${one.slice(0, -3)}+/a`, `${one}.extra`, one.slice(0, 50), `ey*${one.slice(2)}`])(
		'takes an odd word as it stands: %#',
		(text) => {
			expect(extractTokens(text).map(({ token }) => token)).toEqual([text]);
		},
	);

	it.each(['', 'hello', 'www.example.com', 'version 1.2.3', 'v4.public.eyJkYXRhIjoi', 'eyes.on.you', '..'])(
		'finds none in %j',
		(text) => {
			expect(extractTokens(text)).toEqual([]);
		},
	);

	it('takes a signature that begins as a domain does', () => {
		const odd = `${part('{"alg":"HS256"}')}.${payload}.com${'s'.repeat(39)}A`;
		expect(extractTokens(`see ${odd} there`)[0]?.token).toBe(odd);
	});

	it('is total, and finds only what stands in the text', () => {
		const piece = fc.constantFrom(
			one,
			two,
			jwe,
			'Bearer ',
			'\n',
			'"',
			' ',
			'Cookie: a=',
			';',
			'{',
			'ey',
			'.',
			'~',
			'=',
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
				const text = pieces.join('');
				for (const { token, range } of extractTokens(text)) {
					const stood = text.slice(range.from, range.to);
					expect(stood.replace(/[\s>\\]/g, '')).toBe(token.replace(/\\/g, ''));
				}
			}),
			{ numRuns: 3000 },
		);
	});
});
