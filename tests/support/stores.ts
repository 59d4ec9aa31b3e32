import type { Page } from '@playwright/test';

/** Everything a page can leave behind in the browser: keys of each store, by name. */
export async function storedBy(page: Page): Promise<Readonly<Record<string, readonly string[]>>> {
	const cookies = await page.context().cookies();
	const stores = await page.evaluate(async () => ({
		localStorage: Object.keys(localStorage),
		sessionStorage: Object.keys(sessionStorage),
		databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
		caches: await caches.keys(),
	}));
	return { ...stores, cookies: cookies.map(({ name }) => name) };
}
