// What a careful reader would remark: where it is, why it matters, what mends it, and what it depends on.
import { expect, test } from '../support/lab.ts';
import { compact, hs256, seconds } from '../support/tokens.ts';

test('a finding points at its place, says why it matters, and mends it in a step that undo takes back', async ({
	lab,
	page,
}) => {
	await lab.openToken(hs256(`{"iss":"i","aud":"a","exp":${String(seconds() + 3600)}000}`));
	const finding = lab.findings.getByRole('listitem').filter({ hasText: 'looks like milliseconds' });
	await expect(finding).toContainText('RFC 7519 §2');
	await expect(lab.payload.locator('[title*="looks like milliseconds"]')).toHaveText(/^\d{13}$/);

	const reason = finding.getByRole('button', { name: 'why' });
	await expect(reason).toHaveAttribute('aria-expanded', 'false');
	await reason.click();
	await expect(reason).toHaveAttribute('aria-expanded', 'true');
	await expect(finding).toContainText('tens of thousands of years');

	const before = await lab.text('Token');
	await finding.getByRole('button', { name: /Replace with \d{10}$/ }).click();
	await expect(finding).toHaveCount(0);
	expect(await lab.text('Payload')).toMatch(/"exp": \d{10}\n/);
	await page.keyboard.press('Control+z');
	await expect(finding).toHaveCount(1);
	expect(await lab.text('Token')).toBe(before);
});

test('what the token is taken for is recognised, can be chosen, and goes with the token', async ({
	lab,
	page,
}) => {
	const profile = page.getByRole('combobox', { name: 'Profile' });
	await lab.openToken(hs256(`{"iss":"i","aud":"a","exp":${String(seconds() + 600)}}`));
	await expect(profile).toHaveValue('recognised');
	await expect(profile.getByRole('option').first()).toHaveText('Plain JWT, by its claims');
	await expect(lab.panel('Findings')).not.toContainText('An access token must also have');

	await profile.selectOption('access-token');
	await expect(lab.findings).toContainText('An access token must also have');
	await page.keyboard.press('Control+z');
	await expect(profile).toHaveValue('recognised');
	await page.keyboard.press('Control+Shift+z');
	await expect(profile).toHaveValue('access-token');

	await lab.openToken(hs256('{"nonce":"n"}'));
	await expect(profile).toHaveValue('recognised');
	await expect(profile.getByRole('option').first()).toHaveText('OpenID ID token, by its claims');
	await expect(lab.findings).toContainText('An ID token must also have');
});

test('the list knows what is expected, what was guessed, and the other tokens of the session', async ({
	lab,
	page,
}) => {
	await lab.openToken(hs256(`{"iss":"i","aud":"a","exp":${String(seconds() + 600)}}`, { key: 'secret' }));
	await expect(lab.findings).toContainText('Anyone can sign this: its secret is “secret”');
	await lab.button('Expectations').click();
	await page.getByRole('textbox', { name: /^Audience/ }).fill('b');
	await expect(lab.findings).toContainText('“aud” does not name whom it must');

	// Two ECDSA signatures with the same R give the private key away.
	const signed = (sub: string, last: string) =>
		compact('{"alg":"ES256","kid":"k"}', `{"sub":"${sub}"}`, `${'C'.repeat(43)}${'B'.repeat(42)}${last}`);
	await lab.openToken(signed('one', 'A'));
	await expect(lab.findings).toContainText('No “exp”');
	await expect(lab.panel('Findings')).not.toContainText('the private key can be worked out');
	await lab.openToken(signed('two', 'Q'));
	await expect(lab.findings).toContainText('the private key can be worked out');
});

test('a long token is remarked on once it is painted', async ({ lab }) => {
	const claims = Array.from({ length: 4000 }, (_, index) => `"claim_${String(index)}":"value"`).join(',');
	await lab.pasteAnywhere(hs256(`{${claims},"password":"x"}`));
	await expect(lab.findings).toContainText('“password” holds a secret');
});
