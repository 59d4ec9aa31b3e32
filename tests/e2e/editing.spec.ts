// The token follows each keystroke, is signed again with the key at hand, and what came stays apart from the copy.
import { expect, test } from '../support/lab.ts';
import { hmac, hs256, makeKey, partOf, pkcs8, secret, signed, spki, textOf } from '../support/tokens.ts';

const came = hs256('{"sub":"ada","role":"user"}');

test('the token follows each keystroke, and the other part keeps its characters', async ({ lab, page }) => {
	await lab.openToken(came);
	await lab.caretBefore('Payload', 'ada');
	for (const [key, sub] of [
		['l', 'lada'],
		['o', 'loada'],
		['v', 'lovada'],
	] as const) {
		await page.keyboard.press(key);
		await expect.poll(async () => textOf(await lab.text('Token'), 1)).toBe(`{"sub":"${sub}","role":"user"}`);
		expect(partOf(await lab.text('Token'), 0)).toBe(partOf(came, 0));
		expect(partOf(await lab.text('Token'), 2), 'kept, for want of a key').toBe(partOf(came, 2));
	}
	await lab.expectText('Payload', '{\n  "sub": "lovada",\n  "role": "user"\n}');
});

test('the caret stays where one types, in both panels', async ({ lab, page }) => {
	await lab.openToken(came);
	await lab.key.fill(secret);
	await lab.caretBefore('Payload', 'user');
	await page.keyboard.type('super-', { delay: 40 });
	await expect.poll(async () => textOf(await lab.text('Token'), 1)).toBe('{"sub":"ada","role":"super-user"}');
	await lab.caretBefore('Header', 'JWT');
	await page.keyboard.type('at+', { delay: 40 });
	await expect.poll(async () => textOf(await lab.text('Token'), 0)).toBe('{"alg":"HS256","typ":"at+JWT"}');
	await expect(lab.signature).toContainText('your edited copy is signed with this key');
});

test('an edit is signed again with the key at hand, exactly', async ({ lab, page }) => {
	await lab.openToken(came);
	await lab.key.fill(secret);
	await expect(lab.signature).toContainText('verified with your key');
	await lab.caretBefore('Payload', 'user');
	await page.keyboard.type('super');
	await expect(lab.signature).toContainText('your edited copy is signed with this key');
	await expect(page.getByText('This says nothing of the token as it came.')).toBeVisible();
	await lab.expectText('Token', hs256('{"sub":"ada","role":"superuser"}'));
	await expect(lab.verdict).toContainText('your edited copy');
});

test('the sample is signed again with its demo key', async ({ lab, page }) => {
	const sample = await lab.openSampleToken();
	await lab.caretBefore('Payload', 'https://auth');
	await page.keyboard.type('new_');
	await expect(lab.signature).toContainText('your edited copy is signed with this key');
	const edited = await lab.text('Token');
	expect(partOf(edited, 0)).toBe(partOf(sample, 0));
	expect(textOf(edited, 1)).toBe(textOf(sample, 1).replace('https://auth', 'new_https://auth'));
	expect(partOf(edited, 2)).not.toBe(partOf(sample, 2));
});

test('with the switch off the signature is kept, and Sign makes it one step', async ({ lab, page }) => {
	await lab.openToken(came);
	await lab.key.fill(secret);
	await page.getByRole('checkbox', { name: 'Sign again as I edit' }).uncheck();
	await lab.caretBefore('Payload', 'user');
	await page.keyboard.type('super');
	await expect(lab.signature).toContainText('does not match');
	expect(partOf(await lab.text('Token'), 2)).toBe(partOf(came, 2));
	await lab.button('Sign').click();
	await expect(lab.signature).toContainText('your edited copy is signed with this key');
	await lab.undo();
	await expect(lab.signature).toContainText('does not match');
});

test('an edited copy says so, shows what differs, and goes back in one click', async ({ lab, page }) => {
	await lab.openToken(came);
	await lab.key.fill(secret);
	await expect(page.getByText('edited copy')).toHaveCount(0);
	await lab.caretBefore('Payload', 'user');
	await page.keyboard.type('super');
	await expect(page.getByText('edited copy', { exact: true })).toBeVisible();
	await lab.button('What differs').click();
	const dialog = page.getByRole('dialog', { name: 'Compare two tokens' });
	await expect(dialog.getByRole('status', { name: 'Summary' })).toHaveText(
		'Same subject; role changed; the same key.',
	);
	const role = dialog
		.getByRole('list', { name: 'Payload members' })
		.getByRole('listitem')
		.filter({ hasText: 'role' });
	await expect(role).toContainText('changed');
	await expect(role).toContainText(/A: "user"/);
	await expect(role).toContainText(/B: "superuser"/);
	await expect(dialog.getByRole('region', { name: 'Header' })).toContainText('The same.');
	await dialog.getByRole('button', { name: 'Close' }).click();
	await expect(dialog).toBeHidden();
	await lab.button('Back to the pasted token').click();
	await lab.expectText('Token', came);
	await expect(page.getByText('edited copy')).toHaveCount(0);
	await expect(lab.signature).toContainText('verified with your key');
});

test('undo and redo go through all panels in the order of the edits', async ({ lab, page }) => {
	await lab.openToken(came);
	await lab.caretBefore('Payload', 'ada');
	await page.keyboard.type('l');
	await lab.caretBefore('Header', 'JWT');
	await page.keyboard.type('x');
	await lab.key.fill(secret);
	await lab.caretBefore('Payload', 'user');

	await lab.undo();
	await expect(lab.key).toHaveValue('');
	await lab.undo();
	await expect.poll(async () => textOf(await lab.text('Token'), 0)).toBe('{"alg":"HS256","typ":"JWT"}');
	await expect.poll(async () => textOf(await lab.text('Token'), 1)).toBe('{"sub":"lada","role":"user"}');
	await lab.undo();
	await lab.expectText('Token', came);

	await lab.redo();
	await lab.redo();
	await expect.poll(async () => textOf(await lab.text('Token'), 0)).toBe('{"alg":"HS256","typ":"xJWT"}');
	await lab.redo();
	await expect(lab.key).toHaveValue(secret);
});

test('undo in the Key field takes back the key, and nothing else', async ({ lab, page }) => {
	await lab.openToken(came);
	await lab.key.focus();
	await page.keyboard.type('abc');
	await page.keyboard.press('Control+Z');
	await expect(lab.key).toHaveValue('');
	await lab.expectText('Token', came);
});

test('with a public key only, an edit keeps the signature and says that it matches no more', async ({
	lab,
	page,
}) => {
	const key = makeKey('ES256');
	const token = signed(key, '{"sub":"ada"}');
	await lab.openToken(token);
	await lab.key.fill(spki(key));
	await expect(lab.signature).toContainText('verified with your key');
	await expect(lab.button('Sign')).toBeDisabled();
	await lab.caretBefore('Payload', 'ada');
	await page.keyboard.type('l');
	await expect(lab.signature).toContainText('does not match');
	await expect(page.getByText('Edited: the signature no longer matches.')).toBeVisible();
	expect(partOf(await lab.text('Token'), 2)).toBe(partOf(token, 2));
	await expect(lab.key).toHaveValue(spki(key));
});

test('changing or clearing the key never changes the token', async ({ lab }) => {
	await lab.openToken(came);
	const key = makeKey('ES256');
	for (const [text, state] of [
		[secret, 'verified with your key'],
		['another secret', 'does not match'],
		[pkcs8(key), 'cannot be checked'],
		['{"kty":"nonsense"}', 'cannot be checked'],
		['', 'not checked'],
	] as const) {
		await lab.key.fill(text);
		await expect(lab.signature).toContainText(state);
		await lab.expectText('Token', came);
	}
});

test('the signature can be edited as text, and belongs to the signing input shown', async ({ lab, page }) => {
	await lab.openToken(came);
	await lab.key.fill('another secret');
	await expect(lab.signature).toContainText('does not match');
	await page.getByText('What was signed, and the signature as text').click();
	const input = `${partOf(came, 0)}.${partOf(came, 1)}`;
	await expect(lab.panel('Signature')).toContainText(input);
	const field = page.getByRole('textbox', { name: 'Signature as text' });
	await expect(field).toHaveValue(partOf(came, 2));
	await field.fill(hmac(input, 'another secret'));
	await expect(lab.signature).toContainText('your edited copy is signed with this key');
	await lab.expectText('Token', `${input}.${hmac(input, 'another secret')}`);
});

test('an edit is not signed with a key that the token was not signed with, until the person says so', async ({
	lab,
	page,
}) => {
	const token = hs256('{"sub":"ada"}');
	await lab.openToken(token);
	await lab.key.fill('another-secret-that-is-as-long-as-it-should-be');
	await expect(lab.signature).toContainText('does not match');
	await lab.caretBefore('Payload', 'ada');
	await page.keyboard.type('x');
	await lab.expectText('Payload', '{\n  "sub": "xada"\n}');
	await expect(lab.signature).toContainText('does not match');
	await page.keyboard.press('Backspace');
	await lab.expectText('Token', token);
	await lab.button('Sign').click();
	await expect(lab.signature).toContainText('your edited copy is signed with this key');
	await lab.caretBefore('Payload', 'ada');
	await page.keyboard.type('y');
	await lab.expectText('Payload', '{\n  "sub": "yada"\n}');
	await expect(lab.signature).toContainText('your edited copy is signed with this key');
});

test('an edit that is taken back by hand gives the token as it came, a random signature included', async ({
	lab,
	page,
}) => {
	const token = await lab.openSampleToken();
	await lab.caretBefore('Payload', 'user_184f');
	await page.keyboard.type('x');
	await expect(lab.signature).toContainText('your edited copy is signed with this key');
	await page.keyboard.press('Backspace');
	await lab.expectText('Token', token);
	await expect(page.getByText('edited copy')).toHaveCount(0);
});

test('redo leaves the caret behind what it brought back', async ({ lab, page }) => {
	await lab.openToken(hs256('{"sub":"ada"}'));
	await lab.caretBefore('Payload', 'ada');
	await page.keyboard.type('xyz');
	await lab.undo();
	await lab.redo();
	await page.keyboard.type('d');
	await lab.expectText('Payload', '{\n  "sub": "xyzdada"\n}');
});

test('half a character in a panel is said to have no bytes', async ({ lab, page }) => {
	await lab.openToken(hs256('{"sub":"ada"}'));
	await lab.caretBefore('Payload', 'ada');
	// Made in the page: on the way there it would already become U+FFFD.
	await page.evaluate(() => document.execCommand('insertText', false, String.fromCharCode(0xd83d)));
	await expect(lab.panel('Payload')).toContainText(
		'The half of a character at line 2, column 11 cannot be written',
	);
});
