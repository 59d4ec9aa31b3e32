import { describe, expect, it } from 'vitest';
import { normalUri } from './normal-uri.ts';

describe('one URI in several writings (RFC 3986 §6.2.2, §6.2.3)', () => {
	it.each([
		['https://server.example.com/token', 'https://server.example.com/token'],
		['HTTPS://Server.Example.COM/token', 'https://server.example.com/token'],
		['https://server.example.com:443/token', 'https://server.example.com/token'],
		['https://server.example.com:/token', 'https://server.example.com/token'],
		['http://server.example.com:80/token', 'http://server.example.com/token'],
		['https://server.example.com:8443/token', 'https://server.example.com:8443/token'],
		['https://server.example.com', 'https://server.example.com/'],
		['https://server.example.com?a=1', 'https://server.example.com/'],
		['https://server.example.com/a?b=1#c', 'https://server.example.com/a'],
		['https://server.example.com/a/./b/../c', 'https://server.example.com/a/c'],
		['https://server.example.com/a/b/..', 'https://server.example.com/a/'],
		['https://server.example.com/../../a', 'https://server.example.com/a'],
		['https://server.example.com/%7euser/%c3%a9', 'https://server.example.com/~user/%C3%A9'],
		['https://server.example.com/%2E%2E/a', 'https://server.example.com/a'],
		['https://server.example.com/a%2fb', 'https://server.example.com/a%2Fb'],
		['https://[2001:DB8::1]:443/a', 'https://[2001:db8::1]/a'],
		['https://User@Server.example.com/a', 'https://User@server.example.com/a'],
		['https://server.example.com//a', 'https://server.example.com//a'],
	])('%s', (text, normal) => {
		expect(normalUri(text)).toBe(normal);
		expect(normalUri(normal)).toBe(normal);
	});

	it.each(['', '/token', 'server.example.com/token', 'https:/token', 'https://', 'https:///a', 'urn:a:b'])(
		'%j is no absolute URI with a host',
		(text) => expect(normalUri(text)).toBeUndefined(),
	);

	it.each([
		'https://a.example/b c',
		'https://a.example/é',
		'https://a.example\\b',
		'https://a.example/%zz',
		'https://a.example/\n',
	])('%j holds what no URI may hold', (text) => expect(normalUri(text)).toBeUndefined());

	it('takes time that grows with the length alone', () => {
		const before = performance.now();
		normalUri(`https://a.example/${'../%2e'.repeat(100_000)}`);
		normalUri(`https://${'@'.repeat(500_000)}`);
		expect(performance.now() - before).toBeLessThan(1000);
	});
});
