// Fault prevented: a page that may compile WebAssembly because one worker may, or a worker that may do more than compute.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { computingWorkerOf, headersFile } from './write-headers.mjs';

const pages = "default-src 'none'; script-src 'self'";
const worker = 'guess-secret.worker-AbC_1-2.js';

describe('the headers of the worker that computes', () => {
	const rules = headersFile(pages, "default-src 'none'", worker).split(/\n(?=\/)/);

	it('let it, and nothing else, compile WebAssembly', () => {
		const able = rules.filter((rule) => rule.includes('wasm-unsafe-eval'));
		expect(able).toHaveLength(1);
		expect(able[0]?.split('\n')).toEqual([
			`/_app/immutable/workers/${worker}`,
			'  ! Content-Security-Policy',
			"  Content-Security-Policy: default-src 'none'; script-src 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'none'",
		]);
		const ofPages = readFileSync(new URL('content-security-policy.js', import.meta.url), 'utf8');
		expect(ofPages).not.toContain('wasm');
	});

	it('come after those of all responses, whose policy they take away', () => {
		expect(rules[0]).toMatch(/^\/\*\n {2}Content-Security-Policy: default-src 'none'; script-src 'self'\n/);
		expect(rules.findIndex((rule) => rule.includes(worker))).toBeGreaterThan(0);
	});

	it('are written only when there is just one such worker', () => {
		expect(computingWorkerOf(['other.worker-1.js', worker])).toBe(worker);
		expect(() => computingWorkerOf(['other.worker-1.js'])).toThrow('one worker');
		expect(() => computingWorkerOf([worker, 'guess-secret.worker-2.js'])).toThrow('one worker');
	});
});
