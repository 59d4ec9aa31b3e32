import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '../../encoding/base64url.ts';
import { encodeUtf8 } from '../../encoding/utf8.ts';
import { isHar, scanHar } from './scan-har.ts';
import { scanLines } from './scan-lines.ts';
import { TokenCollection } from './token-collection.ts';
import type { PlacedToken } from './token-place.ts';

const part = (text: string) => encodeBase64url(encodeUtf8(text));
const tokenOf = (subject: number | string) =>
	`${part('{"alg":"HS256","typ":"JWT"}')}.${part(`{"sub":"${subject}"}`)}.${'s'.repeat(42)}A`;
const one = tokenOf('ada');
const two = tokenOf('grace');
const base64 = (text: string) => Buffer.from(text).toString('base64');

const all = (steps: Iterable<PlacedToken | undefined>) => [...steps].filter((found) => found !== undefined);
const collect = (steps: Iterable<PlacedToken | undefined>) => {
	const collection = new TokenCollection();
	for (const found of all(steps)) collection.add(found);
	return collection;
};

interface Exchange {
	readonly request?: object;
	readonly response?: object;
	readonly more?: object;
}
const har = (...exchanges: Exchange[]) =>
	JSON.stringify({
		log: {
			version: '1.2',
			creator: { name: 'Test', version: '1' },
			pages: [{ title: 'a page', id: 'page_1' }],
			entries: exchanges.map(({ request, response, more }, index) => ({
				request: {
					headers: [],
					queryString: [],
					cookies: [],
					...request,
					// Behind what it names, as JSON allows.
					method: 'GET',
					url: `https://api.example.com/orders/${index + 1}?page=2`,
					...(request && 'url' in request ? { url: request.url } : {}),
				},
				response: { status: 200, headers: [], cookies: [], ...response },
				startedDateTime: '2026-11-23T10:00:00.000Z',
				...more,
			})),
		},
	});

describe('a HAR', () => {
	it.each<[string, Exchange, string, string | undefined]>([
		[
			'header',
			{ request: { headers: [{ name: 'Authorization', value: `Bearer ${one}` }] } },
			'request-header',
			'Authorization',
		],
		[
			'header whose name comes last',
			{ request: { headers: [{ value: `Bearer ${one}`, name: 'X-Auth' }] } },
			'request-header',
			'X-Auth',
		],
		[
			'cookie told twice',
			{
				request: {
					headers: [{ name: 'Cookie', value: `theme=dark; session=${one}` }],
					cookies: [{ name: 'session', value: one }],
				},
			},
			'request-cookie',
			'session',
		],
		[
			'query told twice',
			{ request: { url: `https://a.example/cb?token=${one}`, queryString: [{ name: 'token', value: one }] } },
			'address',
			'token',
		],
		[
			'form told twice',
			{
				request: {
					postData: {
						mimeType: 'x',
						text: `a=1&assertion=${one}`,
						params: [{ name: 'assertion', value: one }],
					},
				},
			},
			'request-body',
			'assertion',
		],
		[
			'JSON body',
			{ response: { content: { mimeType: 'application/json', text: `{\n"access_token": "${one}"}` } } },
			'response-body',
			'access_token',
		],
		[
			'body whose line begins with it',
			{ response: { content: { mimeType: 'text/plain', text: `first\n${one}\nlast` } } },
			'response-body',
			undefined,
		],
		[
			'base64 body',
			{
				response: {
					content: {
						text: base64(`{"id_token":"${one}","name":"Zoë"}`),
						encoding: 'base64',
						mimeType: 'application/json',
					},
				},
			},
			'response-body',
			'id_token',
		],
		[
			'Set-Cookie',
			{ response: { headers: [{ name: 'set-cookie', value: `__Host-id=${one}; Secure` }] } },
			'response-cookie',
			'__Host-id',
		],
		[
			'redirect told twice',
			{
				response: {
					headers: [{ name: 'Location', value: `https://a.example/cb#id_token=${one}` }],
					redirectURL: `https://a.example/cb#id_token=${one}`,
				},
			},
			'redirect',
			'id_token',
		],
		[
			'message',
			{ more: { _webSocketMessages: [{ type: 'send', data: `{"auth":"${one}"}` }] } },
			'message',
			'auth',
		],
	])('finds the token of a %s once, and where it stands', (_, exchange, part, name) => {
		const text = har({}, exchange);
		expect(isHar(text)).toBe(true);
		const found = all(scanHar(text));
		expect(found.map(({ token }) => token)).toEqual([one]);
		expect(found[0]!.place).toMatchObject({
			kind: 'har',
			entry: 2,
			method: 'GET',
			part,
			name,
			time: '2026-11-23T10:00:00.000Z',
			address: exchange.request && 'url' in exchange.request ? 'a.example/cb' : 'api.example.com/orders/2',
		});
	});

	it('leaves pictures alone, and finds what belongs to no exchange', () => {
		const picture = { content: { text: base64(one), encoding: 'base64', mimeType: 'image/png' } };
		expect(all(scanHar(har({ response: picture })))).toEqual([]);
		const text = har({}).replace('"a page"', `"${one}"`);
		expect(all(scanHar(text))).toMatchObject([{ token: one, place: { entry: 0, part: 'elsewhere' } }]);
	});

	it('counts a token of hundreds of exchanges, with its first and last', () => {
		const bearer = (token: string) => ({
			request: { headers: [{ name: 'Authorization', value: `Bearer ${token}` }] },
		});
		const collection = collect(
			scanHar(har(...Array.from({ length: 300 }, (_, index) => bearer(index === 7 ? two : one)))),
		);
		expect(collection.found).toBe(300);
		expect(collection.tokens()).toMatchObject([
			{ token: one, count: 299, first: { entry: 1 }, last: { entry: 300 } },
			{ token: two, count: 1, first: { entry: 8 } },
		]);
	});

	it('gives of one that breaks off what stands before that, and never throws', () => {
		const text = har({ request: { headers: [{ name: 'Authorization', value: `Bearer ${one}` }] } }, {});
		for (let length = 0; length < text.length; length += 7) {
			const found = all(scanHar(text.slice(0, length)));
			expect(found.every(({ token }) => one.startsWith(token))).toBe(true);
		}
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('{', '}', '[', ']', '"', '\\', ':', ',', one, '"log"', '"entries"')),
				(pieces) => {
					all(scanHar(pieces.join('')));
				},
			),
		);
	});

	it.each(['{"log": {"version": "1.2", "entries": []}}', '\n{ "log" : { "entries" : [ ] } }'])(
		'is told: %s',
		(text) => {
			expect(isHar(text)).toBe(true);
		},
	);
	it.each(['{"log":"a line"}', '[{"log":{"entries":[]}}]', '', `{"access_token":"${one}"}`])(
		'is none: %s',
		(text) => {
			expect(isHar(text)).toBe(false);
		},
	);
});

describe('a text of lines', () => {
	it.each([
		['2026-11-23T10:00:00Z WARN token=', '2026-11-23T10:00:00Z'],
		['[2026-11-23 10:00:00,123] auth ', '2026-11-23 10:00:00,123'],
		['2026/11/23 10:00:00 [error] ', '2026/11/23 10:00:00'],
		['Nov 23 10:00:00 host app: ', 'Nov 23 10:00:00'],
		['10.0.0.1 - ada [23/Nov/2026:10:00:00 +0000] "GET /?t=', '23/Nov/2026:10:00:00 +0000'],
		['{"ts":"2026-11-23T10:00:00Z","token":"', '2026-11-23T10:00:00Z'],
		['1795442700 ', '1795442700'],
		['no time at all: ', undefined],
		['', undefined],
	])('tells line and time of %j', (before, time) => {
		const found = all(scanLines(`first\r\n\r\n${before}${one}"\r\nlast ${two}`));
		expect(found).toMatchObject([
			{ token: one, place: { kind: 'line', line: 3, time } },
			{ token: two, place: { line: 4 } },
		]);
	});

	it('finds the cells of CSV and the items of JSON', () => {
		expect(collect(scanLines(`id,token\r\n1,"${one}"\r\n2,${two}\r\n`)).tokens()).toHaveLength(2);
		expect(collect(scanLines(JSON.stringify([one, two, one]))).tokens()).toMatchObject([
			{ count: 2 },
			{ count: 1 },
		]);
	});
});

const noise = fc.constantFrom(
	'',
	'INFO started',
	'eyes on you',
	'{"a":1}',
	'x'.repeat(300),
	'ey.com',
	'"quoted"',
	' '.repeat(40),
);

describe('every token that is put into a text', () => {
	it('is found exactly as often as it stands in a log', () => {
		const line = fc.record({ subject: fc.nat(9), before: noise, after: noise });
		fc.assert(
			fc.property(fc.array(line, { maxLength: 60 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
				const text = lines
					.map(({ subject, before, after }) => `${before} ${tokenOf(subject)} ${after}`)
					.join(end);
				const { found } = collect(scanLines(text));
				expect(found).toBe(lines.length);
				const places = all(scanLines(text));
				expect(places.map(({ token, place }) => [token, place.kind === 'line' && place.line])).toEqual(
					lines.map(({ subject }, index) => [tokenOf(subject), index + 1]),
				);
			}),
		);
	});

	it('is found exactly as often as it stands in a HAR, whatever else does', () => {
		const wraps: readonly ((token: string) => Exchange)[] = [
			(token) => ({ request: { headers: [{ name: 'Authorization', value: `Bearer ${token}` }] } }),
			(token) => ({
				request: {
					cookies: [{ value: token, name: 'c' }],
					headers: [{ name: 'cookie', value: `c=${token}` }],
				},
			}),
			(token) => ({ response: { content: { text: `"\\\n${token}\t"`, mimeType: 'text/plain' } } }),
			(token) => ({
				response: { content: { text: base64(`${'é'.repeat(300)} ${token}\n`), encoding: 'base64' } },
			}),
		];
		const exchange = fc.record({ subject: fc.nat(9), wrap: fc.constantFrom(...wraps), note: fc.string() });
		fc.assert(
			fc.property(fc.array(exchange, { maxLength: 30 }), (exchanges) => {
				const text = har(
					...exchanges.map(({ subject, wrap, note }) => ({
						...wrap(tokenOf(subject)),
						more: { comment: note },
					})),
				);
				expect(
					all(scanHar(text)).map(({ token, place }) => [token, place.kind === 'har' && place.entry]),
				).toEqual(exchanges.map(({ subject }, index) => [tokenOf(subject), index + 1]));
			}),
		);
	});

	it('is found in a body of megabytes, wherever its pieces are cut', () => {
		for (const filling of ['word\n', '"\\"', 'x'.repeat(997), `${'y'.repeat(63)}, `]) {
			const text = `${filling.repeat(Math.ceil(600_000 / filling.length))} ${one} ${filling.repeat(500)}`;
			for (const content of [{ text }, { text: base64(text), encoding: 'base64' }]) {
				const found = all(scanHar(har({ response: { content } })));
				expect(found.map(({ token }) => token)).toEqual([one]);
			}
		}
	});
});
