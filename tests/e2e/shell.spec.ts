// What surrounds the debugger: themes, commands, the count of requests, other pages, and what is left behind.
import type { Page } from '@playwright/test';
import { expect, test } from '../support/lab.ts';
import { ready } from '../support/test.ts';
import { storedBy } from '../support/stores.ts';
import { hs256, secret } from '../support/tokens.ts';

const token = hs256('{"sub":"marked-subject","note":"marked-note"}');
const background = (page: Page) =>
	page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test('a chosen theme is kept, is there before the first paint, and can be given back to the system', async ({
	lab,
	page,
	navigating,
}) => {
	await page.emulateMedia({ colorScheme: 'light' });
	const light = await background(page);
	await lab.button('Theme').click();
	await page.getByText('Dark', { exact: true }).click();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	const dark = await background(page);
	expect(dark).not.toBe(light);

	// The attribute must be there when the body begins, or the page would flash in the other theme.
	await page.addInitScript(() => {
		new MutationObserver((_, observer) => {
			if (!document.body) return;
			observer.disconnect();
			Object.assign(globalThis, { themeAtFirstBody: document.documentElement.dataset['theme'] });
		}).observe(document, { childList: true, subtree: true });
	});
	await navigating(() => page.reload());
	expect(await page.evaluate(() => Reflect.get(globalThis, 'themeAtFirstBody') as unknown)).toBe('dark');
	expect(await background(page)).toBe(dark);
	expect(await storedBy(page)).toMatchObject({ localStorage: ['jwt-lab.theme'], cookies: [] });

	await lab.button('Theme').click();
	await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
	await page.getByText('As the system', { exact: true }).click();
	await expect.poll(() => background(page)).toBe(light);
	await page.emulateMedia({ colorScheme: 'dark' });
	await expect.poll(() => background(page)).toBe(dark);
});

test('commands are found, run, and closed with the focus back where it was', async ({ lab, page }) => {
	await lab.openToken(token);
	const palette = page.getByRole('dialog', { name: 'Commands' });
	const field = page.getByRole('combobox', { name: 'Search commands' });
	await lab.key.focus();
	await page.keyboard.press('Control+K');
	await expect(field).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(palette).toBeHidden();
	await expect(lab.key).toBeFocused();

	await page.keyboard.press('Control+K');
	await page.keyboard.type('expire 15');
	await expect(palette.getByRole('option')).toHaveCount(1);
	await page.keyboard.press('Enter');
	await expect(palette).toBeHidden();
	await expect.poll(() => lab.text('Payload')).toMatch(/"exp": \d{10}/);

	await lab.button(/^Search or run/).click();
	await page.keyboard.type('no such command');
	await expect(palette).toContainText('No command of that name.');
	await expect(palette.getByRole('option')).toHaveCount(0);
	await field.fill('theme: dark');
	await palette.getByRole('option', { name: /Theme: dark/ }).click();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('keys that follow one another at once reach the palette, and nothing beneath it', async ({
	lab,
	page,
}) => {
	await lab.openToken(token);
	await lab.key.focus();
	for (const key of ['Control+K', 'Escape', 'Control+K', 'Control+K', 'Control+K'])
		await page.keyboard.press(key);
	await page.keyboard.type('expire 15');
	const palette = page.getByRole('dialog', { name: 'Commands' });
	await expect(palette.getByRole('option')).toHaveCount(1);
	await expect(lab.key).toHaveValue('');
	await page.keyboard.press('Escape');
	await expect(lab.key).toBeFocused();
});

test('arrow keys choose among the commands, and go round', async ({ page, lab }) => {
	await expect(lab.signature).toBeVisible();
	await page.keyboard.press('Control+K');
	const options = page.getByRole('dialog', { name: 'Commands' }).getByRole('option');
	await expect(options.first()).toHaveAttribute('aria-selected', 'true');
	await page.keyboard.press('ArrowDown');
	await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('ArrowUp');
	await expect(options.last()).toHaveAttribute('aria-selected', 'true');
	await expect(options.last()).toBeInViewport();
});

test('the chip counts no request, and lists the files that were loaded', async ({ lab, page }) => {
	await lab.openToken(token);
	await lab.key.fill(secret);
	await expect(lab.signature).toContainText('verified with your key');
	const chip = lab.button(/requests since load/);
	await expect(chip).toHaveText(/^\s*0 requests since load\s*$/);
	await chip.click();
	await expect(
		page.getByText('Since this page has loaded, the browser has asked nobody for anything.'),
	).toBeVisible();
	await expect(page.getByText('all from this site')).toBeVisible();
	await expect(
		page
			.getByRole('listitem')
			.filter({ hasText: /_app\/.*\.js/ })
			.first(),
	).toBeVisible();
});

test('the chip counts a request that is made', async ({ lab, page, navigating }) => {
	await navigating(() => page.evaluate(() => fetch('./robots.txt').then((response) => response.text())));
	const chip = lab.button(/since load/);
	await expect(chip).toHaveText(/1 request since load/);
	await chip.click();
	await expect(page.getByRole('listitem').filter({ hasText: 'robots.txt' })).toBeVisible();
});

test('a visit to the privacy page keeps token, key and edits, and asks for nothing', async ({
	lab,
	page,
}) => {
	await lab.openToken(token);
	await lab.key.fill(secret);
	await expect(lab.signature).toContainText('verified with your key');
	const screens = page.getByRole('navigation', { name: 'Screens' });
	await screens.getByRole('link', { name: 'Privacy' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('What happens to what you paste');
	await expect(screens.getByRole('link', { name: 'Privacy' })).toHaveAttribute('aria-current', 'page');
	await expect(page).toHaveTitle(/Privacy/);
	await screens.getByRole('link', { name: 'Debugger' }).click();
	await lab.expectText('Token', token);
	await expect(lab.key).toHaveValue(secret);
	await expect(lab.signature).toContainText('verified with your key');

	await page.goBack();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('What happens');
	await page.goBack();
	await lab.expectText('Token', token);
	await page.goForward();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('What happens');
	await page.goForward();
	await lab.expectText('Token', token);
	await lab.leaveFields();
	await lab.undo();
	await expect(lab.key).toHaveValue('');
});

test('a visit to the timeline keeps token and key, and asks for nothing', async ({ lab, page }) => {
	await lab.openToken(token);
	await lab.key.fill(secret);
	const screens = page.getByRole('navigation', { name: 'Screens' });
	await screens.getByRole('link', { name: 'Timeline' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Timeline');
	await expect(screens.getByRole('link', { name: 'Timeline' })).toHaveAttribute('aria-current', 'page');
	await screens.getByRole('link', { name: 'Debugger' }).click();
	await lab.expectText('Token', token);
	await expect(lab.key).toHaveValue(secret);
});

test('nothing of a token or a key is left in any store, the address, the title or the history', async ({
	lab,
	page,
}) => {
	await lab.openToken(token);
	await lab.key.fill('marked-key-of-32-bytes-or-even-more');
	await lab.expireIn15Minutes();
	await lab.button('Sign').click();
	await expect(lab.signature).toContainText('your edited copy is signed with this key');
	await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Privacy' }).click();
	await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Debugger' }).click();
	await expect(lab.token).toBeVisible();
	const nothing = { localStorage: [], sessionStorage: [], databases: [], caches: [], cookies: [] };
	expect(await storedBy(page)).toEqual(nothing);
	const traces = await page.evaluate(() => [
		location.href,
		document.title,
		JSON.stringify(history.state),
		window.name,
	]);
	for (const trace of traces) expect(trace).not.toMatch(/marked|eyJ/);
});

test('a reload forgets the token and the key', async ({ lab, page, navigating }) => {
	await lab.openToken(token);
	await lab.key.fill(secret);
	await navigating(() => page.reload());
	await expect(page.getByText('Sample: OAuth access token.')).toBeVisible();
	await expect(lab.key).not.toHaveValue(secret);
	expect(await lab.text('Token')).not.toContain(token.slice(40, 80));
});

test('a reload leaves nothing in any store, the framework’s own included', async ({
	lab,
	page,
	navigating,
}) => {
	await lab.openToken(token);
	await navigating(() => page.reload());
	const nothing = { localStorage: [], sessionStorage: [], databases: [], caches: [], cookies: [] };
	expect(await storedBy(page)).toEqual(nothing);
});

test('once loaded, everything works without the network', async ({ lab, page, context }) => {
	await context.setOffline(true);
	await lab.openToken(token);
	await lab.key.fill(secret);
	await expect(lab.signature).toContainText('verified with your key');
	await lab.expireIn15Minutes();
	await expect(lab.signature).toContainText('your edited copy is signed with this key');
	for (const sample of ['ES512', 'PS256', 'Ed25519']) {
		await lab.openSample(sample);
		await expect(lab.signature).toContainText('verified with your key');
	}
	await lab.button('Generate key').click();
	await expect(lab.signature).toContainText('does not match');
	await page.keyboard.press('Control+K');
	await page.getByRole('option', { name: /Privacy/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('What happens');
	await ready(page);
});
