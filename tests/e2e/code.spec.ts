// Code for the token at hand: what it says of the token and of what is expected, and what it never says.
import type { Page } from '@playwright/test';
import { demoKeys, demoSecrets } from '../../src/lib/core/samples/demo-keys.ts';
import { expect, test, type Lab } from '../support/lab.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Code for this token' });
const code = (page: Page) => dialog(page).getByRole('region', { name: 'Code', exact: true });

async function open(lab: Lab, page: Page): Promise<void> {
	await lab.openSampleToken();
	await lab.button('Code').click();
	await expect(dialog(page)).toBeVisible();
}

test('code for the token at hand is chosen by language, copied, and remembered', async ({ lab, page }) => {
	await open(lab, page);
	const algorithm = 'ES256';
	await expect(code(page)).toContainText(`algorithms: ['${algorithm}']`);
	await expect(dialog(page)).toContainText('npm install jose');
	// The languages are one stop of the keyboard, and the arrow keys go through them.
	await dialog(page)
		.getByRole('radio', { name: /JavaScript/ })
		.focus();
	await page.keyboard.press('ArrowDown');
	await expect(code(page)).toContainText('import jwt');
	await dialog(page).getByRole('radio', { name: 'Sign', exact: true }).press('Space');
	await expect(code(page)).toContainText('jwt.encode(');
	const shown = await code(page).textContent();
	await dialog(page).getByRole('button', { name: 'Copy code' }).click();
	await expect(lab.news).toContainText('Code copied.');
	const copied = await lab.clipboard();
	expect(copied).toBe(shown);
	// Every language, both ways: nothing of the private key.
	for (const action of ['Verify', 'Sign']) {
		await dialog(page).getByRole('radio', { name: action, exact: true }).press('Space');
		for (const language of await dialog(page)
			.getByRole('group', { name: 'Language' })
			.getByRole('radio')
			.all()) {
			await language.press('Space');
			const text = await dialog(page).textContent();
			for (const secret of [demoKeys.p256.d, ...Object.values(demoSecrets)])
				expect(text).not.toContain(secret);
		}
	}
	await dialog(page)
		.getByRole('radio', { name: /Python/ })
		.press('Space');
	await page.keyboard.press('Escape');
	await expect(dialog(page)).toHaveCount(0);
	await page.keyboard.press('Control+K');
	await page.keyboard.type('code that verifies');
	await page.keyboard.press('Enter');
	await expect(dialog(page).getByRole('radio', { name: /Python/ })).toBeChecked();
});

test('the code follows what is expected, and has a public key only where it is asked for', async ({
	lab,
	page,
}) => {
	await lab.openSampleToken();
	await lab.button('Expectations').click();
	await page.getByLabel('Issuer (iss)').fill("https://it's.example/`$HOME`");
	await page.getByLabel('Leeway, in seconds').fill('37');
	await lab.button('Code').click();
	await expect(code(page)).toContainText("const issuer = 'https://it\\'s.example/`$HOME`';");
	await expect(code(page)).toContainText('clockTolerance: 37');
	await expect(code(page)).not.toContainText('BEGIN PUBLIC KEY');
	await dialog(page).getByLabel('Key from').selectOption({ label: 'the code: your public key' });
	await expect(code(page)).toContainText('-----BEGIN PUBLIC KEY-----');
	await dialog(page).getByLabel('Key from').selectOption({ label: 'the issuer’s key set' });
	await expect(code(page)).toContainText('createRemoteJWKSet');
});

test('where there is no code, a sentence says why and what there is instead', async ({ lab, page }) => {
	await lab.openSampleToken();
	await lab.button('Clear').first().click();
	await lab.button('Code').click();
	const reason = dialog(page).getByRole('status', { name: 'Why there is no code' });
	await expect(reason).toContainText('No token yet');
	await page.keyboard.press('Escape');
	await lab.openToken('eyJhbGciOiJFZDQ0OCJ9.e30.c2ln');
	await lab.button('Code').click();
	await expect(reason).toContainText('JavaScript (jose) has no Ed448');
	await expect(reason).toContainText('Shell (OpenSSL, jq, curl)');
});
