// Fault prevented: a frame whose policy no longer lets its own script run, or lets it do more than it must.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { headersFile, isolatedPolicyOf } from './write-headers.mjs';

const file = fileURLToPath(new URL('../static/fetch-keys/index.html', import.meta.url));
const html = readFileSync(file, 'utf8');
const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';

describe('the document that fetches keys', () => {
	it('runs this one script: its hash stands in the policy', () => {
		const hash = createHash('sha256').update(script).digest('base64');
		expect(html).toContain(`script-src 'sha256-${hash}';`);
		expect(html.match(/<script/g)).toHaveLength(1);
	});

	it('can do nothing but ask servers, and comes first of what could', () => {
		const policy = /content="(default-src [^"]*)"/.exec(html)?.[1] ?? '';
		expect(policy.replace(/'sha256-[^']+'/, 'hash').split('; ')).toEqual([
			"default-src 'none'",
			'script-src hash',
			'connect-src https: http://localhost:* http://127.0.0.1:*',
			"base-uri 'none'",
			"form-action 'none'",
		]);
		expect(html.indexOf('content-security-policy')).toBeLessThan(html.indexOf('<script'));
		expect(html).not.toMatch(/\b(src|href|style|on\w+)=/);
	});

	it('asks without cookies, without a referrer, and past the cache', () => {
		expect(script).toContain("credentials: 'omit'");
		expect(script).toContain("referrerPolicy: 'no-referrer'");
		expect(script).toContain("cache: 'no-store'");
		expect(script).not.toMatch(
			/localStorage|sessionStorage|indexedDB|document\.cookie|XMLHttpRequest|WebSocket|open\(/,
		);
	});

	it('has a header of its own, in place of that of all pages', () => {
		const own = headersFile(
			"default-src 'none'; connect-src 'self'",
			isolatedPolicyOf(html),
			'guess-secret.worker-AbC.js',
		).split('/fetch-keys/*\n')[1];
		const [first, second] = own?.split('\n') ?? [];
		expect(first).toBe('  ! Content-Security-Policy');
		expect(second).toMatch(
			/^ {2}Content-Security-Policy: default-src 'none'; .*; frame-ancestors 'self'; sandbox allow-scripts$/,
		);
	});
});
