// Edits touch what they name and no other byte, however they are made.
import { expect, test, type Lab } from '../support/lab.ts';
import { hs256, hs256Header, partOf, secret, seconds, textOf } from '../support/tokens.ts';

const payloadOf = async (lab: Lab) => textOf(await lab.text('Token'), 1);

/** Everything that a careless editor would lose. */
const odd = '{"b":9007199254740993,"2":1.0,"a":"x","1":1e400,"b":-0,"e":"\\u0041","sub":"ada"}';

test('typing in one member keeps big integers, 1.0, order, escapes and duplicates', async ({ lab, page }) => {
	await lab.openToken(hs256(odd));
	await lab.key.fill(secret);
	await lab.caretBefore('Payload', 'ada');
	await page.keyboard.type('l');
	await expect.poll(() => payloadOf(lab)).toBe(odd.replace('ada', 'lada'));
	await lab.expectText('Token', hs256(odd.replace('ada', 'lada')));
});

test('a payload with white space of its own keeps it', async ({ lab, page }) => {
	const spaced = '{ "sub" : "ada",\r\n\t"n":1.0 }';
	await lab.openToken(hs256(spaced));
	await lab.caretBefore('Payload', 'ada');
	await page.keyboard.type('l');
	await expect.poll(() => payloadOf(lab)).toBe(spaced.replace('ada', 'lada'));
	await page.keyboard.press('Backspace');
	await lab.expectText('Token', hs256(spaced));
});

test('an edit that is taken back by hand gives the same bytes again', async ({ lab, page }) => {
	await lab.openToken(hs256(odd));
	await lab.caretBefore('Payload', 'ada');
	await page.keyboard.type('l');
	await expect.poll(() => payloadOf(lab)).toBe(odd.replace('ada', 'lada'));
	await page.keyboard.press('Backspace');
	await lab.expectText('Token', hs256(odd));
	await expect(page.getByText('edited copy')).toHaveCount(0);
});

test('JSON that is broken while typing stays in the panel and in the token', async ({ lab, page }) => {
	await lab.openToken(hs256('{"sub":"ada"}'));
	await lab.caretBefore('Payload', '"ada"');
	await page.keyboard.press('Delete');
	await lab.expectText('Payload', '{\n  "sub": ada"\n}');
	await expect(lab.panel('Payload').getByRole('listitem').first()).toContainText('at line 2, column 10');
	await lab.expectText('Header', '{\n  "alg": "HS256",\n  "typ": "JWT"\n}');
	expect(await payloadOf(lab)).toContain('ada"');
	await page.keyboard.type('"');
	await lab.expectText('Token', hs256('{"sub":"ada"}'));
	await expect(lab.panel('Payload').getByRole('listitem')).toHaveCount(0);
});

test('exp +15 min sets the expiry alone', async ({ lab }) => {
	await lab.openToken(hs256('{"n":1.0,"exp":1,"n":2}'));
	const before = seconds();
	await lab.expireIn15Minutes();
	await expect.poll(() => payloadOf(lab)).toMatch(/^\{"n":1\.0,"exp":\d{10},"n":2\}$/);
	expectAround(Number(/"exp":(\d+)/.exec(await payloadOf(lab))?.[1]), before + 900);
});

for (const [choice, name, after] of [
	['Expire in 15 min (exp)', 'exp', 900],
	['Expire in 1 h (exp)', 'exp', 3600],
	['Expired just now (exp)', 'exp', -1],
	['Issued now (iat)', 'iat', 0],
] as const) {
	test(`Times: ${choice}`, async ({ lab }) => {
		await lab.openToken(hs256('{"big":9007199254740993,"sub":"ada"}'));
		const before = seconds();
		await lab.button('Times').click();
		await lab.button(choice).click();
		await expect
			.poll(() => payloadOf(lab))
			.toMatch(new RegExp(`^\\{"big":9007199254740993,"sub":"ada","${name}":\\d{10}\\}$`));
		expectAround(Number(/(\d{10})\}$/.exec(await payloadOf(lab))?.[1]), before + after);
		if (choice.startsWith('Expired')) await expect(lab.verdict).toContainText('refuse');
	});
}

for (const [said, after] of [
	['+30m', 1800],
	['in 2 days', 172_800],
	['now', 0],
] as const) {
	test(`a time can be said as “${said}”`, async ({ lab, page }) => {
		await lab.openToken(hs256('{"sub":"ada"}'));
		const before = seconds();
		await lab.button('Times').click();
		await page.getByRole('combobox', { name: 'Set' }).selectOption({ label: 'nbf, not before' });
		await page.getByRole('textbox', { name: 'Time to set' }).fill(said);
		await page.getByRole('textbox', { name: 'Time to set' }).press('Enter');
		await expect.poll(() => payloadOf(lab)).toMatch(/^\{"sub":"ada","nbf":\d{10}\}$/);
		expectAround(Number(/"nbf":(\d+)/.exec(await payloadOf(lab))?.[1]), before + after);
	});
}

test('a date is read in the local zone, and what is no time is said so and not set', async ({
	lab,
	page,
}) => {
	await lab.openToken(hs256('{"sub":"ada"}'));
	await lab.button('Times').click();
	const field = page.getByRole('textbox', { name: 'Time to set' });
	await field.fill('sometime');
	await expect(page.getByText('Not a time. Try +30m')).toBeVisible();
	await field.press('Enter');
	await field.fill('2026-12-01 09:00');
	await field.press('Enter');
	await expect.poll(() => payloadOf(lab)).toBe(`{"sub":"ada","exp":${Date.UTC(2026, 11, 1, 9) / 1000}}`);
});

test('a claim is added from the registry', async ({ lab, page }) => {
	await lab.openToken(hs256('{"b":1.0,"a":2}'));
	await lab.button('Add claim').click();
	await page.getByRole('textbox', { name: 'Find a claim' }).fill('nonce');
	await page.getByRole('button', { name: /^nonce/ }).click();
	await expect.poll(() => payloadOf(lab)).toMatch(/^\{"b":1\.0,"a":2,"nonce":".*"\}$/);
});

test('changing alg changes that member only, and says what key is needed', async ({ lab, page }) => {
	const token = hs256('{"sub":"ada"}', { header: '{"typ":"JWT","n":1.0,"alg":"HS256"}' });
	await lab.openToken(token);
	await lab.key.fill(secret);
	await page.getByRole('combobox', { name: 'Algorithm' }).selectOption('ES256');
	await expect
		.poll(async () => textOf(await lab.text('Token'), 0))
		.toBe('{"typ":"JWT","n":1.0,"alg":"ES256"}');
	expect(partOf(await lab.text('Token'), 1)).toBe(partOf(token, 1));
	await expect(lab.panel('Signature')).toContainText('ES256 needs');
	await lab.button('Generate key').click();
	await lab.button('Sign').click();
	await expect(lab.signature).toContainText('your edited copy is signed with this key');
});

test('a value is edited in the table, and one is removed', async ({ lab, page }) => {
	await lab.openToken(hs256(odd));
	await lab.show('Payload', 'Table');
	await lab.button(/^Edit sub:/).click();
	await page.getByRole('textbox', { name: 'Value of sub, as JSON' }).fill('"grace"');
	await page.getByRole('textbox', { name: 'Value of sub, as JSON' }).press('Enter');
	await expect.poll(() => payloadOf(lab)).toBe(odd.replace('ada', 'grace'));
	await lab.show('Payload', 'Table');
	await lab.button(/^Edit 2:/).click();
	await lab.button('Remove').click();
	await expect.poll(() => payloadOf(lab)).toBe(odd.replace('ada', 'grace').replace('"2":1.0,', ''));
});

test('a time is edited in the table as people say it; Escape leaves it as it was', async ({ lab, page }) => {
	await lab.openToken(hs256(`${hs256Header.slice(0, -1)},"exp":1}`));
	await lab.show('Payload', 'Table');
	await lab.button(/^Edit exp:/).click();
	const field = page.getByRole('textbox', { name: 'Time of exp' });
	await expect(field).toHaveValue('1');
	await field.fill('+5m');
	await field.press('Escape');
	expect(await payloadOf(lab)).toContain('"exp":1}');
	await lab.show('Payload', 'Table');
	await lab.button(/^Edit exp:/).click();
	await field.fill('+5m');
	const before = seconds();
	await lab.button('Set').click();
	await expect.poll(() => payloadOf(lab)).toMatch(/"exp":\d{10}\}$/);
	expectAround(Number(/"exp":(\d+)/.exec(await payloadOf(lab))?.[1]), before + 300);
});

/** A test may be slow; a wrong unit or zone is off by far more. */
function expectAround(found: number, expected: number): void {
	expect(Math.abs(found - expected), `${found} is about ${expected}`).toBeLessThanOrEqual(15);
}

test('of duplicates the table edits and removes the one that was clicked', async ({ lab, page }) => {
	await lab.openToken(hs256('{"role":"user","role":"admin"}'));
	await lab.show('Payload', 'Table');
	const rows = lab.panel('Payload').getByRole('button', { name: 'Edit role' });
	await rows.first().click();
	await page.getByRole('textbox', { name: 'Value of role, as JSON' }).fill('"guest"');
	await page.keyboard.press('Enter');
	await lab.expectText('Payload', '{\n  "role": "guest",\n  "role": "admin"\n}');
	await lab.show('Payload', 'Table');
	await rows.nth(1).click();
	await lab.panel('Payload').getByRole('button', { name: 'Remove' }).click();
	await lab.expectText('Payload', '{\n  "role": "guest"\n}');
});

test('a row being edited closes when another token is opened', async ({ lab, page }) => {
	await lab.openToken(hs256('{"a":"one","b":"two"}'));
	await lab.show('Payload', 'Table');
	await lab.panel('Payload').getByRole('button', { name: 'Edit b' }).click();
	await expect(page.getByRole('textbox', { name: 'Value of b, as JSON' })).toBeVisible();
	await lab.pasteAnywhere(hs256('{"c":"three","d":"four"}'));
	await expect(page.getByRole('textbox', { name: /^Value of/ })).toHaveCount(0);
	await expect(lab.panel('Payload').getByRole('button', { name: 'Edit d' })).toBeVisible();
});

test('a time that is a string keeps its quotes when it is set again', async ({ lab, page }) => {
	const token = hs256('{"exp":"1893456000"}');
	await lab.openToken(token);
	await lab.show('Payload', 'Table');
	await lab.panel('Payload').getByRole('button', { name: 'Edit exp' }).click();
	await page.keyboard.press('Enter');
	await lab.expectText('Token', token);
});

test('bytes that are no text are replaced only when the person says so', async ({ lab }) => {
	const bytes = Buffer.from('{"sub":"a\xff"}', 'latin1').toString('base64url');
	const token = `${partOf(hs256('{}'), 0)}.${bytes}.AA`;
	await lab.openToken(token);
	await expect(lab.button('Times')).toBeVisible();
	await lab.button('Times').click();
	await expect(lab.button('Expire in 15 min (exp)')).toBeDisabled();
	await lab.show('Payload', 'JSON');
	await lab.button('Edit as text, replacing those bytes').click();
	await lab.expireIn15Minutes();
	await expect.poll(() => payloadOf(lab)).toContain('"exp"');
});

test('a fault is told where the panel shows it', async ({ lab, page }) => {
	await lab.openToken(hs256('{"iss":"a","sub":"b","n":5}'));
	await lab.caretBefore('Payload', ',\n  "n"');
	await page.keyboard.press('Delete');
	await expect(lab.panel('Payload')).toContainText('A comma is missing at line 4, column 3.');
});
