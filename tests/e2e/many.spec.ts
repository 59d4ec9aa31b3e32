// Thousands of tokens in a log or a recording, and the files that tokens and keys come in.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/lab.ts';
import { compact, hs256, makeKey, secret, seconds, signed, spki } from '../support/tokens.ts';

interface TestFile {
	readonly name: string;
	readonly content: string | Buffer;
}

async function drop(page: Page, ...files: readonly TestFile[]): Promise<void> {
	await page.getByRole('main').dispatchEvent('drop', { dataTransfer: await transferOf(page, files) });
}

async function transferOf(page: Page, files: readonly TestFile[]) {
	const encoded = files.map(({ name, content }) => [name, Buffer.from(content).toString('base64')] as const);
	return page.evaluateHandle((all) => {
		const transfer = new DataTransfer();
		for (const [name, base64] of all) {
			transfer.items.add(new File([Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))], name));
		}
		return transfer;
	}, encoded);
}

async function open(page: Page, ...files: readonly TestFile[]): Promise<void> {
	await page.getByRole('button', { name: 'Sample' }).click();
	const chooser = page.waitForEvent('filechooser');
	await page.getByRole('button', { name: 'Open file…' }).click();
	await (
		await chooser
	).setFiles(files.map(({ name, content }) => ({ name, mimeType: '', buffer: Buffer.from(content) })));
}

const table = (page: Page) => page.getByRole('grid', { name: 'Tokens found' });
const now = seconds();

test('a log of 10,000 tokens becomes a table while the page stays alive', async ({ lab, page }) => {
	test.setTimeout(120_000);
	const count = 10_000;
	const tokens = Array.from({ length: count }, (_, index) => {
		const exp = index % 10 === 0 ? now - 3600 : now + 3600 + index;
		const payload = `{"iss":"https://issuer-${index % 3}.example","sub":"user ${index}","n":1.0,"iat":${now - 7200},"exp":${exp}}`;
		if (index === 77) return compact('{"alg":"none"}', payload.replace('user', '=cmd|'));
		return hs256(payload, index === 5 ? { key: 'another key' } : {});
	});
	await lab.key.fill(secret);
	const data = await transferOf(page, [
		{
			name: 'app.log',
			content: tokens.map((token) => `2026-11-23T10:00:00Z WARN rejected ${token}`).join('\n'),
		},
	]);
	await page.evaluate(() => {
		const gaps: number[] = [];
		let last = performance.now();
		const frame = () => {
			gaps.push(performance.now() - last);
			last = performance.now();
			requestAnimationFrame(frame);
		};
		requestAnimationFrame(frame);
		const tasks: number[] = [];
		new PerformanceObserver((list) =>
			tasks.push(...list.getEntries().map(({ duration }) => duration)),
		).observe({
			type: 'longtask',
		});
		Object.assign(window, { gaps, tasks, begun: performance.now() });
	});
	await page.getByRole('main').dispatchEvent('drop', { dataTransfer: data });
	const dialog = page.getByRole('dialog');
	await expect(dialog).toHaveAccessibleName('10,000 tokens in app.log');
	await expect(dialog.getByRole('status', { name: 'Progress' })).toContainText('1,000 expired', {
		timeout: 90_000,
	});
	const measured = await page.evaluate(() => {
		const { gaps, tasks, begun } = window as unknown as { gaps: number[]; tasks: number[]; begun: number };
		return { all: performance.now() - begun, gap: Math.max(...gaps), task: Math.max(0, ...tasks) };
	});
	test.info().annotations.push({ type: 'measured', description: JSON.stringify(measured) });
	expect(measured.gap).toBeLessThan(1000);

	const rows = table(page).getByRole('row');
	// Only what is in sight is drawn.
	expect(await rows.count()).toBeLessThan(80);
	await page.getByRole('button', { name: 'Signature' }).click();
	await expect(table(page).getByRole('columnheader', { name: 'Signature' })).toHaveAttribute(
		'aria-sort',
		'ascending',
	);
	await expect(rows.nth(1)).toContainText('does not match');
	await expect(rows.nth(2)).toContainText('unsigned');
	await expect(rows.nth(3)).toContainText('verified');

	await page.getByRole('button', { name: 'expired 1,000' }).click();
	await expect(dialog.getByRole('status', { name: 'Rows' })).toHaveText('1,000 of 10,000');
	await page.getByRole('searchbox', { name: 'Filter' }).fill('issuer-0 USER');
	await expect(dialog.getByRole('status', { name: 'Rows' })).toHaveText('334 of 10,000');
	await page.getByRole('button', { name: 'Show all' }).click();

	// By the keyboard: to the third row, open it, and back to where one was.
	await table(page).focus();
	for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(dialog).toHaveCount(0);
	await lab.expectText('Token', tokens[0]!);
	await page.getByRole('button', { name: 'Back to the 10,000 tokens' }).click();
	await expect(table(page).getByRole('row', { selected: true })).toContainText('user 0');

	await page.getByRole('searchbox', { name: 'Filter' }).fill('77');
	await page.getByRole('button', { name: 'unsigned 1', exact: true }).click();
	await page.getByRole('button', { name: 'Export list' }).click();
	const saving = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save as CSV' }).click();
	const csv = await readFile(await (await saving).path(), 'utf8');
	const [head, line, ...rest] = csv.replace('\uFEFF', '').split('\r\n');
	expect(head).toMatch(/^number,kind,issuer,subject,/);
	expect(line).toContain(`78,unsecured,https://issuer-2.example,'=cmd| 77,,none,`);
	expect(line).toContain('2026-11-23T10:00:00Z');
	expect(line).not.toContain('eyJ');
	expect(rest).toEqual(['']);
	await page.getByRole('button', { name: 'Export list' }).click();
	const savingJson = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save as JSON' }).click();
	const json = await readFile(await (await savingJson).path(), 'utf8');
	expect(json).toContain('"n":1.0');
	expect(JSON.parse(json)).toMatchObject([
		{ number: 78, signature: 'unsigned', payload: { sub: '=cmd| 77' } },
	]);

	await page.getByRole('button', { name: 'Forget the list' }).click();
	await expect(page.getByRole('button', { name: /^Back to the/ })).toHaveCount(0);
});

test('a HAR shows each token once, with the requests it was sent in; another key checks it anew', async ({
	lab,
	page,
}) => {
	const key = makeKey('ES256');
	const token = signed(key, `{"sub":"ada","exp":${now + 900}}`);
	const other = hs256('{"sub":"grace"}');
	const entry = (index: number) => ({
		startedDateTime: '2026-11-23T10:00:00Z',
		request: {
			method: 'GET',
			url: `https://api.example.com/orders/${index}`,
			headers: [{ name: 'Authorization', value: `Bearer ${index === 3 ? other : token}` }],
		},
		response: { content: { mimeType: 'text/plain', text: '' } },
	});
	const har = JSON.stringify({
		log: { version: '1.2', entries: Array.from({ length: 40 }, (_, index) => entry(index)) },
	});
	await open(page, { name: 'session.har', content: har }, { name: 'key.pem', content: spki(key) });
	await expect(page.getByRole('dialog')).toHaveAccessibleName('2 tokens, found 40 times in session.har');
	const rows = table(page).getByRole('row');
	await expect(rows.nth(1)).toContainText('39× Authorization request header of GET api.example.com/orders/0');
	await expect(rows.nth(1)).toContainText('verified');
	await expect(rows.nth(2)).toContainText('cannot be checked');
	await rows.nth(2).click();
	await lab.expectText('Token', other);
	await lab.key.fill(secret);
	await page.getByRole('button', { name: 'Back to the 2 tokens' }).click();
	await expect(rows.nth(2)).toContainText('verified');
	await expect(rows.nth(1)).toContainText('cannot be checked');
});

test('files of each kind are opened, alone and together', async ({ lab, page }) => {
	const key = makeKey('RS256');
	const token = signed(key, `{"sub":"ada","exp":${now + 900}}`);
	const jwks = JSON.stringify({ keys: [key.publicKey.export({ format: 'jwk' })] });
	const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`${token}\r\n`, 'utf16le')]);
	await drop(page, { name: 'token.jwt', content: wide }, { name: 'keys.jwks', content: jwks });
	await lab.expectText('Token', token);
	await expect(lab.signature).toContainText('verified with your key');
	await expect(lab.news).toContainText('keys.jwks: now the key.');

	await lab.button('Clear').click();
	await open(page, { name: 'public.pem', content: spki(key).replaceAll('\n', '\r\n') });
	await expect(lab.key).toHaveValue(/BEGIN PUBLIC KEY/);
	await open(page, { name: 'response.json', content: `\uFEFF{"access_token":"${token}","expires_in":900}` });
	await lab.expectText('Token', token);
	await expect(lab.signature).toContainText('verified with your key');

	await open(page, { name: 'picture.png', content: Buffer.from('89504e470d0a1a0a0000', 'hex') });
	await expect(lab.news).toContainText('picture.png is a picture. It holds no token and no key.');
	await open(page, { name: 'notes.txt', content: 'nothing of interest here' });
	await expect(lab.news).toContainText('notes.txt holds no token and no key.');
	await lab.expectText('Token', token);

	await open(
		page,
		{ name: 'a.jwt', content: hs256('{"sub":"a"}') },
		{ name: 'b.txt', content: hs256('{"sub":"b"}') },
	);
	await page
		.getByRole('dialog', { name: '2 tokens found: which one?' })
		.getByRole('button', { name: 'See them as a table' })
		.click();
	await expect(page.getByRole('dialog')).toHaveAccessibleName('2 tokens in a.jwt, b.txt');
	await expect(table(page).getByRole('row').nth(2)).toContainText('b.txt: line 1');
});
