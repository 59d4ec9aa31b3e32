import { describe, expect, it } from 'vitest';
import type { FetchAnswer } from './fetch-in-frame.ts';
import { KeyFetch, type KeyFetchStage } from './key-fetch.svelte.ts';

const issuer = 'https://login.example.com';
const keys = '{"keys":[]}';

const text = (content: string, url: string): FetchAnswer => ({
	ok: true,
	text: content,
	status: 200,
	url,
	redirected: false,
});
const notFound: FetchAnswer = { ok: false, code: 'status', status: 404 };

/** A fetcher of a small web, which takes down what it was asked for. */
function fetcher(web: Readonly<Record<string, string | FetchAnswer>>) {
	const asked: string[] = [];
	const fetch = new KeyFetch((url) => {
		asked.push(url);
		const found = web[url] ?? notFound;
		return Promise.resolve(typeof found === 'string' ? text(found, url) : found);
	});
	return { fetch, asked };
}
const at = (stage: KeyFetchStage) => stage.at;

describe('fetching a key set', () => {
	it('asks for nothing before the word is given, and then for one address', async () => {
		const { fetch, asked } = fetcher({ 'https://a.example/keys': keys });
		fetch.write('keys', 'https://a.example/keys');
		expect(fetch.stage).toMatchObject({ at: 'asking', ask: { address: { host: 'a.example' } } });
		expect(asked).toEqual([]);
		await fetch.fetch();
		expect(fetch.stage).toMatchObject({ at: 'done', text: keys, host: 'a.example', answeredBy: undefined });
		expect(asked).toEqual(['https://a.example/keys']);
	});

	it('never asks for what is no address', async () => {
		const { fetch, asked } = fetcher({});
		for (const address of [
			'',
			'javascript:alert(1)',
			'data:,a',
			'file:///a',
			'https://a@b.example/',
			'http://a.example',
		]) {
			for (const of of ['keys', 'issuer'] as const) {
				fetch.write(of, address);
				await fetch.fetch();
				expect(at(fetch.stage), address).toBe('idle');
			}
		}
		expect(asked).toEqual([]);
	});

	it.each<[string | FetchAnswer, string]>([
		[notFound, 'status'],
		[{ ok: false, code: 'too-large', status: 200 }, 'too-large'],
		[{ ok: false, code: 'timeout', status: undefined }, 'timeout'],
		[{ ok: false, code: 'unreachable', status: undefined }, 'unreachable'],
		[{ ok: false, code: 'blocked', status: undefined }, 'blocked'],
		['<!doctype html>', 'web-page'],
		['nothing', 'not-json'],
		['{}', 'not-keys'],
	])('%j is told as %s', async (answer, code) => {
		const { fetch } = fetcher({ 'https://a.example/keys': answer });
		fetch.write('keys', 'https://a.example/keys');
		await fetch.fetch();
		expect(fetch.stage).toMatchObject({
			at: 'failed',
			code,
			host: 'a.example',
			url: 'https://a.example/keys',
		});
	});

	it('tells of another host that answered', async () => {
		const { fetch } = fetcher({ 'https://a.example/keys': text(keys, 'https://b.example/keys') });
		fetch.write('keys', 'https://a.example/keys');
		await fetch.fetch();
		expect(fetch.stage).toMatchObject({ at: 'done', host: 'a.example', answeredBy: 'b.example' });
	});

	it('drops an answer that comes after the address was changed', async () => {
		let answer: (answer: FetchAnswer) => void = () => undefined;
		const fetch = new KeyFetch(() => new Promise((give) => (answer = give)));
		fetch.write('keys', 'https://a.example/keys');
		const fetched = fetch.fetch();
		expect(at(fetch.stage)).toBe('fetching');
		fetch.write('keys', 'https://b.example/keys');
		answer(text(keys, 'https://a.example/keys'));
		await fetched;
		expect(fetch.stage).toMatchObject({ at: 'asking', ask: { address: { host: 'b.example' } } });
	});
});

describe('fetching an issuer’s keys', () => {
	const metadata = JSON.stringify({ issuer, jwks_uri: `${issuer}/keys` });

	it('goes from the metadata to the keys at the same host', async () => {
		const { fetch, asked } = fetcher({
			[`${issuer}/.well-known/openid-configuration`]: metadata,
			[`${issuer}/keys`]: keys,
		});
		fetch.write('issuer', issuer);
		await fetch.fetch();
		expect(at(fetch.stage)).toBe('done');
		expect(asked).toEqual([`${issuer}/.well-known/openid-configuration`, `${issuer}/keys`]);
	});

	it('tries the other place of the metadata', async () => {
		const { fetch } = fetcher({
			[`${issuer}/.well-known/oauth-authorization-server`]: metadata,
			[`${issuer}/keys`]: keys,
		});
		fetch.write('issuer', issuer);
		await fetch.fetch();
		expect(at(fetch.stage)).toBe('done');
	});

	it('names another host, and waits', async () => {
		const { fetch, asked } = fetcher({
			[`${issuer}/.well-known/openid-configuration`]: JSON.stringify({
				issuer,
				jwks_uri: 'https://keys.example.net/a',
			}),
			'https://keys.example.net/a': keys,
		});
		fetch.write('issuer', issuer);
		await fetch.fetch();
		expect(fetch.stage).toMatchObject({
			at: 'asking',
			ask: { address: { host: 'keys.example.net' }, found: true },
		});
		expect(asked).toHaveLength(1);
		await fetch.fetch();
		expect(fetch.stage).toMatchObject({ at: 'done', host: 'keys.example.net' });
	});

	it.each([
		[JSON.stringify({ issuer: `${issuer}/`, jwks_uri: `${issuer}/keys` }), 'issuer-differs'],
		[JSON.stringify({ issuer, jwks_uri: 'file:///keys' }), 'bad-jwks-uri'],
		[JSON.stringify({ issuer }), 'no-jwks-uri'],
		[keys, 'no-jwks-uri'],
	])('%s leads nowhere', async (content, code) => {
		const { fetch, asked } = fetcher({ [`${issuer}/.well-known/openid-configuration`]: content });
		fetch.write('issuer', issuer);
		await fetch.fetch();
		expect(fetch.stage).toMatchObject({ at: 'failed', code });
		expect(asked).toHaveLength(1);
	});

	it('does not go round in circles', async () => {
		const { fetch } = fetcher({ [`${issuer}/keys`]: JSON.stringify({ jwks_uri: `${issuer}/keys` }) });
		fetch.write('keys', `${issuer}/keys`);
		await fetch.fetch();
		await fetch.fetch();
		expect(fetch.stage).toMatchObject({ at: 'failed', code: 'not-keys' });
	});
});
