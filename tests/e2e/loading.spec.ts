// The page in the order in which it comes: it reads before it can edit, it edits, signs and verifies before it remarks,
// and whatever does not come is said, with a way to try again.
import type { Page, Route } from '@playwright/test';
import { Lab } from '../support/lab.ts';
import { expect, ready, test } from '../support/test.ts';
import { hs256, secret } from '../support/tokens.ts';

const token = hs256('{"sub":"early","n":9007199254740993}');
const payloadText = '{\n  "sub": "early",\n  "n": 9007199254740993\n}';

/** Words of a panel that comes with the last part only. */
const lastPart = 'Nothing to remark on the token itself';

/** Says of each script whether the page's own markup asks for it: that is its first load. Pages’ nodes are the framework's own. */
async function firstLoad(page: Page, baseURL: string): Promise<(url: string) => boolean> {
	const html = await (await page.request.get(baseURL)).text();
	const named = [...html.matchAll(/(?:href|src)="\.\/([^"]+\.js)"/g)].map((match) => match[1]!);
	const scripts = new Set(named.map((name) => new URL(name, baseURL).href));
	expect(scripts.size).toBeGreaterThan(2);
	return (url) => scripts.has(url) || url.includes('/nodes/');
}

/** Opens the page with its first load alone; gives what lets everything else through. */
async function openWithFirstLoad(page: Page, baseURL: string): Promise<() => Promise<void>> {
	const isFirst = await firstLoad(page, baseURL);
	const held: Route[] = [];
	let released = false;
	await page.route('**/*.js', async (route) => {
		if (released || isFirst(route.request().url())) await route.continue();
		else held.push(route);
	});
	await page.goto('./');
	await expect.poll(() => held.length).toBeGreaterThan(0);
	return async () => {
		released = true;
		for (const route of held) await route.continue();
	};
}

/** What is cut off on purpose is complained of by the browser; nothing else may be. */
function forgiveCutOff(faults: string[]): void {
	const own = faults.filter((fault) => !/Failed to load resource: net::ERR_FAILED/.test(fault));
	faults.splice(0, faults.length, ...own);
}

async function paste(page: Page, context: Page['context'] extends () => infer C ? C : never, text: string) {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.evaluate((content) => navigator.clipboard.writeText(content), text);
	await page.keyboard.press('Control+V');
}

test('a token is read with the first load alone; what is pasted then is there when the editors come', async ({
	page,
	context,
	baseURL,
}) => {
	const release = await openWithFirstLoad(page, baseURL!);

	await paste(page, context, token);
	await expect(page.getByRole('textbox', { name: 'Token' })).toContainText(token);
	await expect(page.getByRole('textbox', { name: 'Header' })).toContainText('"alg": "HS256"');
	const payload = page.getByRole('textbox', { name: 'Payload' });
	await expect(payload).toContainText('"n": 9007199254740993');
	await expect(page.getByRole('region', { name: 'Signature' })).toContainText('Loading…');
	await expect(page.locator('html')).not.toHaveAttribute('data-ready', 'true');

	await release();
	await ready(page);
	const lab = new Lab(page);
	await lab.expectText('Token', token);
	await lab.expectText('Payload', payloadText);
	await lab.key.fill(secret);
	await expect(lab.signature).toContainText('verified with your key');
});

test('a field that was reached before its editor came has the focus when it comes', async ({
	page,
	baseURL,
	isMobile,
}) => {
	const release = await openWithFirstLoad(page, baseURL!);
	// A narrow screen goes on with the payload's table, so that the header's field is the one to stay.
	const name = isMobile ? 'Header' : 'Payload';
	await page.getByRole('textbox', { name }).focus();
	await release();
	await ready(page);
	await expect(new Lab(page).editor(name)).toBeFocused();
});

test('editing, signing and verifying wait for nothing that only remarks; that can be asked for again', async ({
	page,
	context,
	promises,
}) => {
	let cut = true;
	await page.route('**/*.js', async (route) => {
		const response = await route.fetch();
		if (cut && (await response.text()).includes(lastPart)) await route.abort();
		else await route.fulfill({ response });
	});
	await page.goto('./');
	await ready(page);
	const lab = new Lab(page);
	await paste(page, context, token);
	await lab.key.fill(secret);
	await expect(lab.signature).toContainText('verified with your key');
	await lab.show('Payload', 'JSON');
	await lab.caretBefore('Payload', 'early');
	await page.keyboard.type('very-');
	await lab.expectText('Token', hs256('{"sub":"very-early","n":9007199254740993}'));
	await expect(lab.signature).toContainText('your edited copy is signed with this key');
	await expect(lab.verdict).toContainText('An API would accept');

	await expect(lab.panel('Findings')).toContainText('could not be loaded');
	forgiveCutOff(promises.faults);
	cut = false;
	promises.lenient = true;
	await lab.panel('Findings').getByRole('button', { name: 'Try again' }).click();
	await expect(lab.findings).toContainText('the token never expires');
	// What was asked for again may still be on its way.
	await page.unrouteAll({ behavior: 'wait' });
});

test('when nothing more comes, tokens are still read, and it can be asked for again', async ({
	page,
	context,
	baseURL,
	promises,
}) => {
	const isFirst = await firstLoad(page, baseURL!);
	let cut = true;
	await page.route('**/*.js', async (route) => {
		if (cut && !isFirst(route.request().url())) await route.abort();
		else await route.continue();
	});
	await page.goto('./');
	await ready(page);
	await paste(page, context, token);
	await expect(page.getByRole('textbox', { name: 'Token' })).toContainText(token);
	await expect(page.getByRole('textbox', { name: 'Payload' })).toContainText('"sub": "early"');
	const signature = page.getByRole('region', { name: 'Signature' });
	await expect(signature).toContainText('could not be loaded');

	forgiveCutOff(promises.faults);
	cut = false;
	promises.lenient = true;
	await signature.getByRole('button', { name: 'Try again' }).click();
	const lab = new Lab(page);
	await lab.expectText('Token', token);
	await lab.key.fill(secret);
	await expect(lab.signature).toContainText('verified with your key');
});
