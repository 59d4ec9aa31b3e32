import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import { expect, ready, test } from '../support/test.ts';

const root = fileURLToPath(new URL('../../build', import.meta.url));

test.describe('at a sub-path of a plain host that sends no headers', () => {
	let site: Awaited<ReturnType<typeof serve>>;

	test.beforeAll(async () => {
		site = await serve({ root, base: '/some/sub/path', headers: false });
	});

	test.afterAll(async () => {
		await site.close();
	});

	test('the site works: pages load whole, links lead on and back', async ({ page, open, navigating }) => {
		const failed: string[] = [];
		page.on('response', (response) => {
			if (response.status() >= 400) failed.push(response.url());
		});
		page.on('requestfailed', (request) => failed.push(request.url()));
		await open(site.url);
		await expect(page).toHaveTitle(/JWT Lab/);

		await navigating(async () => {
			await page.locator('a[href$="privacy/"], a[href$="privacy"]').first().click();
			await expect(page).toHaveURL(`${site.url}privacy/`);
		});
		await expect(page).toHaveTitle(/privacy/i);

		await navigating(async () => {
			await page.goBack();
			await expect(page).toHaveURL(site.url);
		});
		await open(`${site.url}privacy/`);
		expect(failed).toEqual([]);
	});

	test.describe('with its service worker', () => {
		test.use({ serviceWorkers: 'allow', allowRequests: true });

		test('it works offline after one visit, and keeps only the files of the build', async ({
			page,
			context,
			open,
		}) => {
			await open(site.url);
			await page.evaluate(async () => {
				const registration = await navigator.serviceWorker.ready;
				if (registration.active?.state === 'activated') return;
				await new Promise((done) =>
					registration.active?.addEventListener('statechange', done, { once: true }),
				);
			});
			const kept = await page.evaluate(async () => {
				const requests = await Promise.all(
					(await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
				);
				return requests.flat().map(({ url }) => url);
			});
			expect(kept).toContain(site.url);
			expect(kept.filter((url) => !url.startsWith(site.url) || url.includes('?'))).toEqual([]);

			await context.setOffline(true);
			for (const address of ['', 'privacy/', 'privacy', 'privacy/index.html', '?query']) {
				await page.goto(`${site.url}${address}`);
				await ready(page);
				await expect(page).toHaveTitle(/JWT Lab/);
			}
			expect(
				kept.filter((url) => url.includes('/workers/')),
				'the worker that guesses secrets',
			).toHaveLength(page.workers().length);
			const after = await page.evaluate(async () => {
				const requests = await Promise.all(
					(await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
				);
				return requests.flat().length;
			});
			expect(after, 'nothing is added at run time').toBe(kept.length);
		});
	});
});

test('only the worker that computes may compile WebAssembly, and it does', async ({
	page,
	open,
	request,
}) => {
	const started = page.waitForEvent('worker');
	await open();
	const worker = await started;
	const policies = await Promise.all(
		[worker.url(), page.url(), new URL('theme.js', page.url()).href].map(
			async (url) => (await request.get(url)).headers()['content-security-policy'],
		),
	);
	expect(policies[0]).toContain("default-src 'none'; script-src 'wasm-unsafe-eval'");
	expect(policies.slice(1).join()).not.toContain('wasm');
	// The smallest of modules: its head alone.
	const compiles = () =>
		WebAssembly.compile(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])).then(
			() => true,
			() => false,
		);
	expect(await worker.evaluate(compiles)).toBe(true);
	const asks = () =>
		fetch('/').then(
			() => true,
			() => false,
		);
	expect(await worker.evaluate(asks), 'the worker can ask for nothing').toBe(false);
});

test('the server gives nothing from outside its folder', async ({ request, baseURL }) => {
	for (const path of [
		'../package.json',
		'%2e%2e/package.json',
		'..%2fpackage.json',
		'%2e%2e%5cpackage.json',
		'_headers',
	]) {
		const response = await request.get(`${baseURL ?? ''}${path}`);
		expect(response.status(), path).toBe(404);
		expect(await response.text(), path).not.toContain('devDependencies');
	}
});
