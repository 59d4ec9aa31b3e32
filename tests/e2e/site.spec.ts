import { expect, ready, test } from '../support/test.ts';
import { storedBy } from '../support/stores.ts';

// The fixture of `test` watches each of these for console messages, policy violations and requests.
const pages = ['./', './timeline/', './privacy/', './no/such/page/'];

for (const address of pages) {
	test.describe(`the page at ${address}`, () => {
		test('has a title, one heading and a main landmark, and logs nothing', async ({ page, open }) => {
			await open(address);
			await expect(page).toHaveTitle(/JWT Lab/);
			await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
			await expect(page.getByRole('main')).toHaveCount(1);
		});

		test('stores nothing', async ({ page, open }) => {
			await open(address);
			const nothing = { localStorage: [], sessionStorage: [], databases: [], caches: [], cookies: [] };
			expect(await storedBy(page)).toEqual(nothing);
		});

		test('carries a policy that forbids inline script, eval and other origins', async ({ page, open }) => {
			await open(address);
			const meta = page.locator('meta[http-equiv="content-security-policy" i]');
			const policy = (await meta.getAttribute('content')) ?? '';
			expect(policy).toContain("default-src 'none'");
			expect(policy).toContain("connect-src 'self'");
			expect(policy).toContain("require-trusted-types-for 'script'");
			expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|strict-dynamic|https?:|\*/);
			const first = await page.evaluate(
				() => document.head.querySelector('script, link, style, meta[http-equiv]')?.tagName,
			);
			expect(first, 'a policy covers only what follows it').toBe('META');
		});

		test('does not scroll sideways', async ({ page, open }) => {
			await open(address);
			const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect(overflow).toBeLessThanOrEqual(0);
		});
	});
}

test('the policy holds: inline script, eval and foreign requests are refused', async ({
	page,
	open,
	promises,
}) => {
	await open('./');
	const refused = await page.evaluate(async () => {
		const script = document.createElement('script');
		let trustedTypes = false;
		try {
			script.textContent = 'globalThis.ran = true';
			document.head.append(script);
		} catch {
			trustedTypes = true;
		}
		const ran = 'ran' in globalThis;
		const foreign = await fetch('https://example.com/').then(
			() => false,
			() => true,
		);
		return { inline: trustedTypes || !ran, foreign };
	});
	expect(refused).toEqual({ inline: true, foreign: true });
	await expect.poll(() => promises.faults.join('\n')).toMatch(/policy: connect-src/);
	await expect.poll(() => promises.faults.join('\n')).toMatch(/console error: .*example\.com/);
	promises.faults.length = 0; // these violations were the subject
});

test('a request after the page is ready would fail a test', async ({ page, open, promises }) => {
	await open('./');
	await page.evaluate(() => fetch('./robots.txt'));
	expect(promises.faults).toEqual(['request after the page was ready: /robots.txt']);
	promises.faults.length = 0;
});

test('the headers carry the policy and forbid framing', async ({ request }) => {
	for (const address of ['./', './privacy/', './theme.js', './no/such/page/']) {
		const headers = (await request.get(address)).headers();
		expect(headers['content-security-policy'], address).toContain("frame-ancestors 'none'");
		expect(headers['content-security-policy'], address).toContain("default-src 'none'");
		expect(headers['referrer-policy'], address).toBe('no-referrer');
		expect(headers['cross-origin-opener-policy'], address).toBe('same-origin');
		expect(headers['x-content-type-options'], address).toBe('nosniff');
	}
});

for (const theme of ['light', 'dark'] as const) {
	test(`the stored theme ${theme} is set before the first paint`, async ({ page }) => {
		await page.addInitScript((choice) => {
			localStorage.setItem('jwt-lab.theme', choice);
		}, theme);
		await page.goto('./', { waitUntil: 'commit' });
		await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
		await ready(page);
		await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
	});
}
