import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jwksUriOf, recogniseFetched } from './fetched-keys.ts';
import { curlCommand, discoveryAddresses, keySetAddress } from './key-set-address.ts';

describe('an address of keys', () => {
	it.each([
		['https://login.example.com/keys', 'login.example.com', 'https'],
		['  https://login.example.com/keys\n', 'login.example.com', 'https'],
		['HTTPS://Login.Example.com:443/keys', 'login.example.com', 'https'],
		['https://login.example.com:8443/keys?tenant=a', 'login.example.com:8443', 'https'],
		['http://localhost:8080/realms/a/certs', 'localhost:8080', 'loopback'],
		['http://127.0.0.1/keys', '127.0.0.1', 'loopback'],
		['https://[2001:db8::1]/keys', '[2001:db8::1]', 'https'],
		// A host that is written as a number is asked, and shown, as the address that it means.
		['https://2130706433/keys', '127.0.0.1', 'https'],
	])('%j', (text, host, kind) => {
		expect(keySetAddress(text)).toMatchObject({ ok: true, host, kind, international: false });
	});

	it.each([
		['', 'empty'],
		['   ', 'empty'],
		['login.example.com', 'no-scheme'],
		['login.example.com:8443/keys', 'no-scheme'],
		['localhost:8080/keys', 'no-scheme'],
		['//login.example.com', 'no-scheme'],
		['/keys', 'no-scheme'],
		['javascript:alert(1)', 'scheme'],
		['JavaScript:alert(1)//https://login.example.com', 'scheme'],
		['java\nscript:alert(1)', 'character'],
		['java\tscript:alert(1)', 'character'],
		['data:text/html,<script>alert(1)</script>', 'scheme'],
		['data:application/json,{"keys":[]}', 'scheme'],
		['file:///etc/passwd', 'scheme'],
		['blob:https://login.example.com/1', 'scheme'],
		['ftp://login.example.com/', 'scheme'],
		['view-source:https://login.example.com/', 'scheme'],
		['wss://login.example.com/', 'scheme'],
		['https:login.example.com', 'not-a-url'],
		['https:/login.example.com', 'not-a-url'],
		['https://', 'not-a-url'],
		['https:///keys', 'not-a-url'],
		['https://a b.example.com/', 'character'],
		['https://login.example.com%00/', 'not-a-url'],
		['https://login.example.com:99999/', 'not-a-url'],
		['https://login.example.com@evil.example/', 'credentials'],
		['https://login.example.com:443@evil.example/', 'credentials'],
		['https://@login.example.com/', 'credentials'],
		['https://login.example.com\\@evil.example/', 'character'],
		['https://login.example.com\\.evil.example/', 'character'],
		['https://login.example.com/\u0000', 'character'],
		['https://login.example.com/\u202Eabc', 'character'],
		['https://login.example\u200B.com/', 'character'],
		['https://login.example.com/#a', 'fragment'],
		['https://login.example.com#', 'fragment'],
		['http://login.example.com/keys', 'insecure'],
		['http://localhost.evil.example/keys', 'insecure'],
		['http://127.0.0.1.evil.example/keys', 'insecure'],
		['http://192.168.0.1/keys', 'insecure'],
		[`https://login.example.com/${'a'.repeat(3000)}`, 'too-long'],
	])('%j is none: %s', (text, code) => {
		expect(keySetAddress(text)).toEqual({ ok: false, code });
	});

	it('shows a lookalike in the letters that are asked', () => {
		expect(keySetAddress('https://lоgin.example.com/')).toMatchObject({
			ok: true,
			host: 'xn--lgin-55d.example.com',
			international: true,
		});
		// A fullwidth full stop is one to the browser.
		expect(keySetAddress('https://login．example.com/')).toMatchObject({ host: 'login.example.com' });
	});

	it('is, of any text, one of https or of this computer', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.webUrl({ withFragments: true })),
				(text) => {
					const read = keySetAddress(text);
					if (!read.ok) return;
					const { protocol, hostname, username, password, hash, host } = new URL(read.url);
					expect([host, username, password, hash]).toEqual([read.host, '', '', '']);
					expect(protocol === 'https:' || ['localhost', '127.0.0.1'].includes(hostname)).toBe(true);
				},
			),
		);
	});
});

describe('where an issuer’s metadata stands', () => {
	it.each([
		[
			'https://login.example.com',
			[
				'https://login.example.com/.well-known/openid-configuration',
				'https://login.example.com/.well-known/oauth-authorization-server',
			],
		],
		[
			'https://login.example.com/realms/a/',
			[
				'https://login.example.com/realms/a/.well-known/openid-configuration',
				'https://login.example.com/.well-known/oauth-authorization-server/realms/a',
				'https://login.example.com/.well-known/openid-configuration/realms/a',
			],
		],
	])('%s', (issuer, urls) => {
		expect(discoveryAddresses(issuer)).toMatchObject({ ok: true, issuer, urls });
	});

	it('is not told of an issuer with a query, nor of what is no address', () => {
		expect(discoveryAddresses('https://login.example.com/?a=b')).toEqual({ ok: false, code: 'query' });
		expect(discoveryAddresses('joe')).toEqual({ ok: false, code: 'no-scheme' });
	});
});

describe('an issuer’s metadata', () => {
	const issuer = 'https://login.example.com';
	const metadata = (more: object = {}) =>
		JSON.stringify({ issuer, jwks_uri: 'https://login.example.com/keys', ...more });

	it('leads to its keys', () => {
		expect(jwksUriOf(metadata(), issuer)).toMatchObject({
			ok: true,
			address: { url: 'https://login.example.com/keys' },
			elsewhere: false,
			issuerMissing: false,
		});
	});

	it('leads to another host only as such', () => {
		const google = metadata({ jwks_uri: 'https://www.example.net/certs' });
		expect(jwksUriOf(google, issuer)).toMatchObject({ ok: true, elsewhere: true });
		const port = metadata({ jwks_uri: 'https://login.example.com:8443/certs' });
		expect(jwksUriOf(port, issuer)).toMatchObject({ ok: true, elsewhere: true });
		expect(jwksUriOf(metadata(), undefined)).toMatchObject({ ok: true, elsewhere: true });
	});

	it.each([
		[{ issuer: `${issuer}/` }, { code: 'issuer-differs', found: `${issuer}/` }],
		[{ issuer: 'https://evil.example' }, { code: 'issuer-differs' }],
		[{ issuer: 1 }, { code: 'issuer-differs' }],
		[{ jwks_uri: undefined }, { code: 'no-jwks-uri' }],
		[{ jwks_uri: 1 }, { code: 'bad-jwks-uri' }],
		[{ jwks_uri: 'javascript:alert(1)' }, { code: 'bad-jwks-uri', address: 'scheme' }],
		[{ jwks_uri: 'http://login.example.com/keys' }, { code: 'bad-jwks-uri', address: 'insecure' }],
	])('%j leads nowhere', (more, reading) => {
		expect(jwksUriOf(metadata(more), issuer)).toMatchObject({ ok: false, ...reading });
	});

	it('without its issuer is used with a remark', () => {
		expect(jwksUriOf(metadata({ issuer: undefined }), issuer)).toMatchObject({
			ok: true,
			issuerMissing: true,
		});
	});

	it('of any other text leads nowhere', () => {
		for (const [text, code] of [
			['', 'not-json'],
			['<html>', 'not-json'],
			['[]', 'not-an-object'],
			[`{"issuer":"a","issuer":"${issuer}","jwks_uri":"https://a.example"}`, 'ambiguous'],
			[`{"issuer":"${issuer}","jwks_uri":"https://a.example","jwks_uri":"https://b.example"}`, 'ambiguous'],
		] as const) {
			expect(jwksUriOf(text, issuer), text).toEqual({ ok: false, code });
		}
	});
});

describe('what came from an address', () => {
	it.each([
		['{"keys":[]}', 'jwks'],
		['[{"kty":"RSA"}]', 'jwks'],
		['{"kty":"EC"}', 'jwk'],
		['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', 'pem'],
		['{"a":"-----BEGIN CERTIFICATE-----\\nAAAA\\n-----END CERTIFICATE-----\\n"}', 'pem'],
		['{"issuer":"a","jwks_uri":"b"}', 'metadata'],
		['<!DOCTYPE html><title>Sign in</title>', 'web-page'],
		['Not found', 'not-json'],
		['', 'not-json'],
		['{"keys":[', 'not-json'],
		['{"keys":{}}', 'not-keys'],
		['[]', 'not-keys'],
		['null', 'not-keys'],
	])('%j', (text, kind) => expect(recogniseFetched(text)).toBe(kind));
});

describe('the command for a shell', () => {
	it('quotes the address', () => {
		expect(curlCommand("https://a.example/it's?a=$(id)&b={1,2}")).toBe(
			String.raw`curl --globoff --location --max-time 10 'https://a.example/it'\''s?a=$(id)&b={1,2}'`,
		);
		expect(curlCommand('javascript:alert(1)')).toBe('');
	});

	it('gives a shell the address and nothing else', () => {
		for (const path of ["'", "';id;'", '$(id)', '`id`', '!!', '"', '\\', '*', '~', "'\\''"]) {
			const address = keySetAddress(`https://a.example/${path}`);
			if (!address.ok) continue;
			const said = execFileSync('sh', ['-c', curlCommand(address.url).replace('curl', "printf '%s\\n'")]);
			expect(said.toString().trimEnd().split('\n')).toEqual([
				'--globoff',
				'--location',
				'--max-time',
				'10',
				address.url,
			]);
		}
	});
});
