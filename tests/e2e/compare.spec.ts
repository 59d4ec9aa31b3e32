// Two tokens side by side, and the tokens of the session: to find, compare, open again and forget.
import { expect, test } from '../support/lab.ts';
import { hs256, secret, seconds } from '../support/tokens.ts';

const claims = (exp: number, scope: string, sub = 'ada') =>
	hs256(`{"iss":"https://id.example","sub":"${sub}","exp":${exp},"scope":"${scope}"}`);

test('a pasted token is compared with the one at hand', async ({ lab, page }) => {
	const exp = seconds() + 600;
	await lab.openToken(claims(exp, 'read orders:write'));
	await lab.key.fill(secret);
	await lab.button('Compare…').click();
	const dialog = page.getByRole('dialog', { name: 'Compare two tokens' });
	await dialog
		.getByRole('textbox', { name: 'Paste token B' })
		.fill(`Authorization: Bearer ${claims(exp + 3600, 'read')}`);
	await expect(dialog.getByRole('status', { name: 'Summary' })).toHaveText(
		'Same issuer and subject; expires 1 h later; scope lost orders:write; the same key.',
	);
	const payload = dialog.getByRole('list', { name: 'Payload members' });
	await expect(payload.getByRole('listitem').filter({ hasText: 'exp' })).toContainText('1 h later');
	await expect(payload.getByRole('listitem').filter({ hasText: 'scope' })).toContainText(
		'only in A: − orders:write',
	);
	await expect(payload.getByRole('listitem')).toHaveCount(4);
	await dialog.getByText('Only what differs').click();
	await expect(payload.getByRole('listitem')).toHaveCount(2);
	await dialog.getByRole('button', { name: 'Swap' }).click();
	await expect(dialog.getByRole('status', { name: 'Summary' })).toContainText('scope gained orders:write');
	await dialog.getByRole('button', { name: 'Copy as Markdown' }).click();
	expect(await lab.clipboard()).toContain('| payload `scope` | changed: 1 in both, + orders:write |');
	await dialog.getByRole('button', { name: 'Open A in the debugger' }).click();
	await lab.expectText('Token', claims(exp + 3600, 'read'));
});

test('the session’s tokens are found, compared, opened again with their keys, and forgotten', async ({
	lab,
	page,
	open,
}) => {
	const [ada, bob] = [claims(seconds() + 600, 'read', 'ada'), claims(seconds() - 600, 'read', 'bob')];
	await lab.openToken(ada);
	await lab.key.fill(secret);
	await expect(lab.signature).toContainText('verified with your key');
	await lab.openToken(bob);
	await lab.key.fill('another key that is not for this token');
	await lab.button('History').click();
	const dialog = page.getByRole('dialog', { name: 'History of this session' });
	const rows = dialog.getByRole('list', { name: 'Tokens of this session' }).getByRole('listitem');
	await expect(rows).toHaveCount(3);
	await expect(rows.first()).toContainText('id.example · bob');
	await expect(rows.first()).toContainText('now');
	await dialog.getByRole('searchbox', { name: 'Search the history' }).fill('ada hs256');
	await expect(rows).toHaveCount(1);
	await expect(rows).toContainText('with its key');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await lab.expectText('Token', ada);
	await expect(lab.key).toHaveValue(secret);
	await expect(lab.signature).toContainText('verified with your key');

	await page.keyboard.press('Control+K');
	await page.keyboard.type('History of this');
	await page.keyboard.press('Enter');
	await rows
		.filter({ hasText: 'bob' })
		.getByRole('button', { name: /^Compare/ })
		.click();
	await expect(page.getByRole('dialog').getByRole('status', { name: 'Summary' })).toContainText(
		'Same issuer; subject bob → ada',
	);
	await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

	await lab.button('History').click();
	await dialog.getByRole('button', { name: 'Clear history' }).click();
	await expect(lab.news).toContainText('The history is empty');
	await expect(dialog).toContainText('Nothing here yet.');
	await page.keyboard.press('Escape');
	await lab.expectText('Token', ada);
	await open();
	await lab.openSampleToken();
	await lab.button('History').click();
	await expect(rows).toHaveCount(1);
	await expect(rows).toContainText('sample');
});
