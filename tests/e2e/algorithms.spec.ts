// The page's table of algorithms, and whether docs/algorithms.md says of this browser what the browser does.
import type { Page } from '@playwright/test';
import { documented, recorded, updating, writeMeasured } from '../support/algorithms-record.ts';
import { renderAlgorithms, tablesIn } from '../support/algorithms-table.ts';
import { expect, test, type Lab } from '../support/lab.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Algorithms' });

async function open(lab: Lab, page: Page): Promise<void> {
	await expect(lab.signature).toContainText('verified');
	await page.keyboard.press('Control+K');
	await page.keyboard.type('where they run');
	await page.keyboard.press('Enter');
	await expect(dialog(page)).toBeVisible();
}

/** Where the page says that each algorithm runs here. */
async function told(page: Page): Promise<Record<string, string>> {
	await expect(dialog(page)).not.toContainText('…');
	const rows = await dialog(page)
		.getByRole('row')
		.evaluateAll((all) =>
			all.map((row) => [
				row.querySelector('[scope=row]')?.textContent.trim() ?? '',
				row.querySelector('td')?.textContent.trim() ?? '',
			]),
		);
	return Object.fromEntries(rows.filter(([name]) => name !== '')) as Record<string, string>;
}

test('the documentation says of this browser what its WebCrypto does', async ({ lab, page, browser }) => {
	await open(lab, page);
	const here = await told(page);
	const engine = `Chromium ${browser.version().split('.')[0]}`;
	if (updating) writeMeasured(engine, here);
	// Browsers gain algorithms with every release: only the ones that were measured are held to it.
	const before = recorded()[engine];
	if (before !== undefined) expect(here).toEqual(before);
	const tables = renderAlgorithms(recorded()).flatMap((lines) => tablesIn(lines.join('\n')));
	expect(tablesIn(documented())).toEqual(tables);
});

test('algorithms are found by any word, with the keyboard alone', async ({ lab, page }) => {
	await open(lab, page);
	const field = dialog(page).getByRole('textbox', { name: 'Find' });
	await field.focus();
	await page.keyboard.type('post-quantum');
	await expect(dialog(page).getByRole('rowheader')).toHaveText(['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87']);
	await field.fill('no such thing');
	await expect(dialog(page)).toContainText('No algorithm says that.');
	await field.fill('prohibited');
	await expect(dialog(page).getByRole('rowheader')).toHaveText(['none', 'RSA1_5']);
	await page.keyboard.press('Escape');
	await expect(dialog(page)).toHaveCount(0);
});

test('the table scrolls within the dialog, never the page', async ({ lab, page }) => {
	await open(lab, page);
	await told(page);
	const spare = await page.evaluate(() => {
		const shown = document.querySelector('dialog[open] .overflow-auto');
		const root = document.documentElement;
		return [root.scrollWidth - root.clientWidth, (shown?.scrollWidth ?? 0) - (shown?.clientWidth ?? 0)];
	});
	expect(spare).toEqual([0, 0]);
});
