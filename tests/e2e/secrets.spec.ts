// Whether a token's secret can be guessed: by the page's own list at every paste, and by a wordlist that somebody gives.
import type { Page } from '@playwright/test';
import { expect, test, type Lab } from '../support/lab.ts';
import { hs256 } from '../support/tokens.ts';

const payload = '{"sub":"guess-me"}';
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Guess the secret' });
const said = (page: Page) => dialog(page).getByRole('status', { name: 'Guess' });

async function openDialog(lab: Lab, page: Page): Promise<void> {
	await lab.panel('Findings').getByRole('button', { name: 'Guess secret…' }).click();
	await expect(dialog(page)).toBeVisible();
}

async function giveWordlist(page: Page, name: string, text: string): Promise<void> {
	await dialog(page)
		.getByLabel('Wordlist file')
		.setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
}

/** Lines that no secret of these tests is. */
const lines = (count: number) =>
	Array.from({ length: count }, (_, index) => `candidate ${String(index)}`).join('\n');

test('a commonly used secret is found on paste, and verifies the token once it is the key', async ({
	lab,
	page,
}) => {
	await lab.openToken(hs256(payload, { key: Buffer.from('changeme', 'base64') }));
	await openDialog(lab, page);
	await expect(said(page)).toContainText('a commonly used one, decoded from base64');
	await expect(dialog(page).getByRole('textbox', { name: 'The secret' })).toHaveText('changeme');
	await dialog(page).getByRole('button', { name: 'Use it as the key' }).click();
	await expect(dialog(page)).toHaveCount(0);
	await expect(lab.signature).toContainText('verified with your key');

	// Not one that is on the list: nothing is said until somebody asks.
	await lab.openToken(hs256(payload, { key: 'T3v.6x!kq0Zr' }));
	await openDialog(lab, page);
	await expect(dialog(page)).toContainText(/None of \d+ commonly used secrets made this signature/);
	await expect(said(page)).toHaveText('');
	await dialog(page).getByRole('button', { name: 'Generate a secret of 256 random bits' }).click();
	await expect(lab.news).toContainText('A fresh key for HS256');
});

test('a wordlist finds what the list does not hold, four keys at a time', async ({ lab, page }) => {
	const secret = 'grüße aus dem Wörterbuch';
	await lab.openToken(hs256(payload, { key: secret }));
	await openDialog(lab, page);
	await giveWordlist(page, 'words.txt', `${lines(20_000)}\r\n${secret}\r\n${lines(10)}`);
	await expect(said(page)).toContainText('The secret is in your wordlist, as it stands.');
	await dialog(page).getByRole('button', { name: 'Use it as the key' }).click();
	await expect(lab.signature).toContainText('verified with your key');

	// Dropped on the dialog, a file is a wordlist and not a token for the page behind.
	await lab.openToken(hs256(payload, { key: 'not in there' }));
	await openDialog(lab, page);
	const data = await page.evaluateHandle((text) => {
		const transfer = new DataTransfer();
		transfer.items.add(new File([text], 'dropped.txt'));
		return transfer;
	}, lines(5000));
	await dialog(page).dispatchEvent('drop', { dataTransfer: data });
	await expect(said(page)).toContainText('The secret is not in dropped.txt: 5,000 lines, 10,000 keys in');
	await lab.expectText('Payload', '{\n  "sub": "guess-me"\n}');
});

test('a long wordlist can be paused, resumed and cancelled; a token that no HMAC signs is not asked about', async ({
	lab,
	page,
}) => {
	// What is signed is long, so that every key takes a while.
	await lab.pasteAnywhere(hs256(`{"sub":"${'x'.repeat(30_000)}"}`, { key: 'not in there' }));
	await openDialog(lab, page);
	await giveWordlist(page, 'long.txt', lines(400_000));
	const progress = dialog(page).getByRole('progressbar', { name: 'Progress' });
	const done = () => progress.evaluate((bar) => (bar as HTMLProgressElement).value);
	await expect.poll(done).toBeGreaterThan(0);
	await expect(dialog(page)).toContainText(/keys tried · [\d,]+ a second/);
	await dialog(page).getByRole('button', { name: 'Pause' }).click();
	await expect(dialog(page)).toContainText('Paused: long.txt');
	// The piece that was under way comes back; after it nothing moves.
	await page.waitForTimeout(700);
	const paused = await done();
	await page.waitForTimeout(300);
	expect(await done()).toBe(paused);
	await dialog(page).getByRole('button', { name: 'Resume' }).click();
	await expect.poll(done).toBeGreaterThan(paused);
	await dialog(page).getByRole('button', { name: 'Cancel' }).click();
	await expect(progress).toHaveCount(0);
	await expect(dialog(page).getByRole('button', { name: 'Choose a file…' })).toBeFocused();
	await page.keyboard.press('Escape');

	await lab.write('Header', '{"alg":"RS256"}');
	await expect(lab.button('Guess secret…')).toHaveCount(0);
});
