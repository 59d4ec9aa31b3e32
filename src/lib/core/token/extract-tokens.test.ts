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

	it.each([`Bearer%20${one}`, `session=%22${one}%22; a=b`, `https://x.example/?auth=Bearer%20${one}&y=1`])(
		'finds one behind an encoded character: %#',
		(text) => {
			expect(extractTokens(text).map(({ token }) => token)).toEqual([one]);
		},
	);

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

	const headed = (header: string, rest: string) => `${part(header)}.${rest}`;
	const signed = (alg: string, length: number) =>
		headed(`{"alg":"${alg}"}`, `${payload}.${'s'.repeat(length)}`);
	const encrypted = (enc: string, tag: number) =>
		headed(`{"alg":"dir","enc":"${enc}"}`, `.${'i'.repeat(16)}.${'c'.repeat(60)}.${'t'.repeat(tag)}`);
	const disclosed = `${two}~${part('["salt","given_name","Ada"]')}~${part('["salt","age",36]')}~`;
	const bound = `${disclosed}${headed('{"alg":"ES256","typ":"kb+jwt"}', `${payload}.${'k'.repeat(86)}`)}`;
	const whole: [string, string][] = [
		['unsecured', signed('none', 0)],
		['with a forger’s none', signed('None', 0)],
		['of 1536 bits', signed('RS256', 256)],
		['of 2048 bits', signed('PS256', 342)],
		['Ed448', signed('EdDSA', 152)],
		['Ed25519', signed('EdDSA', 86)],
		['of an unknown algorithm', signed('X', 50)],
		['longer than its algorithm’s', signed('HS256', 50)],
		['A256GCM', encrypted('A256GCM', 22)],
		['A128CBC-HS256', encrypted('A128CBC-HS256', 22)],
		['A192CBC-HS384', encrypted('A192CBC-HS384', 32)],
		['A256CBC-HS512', encrypted('A256CBC-HS512', 43)],
		['of an unknown encryption', encrypted('X', 30)],
		['SD-JWT', disclosed],
		['SD-JWT with key binding', bound],
	];
	it.each(whole)('swallows no line after a whole token: %s', (_, token) => {
		for (const after of ['done', 'OK', 'Thanks.', 'abcdefghijklmnopqrstuvwxyz', 'www.example.com'])
			expect(extractTokens(`Bearer ${token}\n${after}`)[0]?.token).toBe(token);
	});

	it.each(whole)('puts together at any width, and ends where the token does: %s', (name, token) => {
		for (const width of [60, 64, 70, 72, 74, 76, 78, 80, 92, 100, 114]) {
			const lines = wrap(token, width).split('\n');
			// Two lines are no pattern, and where the last is full nothing shows that an unknown signature ends with it.
			if (lines.length < 3 || (lines.at(-1)!.length === width && / an unknown|longer/.test(name))) continue;
			for (const [text, after] of [
				[wrap(token, width), ''],
				[`Bearer ${wrap(token, width, '    ')}`, '\r\n'],
				[`> ${wrap(token, width, '> ')}`, '\n'],
				[wrap(token, width).replaceAll('\n', '\r\n'), '\r\ndone\r\n'],
				[wrap(token, width), '\nhello\n'],
				[wrap(token, width), '.\nThanks'],
			] as const) {
				const found = extractTokens(text + after);
				expect(
					found.map((each) => each.token),
					text + after,
				).toEqual([token]);
				expect(found[0]?.range.to).toBe(text.length);
			}
		}
	});

	it.each([
		['a full stop', `Your token is ${one}. Thanks`, one],
		['a full stop at the end', `Your token is ${one}.`, one],
		['a full stop and a line', `Your token is ${one}.\nThanks`, one],
		['three dots', `Your token is ${one}... Thanks`, one],
		['a full stop behind a JWE', `It is ${jwe}. Thanks`, jwe],
		['a full stop behind an SD-JWT', `It is ${disclosed}. Thanks`, disclosed],
		['a full stop behind key binding', `It is ${bound}.\nThanks`, bound],
		['a full stop behind a last dot', `It is ${signed('none', 0)}. Thanks`, signed('none', 0)],
		['what was left out', `It is ${header}.${payload}... in short`, `${header}.${payload}`],
		['the rest of a sentence', `It is ${signed('none', 0)} in full`, signed('none', 0)],
	])('ends a token before %s', (_, text, token) => {
		const found = extractTokens(text);
		expect(found.map((each) => each.token)).toEqual([token]);
		expect(text.slice(found[0]!.range.from, found[0]!.range.to)).toBe(token);
	});

	it('takes the first characters of a token for none', () => {
		expect(extractTokens(`got ${header}... from it`)).toEqual([]);
	});

	it('finds a header that begins with much white space', () => {
		const wide = headed(`{${' '.repeat(500)}"alg":"HS256"}`, `${payload}.${'s'.repeat(43)}`);
		expect(extractTokens(`see ${wide} there`)[0]?.token).toBe(wide);
		expect(extractTokens(wide)[0]?.token).toBe(wide);
	});

	it('follows a line however long it is', () => {
		const long = headed('{"alg":"HS256"}', `${'p'.repeat(90_000)}.${'s'.repeat(43)}`);
		const text = `Bearer ${long.slice(0, 50_000)}\n${long.slice(50_000)}\nand more`;
		expect(extractTokens(text)[0]?.token).toBe(long);
	});

	it.each([
		[
			'a token of 1 MB in many lines',
			`> ${wrap(headed('{"alg":"HS256"}', `${'p'.repeat(1_000_000)}.${'s'.repeat(43)}`), 64, '> ')}`,
		],
		['an SD-JWT of 1 MB in many lines', `> ${wrap(`${two}${'~abc'.repeat(250_000)}~`, 64, '> ')}`],
		['blank lines', `a${'\n'.repeat(50_000)}${one} x`],
		['quotes', `${'"'.repeat(50_000)}${one} x`],
		['spaces behind a line', `Bearer ${header}.${payload}\nabc${' '.repeat(50_000)}x`],
		['dots', `Bearer ${header}.${payload}\n${'.'.repeat(50_000)}x${'.'.repeat(50_000)}`],
		['beginnings of tokens', 'eyJhbGciOi... '.repeat(20_000)],
		['200 tokens in 1 MB', `${one} ${'x'.repeat(5000)}\n`.repeat(200)],
	])('reads in a moment: %s', (_, text) => {
		const start = performance.now();
		extractTokens(text);
		expect(performance.now() - start).toBeLessThan(1000);
	});

	it.each([`${one}=`, `${one.slice(0, -3)}+/a`, `${one}.extra`, one.slice(0, 50), `ey*${one.slice(2)}`])(
		'takes an odd word as it stands: %#',
		(text) => {
			expect(extractTokens(text).map(({ token }) => token)).toEqual([text]);
		},
	);

	it.each([
		'',
		'hello',
		'www.example.com',
		'version 1.2.3',
		'v4.public.eyJkYXRhIjoi',
		'eyes.on.you',
		'..',
		'ey.com',
		'see https://ey.com/jwks',
		'<script src="e3.min.js">',
		'{"kid":"ey.prod.1","next":"ew.prod.2"}',
	])('finds none in %j', (text) => {
		expect(extractTokens(text)).toEqual([]);
	});

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
