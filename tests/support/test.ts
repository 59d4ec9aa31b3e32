// Every end-to-end test imports `test` from here: beside its own subject it then proves that the page logged nothing,
// broke no policy, and asked for nothing from another origin or, once it was ready, from its own.
import { test as base, expect } from '@playwright/test';
import type { BrowserContext, Page, Request } from '@playwright/test';

export { expect };

interface Options {
	/** Lets a test be about requests; other origins stay forbidden. */
	allowRequests: boolean;
}

interface Fixtures {
	/** Runs a step that may load parts of this site: a click on a link to another page. */
	navigating: <T>(step: () => Promise<T>) => Promise<T>;
	/** Opens a page of the site and waits until it says that it is ready. */
	open: (address?: string) => Promise<void>;
	promises: Promises;
}

interface Promises {
	lenient: boolean;
	/** Servers that the document that fetches keys, and nothing else, may be made to ask by a click. */
	readonly keyServers: Set<string>;
	readonly faults: string[];
}

/** What Playwright itself logs when it blocks a service worker. */
const blockedByTest = 'Service Worker registration blocked by Playwright';

export const test = base.extend<Options & Fixtures>({
	allowRequests: [false, { option: true }],

	promises: [
		async ({ context, allowRequests, baseURL }, use) => {
			const promises: Promises = { lenient: allowRequests, keyServers: new Set(), faults: [] };
			await watch(context, promises, baseURL);
			await use(promises);
			expect(promises.faults, 'what the page logged, broke or asked for').toEqual([]);
		},
		{ auto: true },
	],

	navigating: async ({ promises, page }, use) => {
		await use(async (step) => {
			const before = promises.lenient;
			promises.lenient = true;
			try {
				const result = await step();
				await ready(page);
				return result;
			} finally {
				promises.lenient = before;
			}
		});
	},

	open: async ({ page }, use) => {
		await use(async (address = './') => {
			await page.goto(address);
			await ready(page);
		});
	},
});

/** Waits until the page's lazy parts have come: it then sets `data-ready` on its root element. */
export async function ready(page: Page): Promise<void> {
	await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
}

async function watch(
	context: BrowserContext,
	promises: Promises,
	baseURL: string | undefined,
): Promise<void> {
	const { faults } = promises;
	const readyPages = new WeakSet<Page>();
	let origin = baseURL === undefined ? undefined : new URL(baseURL).origin;

	await context.exposeBinding('jwtLabTest', ({ page }, event: string, detail: string) => {
		if (event === 'ready') readyPages.add(page);
		else faults.push(`policy: ${detail}`);
	});
	await context.addInitScript(reportToTest);
	context.on('console', (message) => {
		if (!['error', 'warning'].includes(message.type()) || message.text() === blockedByTest) return;
		// Chromium reports the page's own status; that the page answers 404 is the test's subject then.
		if (isOwnStatus(message.text(), message.location().url, message.page()?.url())) return;
		const { url } = message.location();
		if (isRefusedFetch(message.text(), url, promises.keyServers)) return;
		// A test may cut the network; the browser then complains of what it asked for of its own accord.
		if (message.text().startsWith('Failed to load resource') && url !== '' && isIcon(new URL(url))) return;
		faults.push(`console ${message.type()}: ${message.text()}${url === '' ? '' : ` (${url})`}`);
	});
	context.on('weberror', (error) => faults.push(`uncaught: ${error.error().message}`));
	context.on('request', (request) => {
		const url = new URL(request.url());
		if (!['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol)) return;
		const page = pageOf(request);
		const isNavigation = request.isNavigationRequest() && request.frame() === page?.mainFrame();
		if (isNavigation) {
			if (page) readyPages.delete(page);
			origin ??= url.origin;
			// A test may open the site at another address; what the page itself asks for must come from there.
			if (page?.url() === 'about:blank') origin = url.origin;
		}
		if (promises.keyServers.size > 0 && isForKeys(request, url, origin, promises.keyServers)) return;
		if (url.origin !== origin) faults.push(`request to another origin: ${url.href}`);
		else if (!isNavigation && page && readyPages.has(page) && !promises.lenient && !isIcon(url)) {
			faults.push(`request after the page was ready: ${url.pathname}`);
		}
	});
}

function pageOf(request: { serviceWorker(): unknown; frame(): { page(): Page } }): Page | undefined {
	if (request.serviceWorker()) return undefined;
	try {
		return request.frame().page();
	} catch {
		// The request of a navigation that has not begun to show belongs to no frame yet.
		return undefined;
	}
}

const keyDocument = '/fetch-keys/index.html';

/** The document that fetches keys, shown in a frame, and what it asks the servers of the test for. */
function isForKeys(request: Request, url: URL, origin: string | undefined, servers: Set<string>): boolean {
	const frame = request.frame();
	if (frame.parentFrame() === null) return false;
	if (request.isNavigationRequest()) return url.origin === origin && url.pathname.endsWith(keyDocument);
	return frame.url().endsWith(keyDocument) && request.resourceType() === 'fetch' && servers.has(url.origin);
}

/** What the browser logs of a fetch that fails: by its status, or because the server does not let others read it. */
function isRefusedFetch(text: string, location: string, servers: Set<string>): boolean {
	const address =
		/^Access to fetch at '([^']+)' (?:\(redirected from '[^']+'\) )?from origin 'null' has been blocked by CORS policy/.exec(
			text,
		)?.[1];
	const failed = text.startsWith('Failed to load resource') ? location : address;
	return failed !== undefined && URL.canParse(failed) && servers.has(new URL(failed).origin);
}

/** The tab's icon is asked for by the browser, not by the page, and at a moment of its own choosing. */
function isIcon(url: URL): boolean {
	return url.pathname.endsWith('/favicon.svg');
}

function isOwnStatus(text: string, resource: string, page: string | undefined): boolean {
	return text.startsWith('Failed to load resource') && text.includes('404') && resource === page;
}

/** Runs in the page, before its own scripts. */
function reportToTest(): void {
	const report = (globalThis as unknown as { jwtLabTest: (event: string, detail: string) => Promise<void> })
		.jwtLabTest;
	document.addEventListener('securitypolicyviolation', (event) => {
		void report('violation', `${event.effectiveDirective} forbids ${event.blockedURI} (${event.sourceFile})`);
	});
	const tellWhenReady = (): void => {
		if (document.documentElement.dataset['ready'] !== 'true') return;
		observer.disconnect();
		void report('ready', '');
	};
	const observer = new MutationObserver(tellWhenReady);
	observer.observe(document, { subtree: true, attributeFilter: ['data-ready'] });
}
