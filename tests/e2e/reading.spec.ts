// Getting a token onto the screen from wherever it was copied, and back to what was there before.
import { expect, test } from '../support/lab.ts';
import { ready } from '../support/test.ts';
import { compact, hs256, hs256Header, makeKey, secret, spki, textOf } from '../support/tokens.ts';

const token = hs256('{"sub":"reader","n":1}');
const other = hs256('{"sub":"somebody else"}');
const payloadText = '{\n  "sub": "reader",\n  "n": 1\n}';

test('a sample is open on arrival, and says that it is one', async ({ lab, page }) => {
	await expect(page.getByText('Sample: OAuth access token.')).toBeVisible();
	await expect(page.getByText('demo key: never use it elsewhere')).toBeVisible();
	await expect(lab.signature).toContainText('verified with your key');
	expect(await lab.text('Header')).toContain('"alg": "ES256"');
	expect(await lab.text('Payload')).toContain('"client_id": "web-shop"');
});

test('a token pasted anywhere replaces the sample and its key', async ({ lab, page }) => {
	await lab.pasteAnywhere(token);
	await lab.expectText('Token', token);
	await lab.expectText('Payload', payloadText);
	await lab.expectText('Header', '{\n  "alg": "HS256",\n  "typ": "JWT"\n}');
	await expect(lab.key).toHaveValue('');
	await expect(lab.signature).toContainText('not checked');
	await expect(page.getByText('demo key')).toHaveCount(0);
	await expect(page.getByText('Sample:')).toHaveCount(0);
});

test('a token pasted into the Token field replaces what is there, wherever the caret is', async ({ lab }) => {
	await lab.token.focus();
	await lab.paste(token);
	await lab.expectText('Token', token);
	await lab.expectText('Payload', payloadText);
});

test('a key that was set stays when another token is pasted', async ({ lab }) => {
	await lab.openToken(token);
	await lab.key.fill('my own key');
	await lab.openToken(other);
	await expect(lab.key).toHaveValue('my own key');
});

for (const [kind, content] of [
	['a token', token],
	['a response that holds one', JSON.stringify({ token_type: 'Bearer', access_token: token }, null, 2)],
] as const) {
	test(`a file with ${kind} can be dropped anywhere`, async ({ lab, page }) => {
		const data = await page.evaluateHandle((text) => {
			const transfer = new DataTransfer();
			transfer.items.add(new File([text], 'token.txt', { type: 'text/plain' }));
			return transfer;
		}, content);
		const target = page.getByRole('main');
		await target.dispatchEvent('dragover', { dataTransfer: data });
		await expect(page.getByText('Drop a token, a key, or a file that holds one')).toBeVisible();
		await target.dispatchEvent('drop', { dataTransfer: data });
		await lab.expectText('Token', token);
		await expect(page.getByText('Drop a token, a key, or a file that holds one')).toHaveCount(0);
	});
}

test('an empty file says so and changes nothing', async ({ lab, page }) => {
	await lab.openToken(token);
	const data = await page.evaluateHandle(() => {
		const transfer = new DataTransfer();
		transfer.items.add(new File([''], 'empty.txt', { type: 'text/plain' }));
		return transfer;
	});
	await page.getByRole('main').dispatchEvent('drop', { dataTransfer: data });
	await expect(lab.news).toContainText('The file is empty.');
	await lab.expectText('Token', token);
});

const wrapped = token.replace(/.{40}/g, '$&\n');
const forms: readonly (readonly [form: string, text: string, said: string])[] = [
	['an Authorization header', `Authorization: Bearer ${token}`, 'Taken from an Authorization header'],
	['a Bearer line', `Bearer ${token}`, 'Taken from a Bearer line'],
	[
		'a curl command',
		`curl -H 'Authorization: Bearer ${token}' https://api.example/`,
		'Taken from a curl command',
	],
	['a JSON response', `{"access_token":"${token}","expires_in":3600}`, 'Taken from JSON (access_token)'],
	['a Cookie header', `Cookie: theme=dark; session=${token}; a=b`, 'Taken from a Cookie header (session)'],
	[
		'a Set-Cookie header',
		`Set-Cookie: session=${token}; Path=/; HttpOnly`,
		'Taken from a Set-Cookie header (session)',
	],
	[
		'a URL with a fragment',
		`https://app.example/cb#id_token=${token}&state=x`,
		'Taken from a URL’s fragment (id_token)',
	],
	['a URL with a query', `https://app.example/?token=${token}&x=1`, 'Taken from a URL’s query'],
	['quotes', `"${token}"`, 'Taken out of quotes'],
	['wrapped lines', wrapped, 'White space taken out'],
	['a Bearer line that is wrapped', `Authorization: Bearer ${wrapped}`, 'white space taken out'],
	['a log line', `2026-11-23T10:00:00Z WARN auth: rejected ${token} (401)`, 'Taken from the text around it'],
];

for (const [form, text, said] of forms) {
	test(`a token is found in ${form}; what was around it is said, and undo brings back what was there`, async ({
		lab,
		page,
	}) => {
		await lab.openToken(other);
		await lab.pasteAnywhere(text);
		await lab.expectText('Token', token);
		await lab.expectText('Payload', payloadText);
		await expect(page.getByText(said)).toBeVisible();
		await expect(page.getByText('Undo brings back what was there before.')).toBeVisible();
		await lab.undo();
		await lab.expectText('Token', other);
		await lab.expectText('Payload', '{\n  "sub": "somebody else"\n}');
		await lab.redo();
		await lab.expectText('Token', token);
	});
}

test('of two tokens one is chosen, and nothing changes until then', async ({ lab, page }) => {
	const before = await lab.openSampleToken();
	await lab.pasteAnywhere(JSON.stringify({ access_token: token, id_token: other }));
	const chooser = page.getByRole('dialog', { name: '2 tokens found: which one?' });
	await expect(chooser.getByRole('button', { name: /access_token/ })).toContainText('reader');
	await expect(chooser.getByRole('button', { name: /id_token/ })).toContainText('somebody else');
	await page.keyboard.press('Escape');
	await expect(chooser).toBeHidden();
	await lab.expectText('Token', before);

	await lab.pasteAnywhere(JSON.stringify({ access_token: token, id_token: other }));
	await chooser.getByRole('button', { name: /id_token/ }).click();
	await expect(chooser).toBeHidden();
	await lab.expectText('Token', other);
	await expect(page.getByText('Taken from JSON (id_token)')).toBeVisible();
});

test('a {header, payload} object makes a token of exactly those texts, and can be copied again', async ({
	lab,
	page,
}) => {
	const payload = '{"b":9007199254740993, "2":1.0}';
	await lab.pasteAnywhere(`{"header": ${hs256Header}, "payload": ${payload}}`);
	await expect(lab.token).toContainText(compact(hs256Header, payload));
	await expect(page.getByText('Made from a {header, payload} object.')).toBeVisible();
	await lab.expectText('Payload', payload);

	await page.keyboard.press('Control+K');
	await page.getByRole('option', { name: 'Copy decoded JSON' }).click();
	await expect(lab.news).toContainText('Decoded JSON copied.');
	const copied = await lab.clipboard();
	expect(copied).toContain('  "payload": {\n    "b": 9007199254740993,\n    "2": 1.0\n  }');
	await lab.openToken(other);
	await lab.pasteAnywhere(copied);
	await expect(lab.token).toContainText(compact(hs256Header, payload.replaceAll(' ', '')));
});

test('a PEM pasted outside of all fields becomes the key and leaves the token', async ({ lab }) => {
	const pem = spki(makeKey('ES256'));
	await lab.openToken(token);
	await lab.pasteAnywhere(pem);
	await expect(lab.key).toHaveValue(pem);
	await lab.expectText('Token', token);
});

for (const [where, notice] of [
	['?token=', 'The token came in the address’s query, which servers log.'],
	['#access_token=', 'The token came in the address. It has been removed from there.'],
] as const) {
	test(`a token in the address (${where}) is read and removed from there`, async ({
		page,
		lab,
		navigating,
	}) => {
		await navigating(async () => {
			await page.goto('about:blank');
			await page.goto(`./${where}${token}`);
		});
		await expect(lab.news).toContainText(notice);
		await ready(page);
		await lab.expectText('Token', token);
		await expect(lab.panel('Token')).toContainText('Taken from a URL’s');
		await expect(page).toHaveURL(/^[^?#]*$/);
		expect(await page.evaluate(() => JSON.stringify(history.state))).not.toContain(token.slice(40, 80));
		await expect(lab.verdict).not.toContainText('accept it');
	});
}

test('the Paste button of a narrow screen reads the clipboard', async ({ lab, page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.evaluate((text) => navigator.clipboard.writeText(text), token);
	await lab.button('Paste').click();
	await lab.expectText('Token', token);
});

test('Copy token copies the exact characters, Clear empties every field', async ({ lab }) => {
	await lab.openToken(token);
	await lab.button('Copy token').click();
	await expect(lab.news).toContainText('Token');
	expect(await lab.clipboard()).toBe(token);
	await lab.key.fill('my own key');
	await lab.button('Clear').click();
	await lab.expectText('Token', '');
	await expect(lab.key).toHaveValue('');
	await lab.expectText('Payload', '');
	await lab.leaveFields();
	await lab.undo();
	await lab.expectText('Token', token);
	await expect(lab.key).toHaveValue('my own key');
});

test('a token is begun on an empty page: an algorithm, claims, a key, a signature', async ({ lab, page }) => {
	await lab.button('Clear').click();
	await page.getByRole('combobox', { name: 'Algorithm' }).selectOption('ES256');
	await lab.expectText('Header', '{\n  "alg": "ES256",\n  "typ": "JWT"\n}');
	await lab.button('Add claim').click();
	await page.getByRole('textbox', { name: 'Find a claim' }).fill('team');
	await page.keyboard.press('Enter');
	await lab.expectText('Payload', '{\n  "team": ""\n}');
	await lab.button('Generate key').click();
	await expect(lab.signature).toContainText('does not match');
	await lab.button('Sign').click();
	await expect(lab.signature).toContainText('verified with your key');
	await expect(page.getByText('edited copy')).toHaveCount(0);
});

test('typing claims on an empty page begins a token', async ({ lab, page }) => {
	await lab.button('Clear').click();
	await lab.show('Payload', 'JSON');
	await lab.payload.focus();
	await page.keyboard.type('{"sub":"me"}');
	await lab.expectText('Header', '{\n  "alg": "HS256",\n  "typ": "JWT"\n}');
	await expect.poll(async () => textOf(await lab.text('Token'), 1)).toBe('{"sub":"me"}');
	await lab.key.fill(secret);
	await lab.button('Sign').click();
	await expect(lab.signature).toContainText('verified with your key');
});
