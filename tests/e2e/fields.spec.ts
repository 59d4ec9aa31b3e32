// Every field may hold a token or a key: none lets the browser or an extension send, complete or change what is in it.
import type { Page } from '@playwright/test';
import { expect, test } from '../support/lab.ts';
import { hs256, secret } from '../support/tokens.ts';

interface Fault {
	readonly field: string;
	readonly attribute: string;
	readonly found: string | null;
}

/** What the fields on the screen lack, those inside of editors included; and how many fields there are. */
function faultsOfFields(page: Page): Promise<{ count: number; faults: Fault[] }> {
	return page.evaluate(() => {
		const fields: Element[] = [];
		const collect = (root: Document | ShadowRoot): void => {
			for (const element of root.querySelectorAll('*')) {
				if (element.shadowRoot) collect(element.shadowRoot);
				const isText =
					element.matches('textarea, [contenteditable=true]') ||
					(element instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(element.type));
				if (isText) fields.push(element);
			}
		};
		collect(document);
		const wanted = { spellcheck: 'false', autocomplete: 'off', autocapitalize: 'off', translate: 'no' };
		const faults = fields.flatMap((field) =>
			Object.entries(wanted)
				.filter(([attribute, value]) => field.getAttribute(attribute) !== value)
				.map(([attribute]) => ({
					field:
						field.getAttribute('aria-label') ?? field.closest('label')?.textContent.trim() ?? field.outerHTML,
					attribute,
					found: field.getAttribute(attribute),
				})),
		);
		return { count: fields.length, faults };
	});
}

test('on arrival', async ({ lab, page }) => {
	await expect(lab.signature).toBeVisible();
	const { count, faults } = await faultsOfFields(page);
	expect(count, 'Token, Header, Payload, Key and Signature as text').toBeGreaterThanOrEqual(5);
	expect(faults).toEqual([]);
});

test('in the expectations', async ({ lab, page }) => {
	const before = await faultsOfFields(page);
	await lab.button('Expectations').click();
	const { count, faults } = await faultsOfFields(page);
	expect(count).toBeGreaterThan(before.count + 5);
	expect(faults).toEqual([]);
});

for (const menu of ['Times', 'Add claim', 'Set clock'] as const) {
	test(`in the menu ${menu}`, async ({ lab, page }) => {
		const before = await faultsOfFields(page);
		await lab.button(menu).click();
		await expect.poll(async () => (await faultsOfFields(page)).count).toBeGreaterThan(before.count);
		expect((await faultsOfFields(page)).faults).toEqual([]);
	});
}

test('in the table and in the palette', async ({ lab, page }) => {
	await lab.openToken(hs256('{"sub":"ada","exp":1}'));
	await lab.key.fill(secret);
	await lab.show('Payload', 'Table');
	await lab.button(/^Edit sub:/).click();
	await expect(page.getByRole('textbox', { name: 'Value of sub, as JSON' })).toBeVisible();
	expect((await faultsOfFields(page)).faults).toEqual([]);
	await page.keyboard.press('Control+K');
	await expect(page.getByRole('combobox', { name: 'Search commands' })).toBeVisible();
	expect((await faultsOfFields(page)).faults).toEqual([]);
});

test('a claim’s value is text: never markup, never a link', async ({ lab, page }) => {
	const claims =
		'{"iss":"javascript:alert(1)","sub":"<img src=x onerror=alert(1)>","jku":"https://evil.example/"}';
	await lab.openToken(hs256(claims, { header: '{"alg":"HS256","jku":"https://evil.example/keys"}' }));
	for (const part of ['Header', 'Payload'] as const) {
		await lab.show(part, 'Table');
		await expect(lab.panel(part).getByRole('link')).toHaveCount(0);
		await expect(lab.panel(part).getByRole('img')).toHaveCount(0);
		await lab.show(part, 'JSON');
		await expect(lab.panel(part).getByRole('link')).toHaveCount(0);
	}
	await expect(lab.payload).toContainText('<img src=x onerror=alert(1)>');
	await expect(page.locator('a[href*="evil"], a[href^="javascript:"]')).toHaveCount(0);
});
