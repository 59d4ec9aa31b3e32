import { afterEach, describe, expect, it, vi } from 'vitest';

afterEach(() => {
	vi.unstubAllGlobals();
	vi.unstubAllEnvs();
	vi.resetModules();
});

async function setup() {
	const policies: string[] = [];
	vi.stubEnv('DEV', false);
	vi.stubGlobal('location', new URL('https://lab.example/some/path/'));
	vi.stubGlobal('trustedTypes', {
		createPolicy: (name: string, rules: { createScriptURL(url: string): string }) => {
			policies.push(name);
			return { createScriptURL: (url: string) => ({ trusted: rules.createScriptURL(url) }) };
		},
	});
	const { trustedWorkerUrl } = await import('./trusted-worker-url.ts');
	return { policies, trustedWorkerUrl };
}

describe('the policy for the addresses of workers', () => {
	it('lets this site’s own through, by one policy however often it is asked', async () => {
		const { policies, trustedWorkerUrl } = await setup();
		const url = 'https://lab.example/some/path/_app/immutable/workers/guess-secret.worker-AbC_1-2.js';
		expect(trustedWorkerUrl(url)).toEqual({ trusted: url });
		expect(trustedWorkerUrl(url)).toEqual({ trusted: url });
		expect(policies).toEqual(['jwt-lab-worker']);
	});

	it.each([
		'https://elsewhere.example/_app/immutable/workers/guess-secret.worker-AbC.js',
		'https://lab.example/_app/immutable/chunks/AbC.js',
		'https://lab.example/_app/immutable/workers/../chunks/AbC.js',
		'https://lab.example/_app/immutable/workers/x.js?code',
		'data:text/javascript,1//_app/immutable/workers/x.js',
		'blob:https://lab.example/_app/immutable/workers/x.js',
		'javascript:1//_app/immutable/workers/x.js',
	])('refuses %s', async (url) => {
		const { trustedWorkerUrl } = await setup();
		expect(() => trustedWorkerUrl(url)).toThrow('Not a worker of this site.');
	});
});
