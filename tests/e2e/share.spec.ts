// What somebody takes along of a token: for a ticket, for a colleague, for another tool.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { direct, jwe, octJwk } from '../support/encrypted.ts';
import { expect, test } from '../support/lab.ts';
import { hs256, partOf, secret, textOf } from '../support/tokens.ts';

const payload = '{"iss":"https://as.example","sub":"alice-1234","n":9007199254740993,"exp":1}';
const token = hs256(payload);

async function share(page: Page, what: string): Promise<void> {
	await page.getByRole('button', { name: 'Share', exact: true }).click();
	await page.getByRole('button', { name: what }).click();
}

async function savedBy(page: Page, button: Locator): Promise<{ name: string; text: string }> {
	const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
	return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

test('decoded JSON is copied and saved, every digit as it stands', async ({ lab, page }) => {
	await lab.openToken(token);
	await share(page, 'Copy decoded JSON');
	await expect(lab.news).toContainText('Decoded JSON copied.');
	const copied = await lab.clipboard();
	expect(copied).toContain('    "n": 9007199254740993,');
	expect(copied).toContain(`  "signature": "${partOf(token, 2)}"`);
	await page.getByRole('button', { name: 'Share', exact: true }).click();
	const saved = await savedBy(page, page.getByRole('button', { name: 'Save decoded JSON' }));
	expect(saved).toEqual({ name: 'token.json', text: `${copied}\n` });
});

test('a redacted token decodes and does not verify with the right key', async ({ lab, page }) => {
	await lab.openToken(token);
	await lab.key.fill(secret);
	await expect(lab.signature).toContainText('verified');
	await share(page, 'Redacted token…');
	const dialog = page.getByRole('dialog', { name: 'Redacted token' });
	const said = dialog.getByRole('status', { name: 'What is in it' });
	await expect(said).toHaveText('The signature is replaced: nobody can use this token. Claims are readable.');

	await dialog.getByText('Personal ones redacted').click();
	await expect(said).toContainText('2 claims have their values redacted.');
	await dialog.getByText(/^Claim by claim/).click();
	await dialog.getByRole('checkbox', { name: 'n', exact: true }).uncheck();
	const preview = dialog.getByRole('group', { name: 'Redacted token: what leaves' });
	await dialog.getByRole('button', { name: 'Copy' }).click();
	const copied = await lab.clipboard();
	await expect(preview).toHaveText(copied);
	expect(copied).not.toContain(partOf(token, 2));
	expect(partOf(copied, 0)).toBe(partOf(token, 0));
	expect(textOf(copied, 1)).toBe(payload.replace('alice-1234', 'REDACTED'));
	expect(await savedBy(page, dialog.getByRole('button', { name: 'Download' }))).toEqual({
		name: 'redacted-token.txt',
		text: copied,
	});

	await dialog.getByRole('button', { name: 'Close' }).click();
	await lab.pasteAnywhere(copied);
	await lab.expectText('Token', copied);
	await expect(lab.payload).toContainText('REDACTED');
	await expect(lab.signature).toContainText('does not match');
});

test('a report for a ticket says what is wrong, without signature, key and personal values', async ({
	lab,
	page,
}) => {
	await lab.openToken(token);
	await lab.key.fill(secret);
	await expect(lab.verdict).toContainText('refuse');
	await page.keyboard.press('Control+K');
	await page.getByRole('option', { name: 'Report for a ticket' }).click();
	const dialog = page.getByRole('dialog', { name: 'Report for a ticket' });
	await dialog.getByRole('button', { name: 'Copy' }).click();
	const copied = await lab.clipboard();
	expect(copied).toMatch(/^# Token report: An API would refuse it\n/);
	expect(copied).toContain('- State: verified with your key.');
	expect(copied).toContain('| `exp` | when it expires | 1970-01-01 00:00:01 UTC |');
	for (const gone of [partOf(token, 2), secret, 'alice-1234']) expect(copied).not.toContain(gone);

	await dialog.getByRole('checkbox', { name: 'Findings' }).uncheck();
	await dialog.getByText('Readable', { exact: true }).click();
	const saved = await savedBy(page, dialog.getByRole('button', { name: 'Download' }));
	expect(saved.name).toBe('token-report.md');
	expect(saved.text).toContain('"sub": "alice-1234"');
	expect(saved.text).not.toContain('## Findings');
});

test('what was decrypted is in a report only at the person’s word', async ({ lab, page }) => {
	const shared = randomBytes(32);
	await lab.openToken(jwe(direct(shared), payload));
	await lab.key.fill(octJwk(shared));
	await expect(lab.payload).toContainText('alice-1234');
	await share(page, 'Report for a ticket…');
	const dialog = page.getByRole('dialog', { name: 'Report for a ticket' });
	const preview = dialog.getByRole('group', { name: 'Report for a ticket: what leaves' });
	await expect(dialog.getByText('The decrypted content is left out')).toBeVisible();
	await expect(preview).not.toContainText('as.example');
	await dialog.getByRole('checkbox', { name: 'Decrypted content' }).check();
	await expect(dialog.getByText('everyone who sees the ticket can read it')).toBeVisible();
	await expect(preview).toContainText('"iss": "https://as.example"');
	await expect(preview).not.toContainText('alice-1234');
});
