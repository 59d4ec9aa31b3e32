// What an SD-JWT discloses, what is sent of it, who is bound to it, and how one is issued (RFC 9901).
import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import vectors from '../vectors/sd-jwt.json' with { type: 'json' };
import { expect, test, type Lab } from '../support/lab.ts';
import { encode, makeKey, pkcs8, signed, textOf } from '../support/tokens.ts';

const vector = (title: string) => vectors.cases.find((one) => one.title === title)!.token;
const main = vector('main example, issuance');
const recursive = vector('address_only_recursive issuance (all disclosures)');
const flattened = vector('json_serialization_flattened presentation');
const inJson = vectors.cases.find(({ token }) => token === flattened)!;
const issuerKey = JSON.stringify(vectors.keys['issuer-1']);
const credential = 'Credential with disclosures (SD-JWT VC)';

const list = (lab: Lab) => lab.page.getByRole('list', { name: 'Disclosures', exact: true });
const checkbox = (lab: Lab, claim: string) =>
	lab.page.getByRole('checkbox', { name: `Disclose ${claim}`, exact: true });
const box = (lab: Lab, claim: string) => list(lab).locator(checkbox(lab, claim));
const row = (lab: Lab, claim: string) =>
	list(lab)
		.getByRole('listitem')
		.filter({ has: checkbox(lab, claim) });
const summary = (lab: Lab) => lab.page.getByRole('status', { name: 'Presentation' });
const presentation = (lab: Lab) => lab.page.getByRole('group', { name: 'Presentation as text' });
const seen = (lab: Lab) => lab.page.getByRole('group', { name: 'What a verifier sees' });
const bound = (lab: Lab) => lab.page.getByRole('status', { name: 'Key binding', exact: true });
const audience = (lab: Lab) => lab.page.getByRole('textbox', { name: /^Audience \(aud\)/ });
const nonce = (lab: Lab) => lab.page.getByRole('textbox', { name: /^Nonce/ });
const check = (lab: Lab, says: string) =>
	lab.page.getByRole('list', { name: 'Key binding checks' }).getByRole('listitem').filter({ hasText: says });
const withoutSpace = async (text: Locator) => (await text.innerText()).replace(/\s/g, '');
const disclosure = (name: string, value: unknown, salt = '2GLC42sKQveCfGfryNRN9w') =>
	encode(JSON.stringify([salt, name, value]));

test('a holder chooses what is disclosed, and sees what would be sent and what is seen', async ({ lab }) => {
	await lab.openToken(main);
	await lab.key.fill(issuerKey);
	await expect(lab.panel('Disclosures')).toContainText('all 10 matched');
	await expect(lab.panel('Disclosures')).toContainText('sha-256');
	await expect(lab.signature).toContainText('verified with your key');
	await expect(row(lab, 'nationalities[1]')).toContainText('"DE"');
	await expect(row(lab, 'email')).toContainText('salt 6Ij7tM-a5iVPGboS5tmvVA');
	await expect(presentation(lab)).toHaveText(main);
	await expect(lab.button('This is the token')).toBeDisabled();
	await expect(seen(lab)).toContainText('"johndoe@example.com"');

	await box(lab, 'email').uncheck();
	await expect(summary(lab)).toContainText('9 of 10 disclosed');
	await expect(seen(lab)).not.toContainText('johndoe');
	await lab.button('None').click();
	await expect(summary(lab)).toContainText('0 of 10 disclosed');
	await box(lab, 'nationalities[1]').check();
	await expect(seen(lab)).toContainText('"DE"');
	await expect(seen(lab)).not.toContainText('"US"');
	const sent = `${main.slice(0, main.indexOf('~'))}~${main.split('~')[10]}~`;
	await expect(presentation(lab)).toHaveText(sent);
	await expect(summary(lab)).toContainText(`${sent.length.toLocaleString('en')} characters`);
	await lab.button('Copy presentation').click();
	expect(await lab.clipboard()).toBe(sent);

	await lab.button('Use this presentation').click();
	await lab.expectText('Token', sent);
	await expect(lab.signature).toContainText('your edited copy is signed with this key');
	await expect(lab.panel('Disclosures')).toContainText('all 1 matched');
	await expect(lab.panel('Disclosures')).toContainText('9 withheld or decoys');
	await lab.leaveFields();
	await lab.undo();
	await lab.expectText('Token', main);
	await expect(summary(lab)).toContainText('1 of 10 disclosed');
	await lab.button('All').click();
	await expect(summary(lab)).toContainText('10 of 10 disclosed');
});

test('what stands within another is disclosed with it, and withheld with it', async ({ lab }) => {
	await lab.openToken(recursive);
	await expect(row(lab, 'address.country')).toContainText('within address');
	await lab.button('None').click();
	await box(lab, 'address.country').check();
	await expect(box(lab, 'address')).toBeChecked();
	await expect(row(lab, 'address').first()).toContainText('disclosed with what stands within it');
	await expect(summary(lab)).toContainText('2 of 5 disclosed');
	await expect(summary(lab)).toContainText('Disclosed too, for what stands within: address');
	expect(await withoutSpace(seen(lab))).toContain('"address":{"country":"DE"}');
	await box(lab, 'address').uncheck();
	await expect(summary(lab)).toContainText('0 of 5 disclosed');
	await expect(box(lab, 'address.country')).not.toBeChecked();
});

test('what does not belong to the token is told, and cannot be presented', async ({ lab }) => {
	const [jwt, given, ...rest] = main.split('~');
	const forged = disclosure('given_name', 'Mallory');
	await lab.openToken([jwt, forged, ...rest].join('~'));
	await expect(lab.panel('Disclosures')).toContainText('1 of 10 not matched');
	await expect(lab.panel('Disclosures')).toContainText('A verifier must reject this SD-JWT');
	await expect(row(lab, 'given_name')).toContainText(
		'Its digest stands nowhere: the issuer did not sign it.',
	);
	await expect(box(lab, 'given_name')).toBeDisabled();
	await expect(presentation(lab)).not.toContainText(forged);
	await lab.openToken([jwt, given, given, ...rest].join('~'));
	await expect(list(lab)).toContainText('It is the same as disclosure 1.');
	await lab.openToken([jwt, 'WyJh', ...rest].join('~'));
	await expect(list(lab)).toContainText('It does not hold JSON.');
	await lab.openToken(main.slice(0, -1));
	await expect(lab.page.getByRole('list', { name: 'Remarks on the SD-JWT' })).toContainText(
		'The final “~” is missing',
	);
});

test('an edit of the payload that takes digests away is told', async ({ lab }) => {
	await lab.openToken(recursive);
	await expect(lab.panel('Disclosures')).toContainText('all 5 matched');
	await lab.write('Payload', '{"iss":"https://example.com/issuer"}');
	await expect(lab.panel('Disclosures')).toContainText('5 of 5 not matched');
	await expect(row(lab, 'address').first()).toContainText('Its digest stands nowhere');
	await lab.leaveFields();
	await lab.undo();
	await expect(lab.panel('Disclosures')).toContainText('all 5 matched');
});

test('a key binding is checked against what the verifier asked for', async ({ lab }) => {
	await lab.openSample(credential);
	await expect(bound(lab)).toContainText('say what the verifier asked for');
	await expect(check(lab, 'The holder’s signature matches')).toContainText('passed:');
	await audience(lab).fill('https://verifier.example');
	await nonce(lab).fill('another');
	await expect(bound(lab)).toContainText('a verifier would refuse it');
	await expect(check(lab, 'instead of “another”')).toContainText('failed:');
	await nonce(lab).fill('n-8d2f61');
	await expect(bound(lab)).toContainText('made by the holder, for this verifier');
	await audience(lab).fill('https://elsewhere.example');
	await expect(check(lab, 'instead of “https://elsewhere')).toContainText('failed:');
	await expect(lab.page.getByRole('group', { name: 'Header of the Key Binding JWT' })).toContainText(
		'kb+jwt',
	);
	await expect(lab.signature).toContainText('verified');
	// Another choice of disclosures than the one that was bound.
	const token = await lab.text('Token');
	const [jwt, , ...rest] = token.split('~');
	await lab.write('Token', [jwt, ...rest].join('~'));
	await expect(check(lab, 'another token or choice')).toContainText('failed:');
});

test('a presentation is bound with the holder’s key, at hand or pasted', async ({ lab }) => {
	await lab.openSample('RFC 9901 §5: SD-JWT');
	await expect(lab.panel('Disclosures')).toContainText('None yet: the holder would sign');
	const add = lab.button('Add a key binding');
	await expect(add).toBeDisabled();
	await box(lab, 'email').uncheck();
	await audience(lab).fill('https://verifier.example.org');
	await nonce(lab).fill('1234567890');
	await add.click();
	await expect(bound(lab)).toContainText('made by the holder, for this verifier');
	await expect(lab.panel('Disclosures')).toContainText('all 9 matched');
	const { keys } = JSON.parse(await lab.key.inputValue()) as { keys: object[] };
	await lab.key.fill(JSON.stringify(keys[0]));
	const pasted = lab.page.getByRole('textbox', { name: /^Holder’s private key/ });
	await pasted.fill(pkcs8(makeKey('ES256')));
	await box(lab, 'birthdate').uncheck();
	await lab.button('Bind this presentation anew').click();
	await expect(lab.page.getByRole('status', { name: 'Binding', exact: true })).toContainText(
		'not the private half',
	);
	await pasted.fill(JSON.stringify(keys[1]));
	await lab.button('Bind this presentation anew').click();
	await expect(lab.panel('Disclosures')).toContainText('all 8 matched');
	await expect(bound(lab)).toContainText('made by the holder, for this verifier');
	await expect(lab.signature).toContainText('signed with this key');
});

const claims =
	'{"iss":"https://a.example","big":9007199254740993,"rate":1.50,"z":1,"a":[10,20],"o":{"x":"é","y":2}}';

async function openIssuing(lab: Lab): Promise<Locator> {
	await expect(lab.signature).toContainText('verified');
	await lab.leaveFields();
	await lab.page.keyboard.press('Control+K');
	await lab.page.keyboard.type('Make an SD-JWT');
	await lab.page.keyboard.press('Enter');
	return lab.page.getByRole('dialog', { name: 'Make an SD-JWT' });
}

test('claims of any token are issued as an SD-JWT, in one step, exactly', async ({ lab }) => {
	const key = makeKey('ES256');
	const token = signed(key, claims);
	await lab.openToken(token);
	await lab.key.fill(pkcs8(key));
	const dialog = await openIssuing(lab);
	for (const name of ['big', 'rate', 'a[1]', 'o', 'o.x'])
		await dialog.getByRole('checkbox', { name, exact: true }).check();
	await expect(dialog).toContainText('with 5 disclosures beside it');
	await dialog.getByRole('button', { name: 'Issue', exact: true }).click();
	await expect(dialog).toHaveCount(0);
	await expect(lab.signature).toContainText('your edited copy is signed with this key');
	await expect(lab.panel('Disclosures')).toContainText('all 5 matched');
	await expect(row(lab, 'big')).toContainText('9007199254740993');
	await expect(row(lab, 'rate')).toContainText('1.50');
	const payload = textOf((await lab.text('Token')).split('~')[0]!, 1);
	expect(payload).toMatch(
		/^\{"iss":"https:\/\/a\.example","z":1,"a":\[10,\{"\.\.\.":"[\w-]{43}"\}\],"_sd":\[/,
	);
	await box(lab, 'o.x').uncheck();
	await box(lab, 'rate').uncheck();
	// What is disclosed follows what stands in the clear, in the order of its digests, which tells nothing.
	await expect
		.poll(() => withoutSpace(seen(lab)))
		.toMatch(/^\{"iss":"https:\/\/a\.example","z":1,"a":\[10,20\],/);
	for (const claim of ['"big":9007199254740993', '"o":{"y":2}'])
		expect(await withoutSpace(seen(lab))).toContain(claim);
	expect(await withoutSpace(seen(lab))).not.toContain('rate');
	await lab.button('Use this presentation').click();
	await expect(lab.panel('Disclosures')).toContainText('all 3 matched');
	await expect(lab.signature).toContainText('signed with this key');
	await lab.leaveFields();
	await lab.undo();
	await lab.undo();
	await lab.expectText('Token', token);
});

test('a credential’s profile refuses what may never be withheld, and names the type', async ({ lab }) => {
	const key = makeKey('ES256');
	await lab.openToken(signed(key, '{"iss":"https://a.example","vct":"x","name":"Ada","exp":4102444800}'));
	await lab.key.fill(pkcs8(key));
	let dialog = await openIssuing(lab);
	await dialog.getByRole('checkbox', { name: 'exp', exact: true }).check();
	await expect(dialog).toContainText('exp can be withheld then');
	await dialog.getByRole('checkbox', { name: 'name', exact: true }).check();
	await dialog.getByLabel('A verifiable credential').check();
	await expect(dialog).toContainText('exp is not hidden: an SD-JWT VC must always show it.');
	await dialog.getByLabel('Decoy digests').fill('3');
	await dialog.getByLabel('Hash').selectOption('sha-512');
	await expect(dialog).toContainText('with 1 disclosure beside it');
	await dialog.getByRole('button', { name: 'Issue', exact: true }).click();
	await expect(lab.panel('Disclosures')).toContainText('3 withheld or decoys');
	await expect(lab.panel('Disclosures')).toContainText('sha-512');
	expect(textOf(await lab.text('Token'), 0)).toBe('{"alg":"ES256","typ":"dc+sd-jwt"}');
	// Issued again, what was ticked is ticked.
	await lab.button('Issue again…').click();
	dialog = lab.page.getByRole('dialog', { name: 'Make an SD-JWT' });
	await expect(dialog.getByRole('checkbox', { name: 'name', exact: true })).toBeChecked();
	await expect(dialog.getByRole('checkbox', { name: 'vct', exact: true })).not.toBeChecked();
});

test('the JSON Serialization is read, and presented in the compact form', async ({ lab }) => {
	await lab.pasteAnywhere(flattened);
	await expect(lab.panel('Disclosures')).toContainText(/all \d+ matched/);
	await audience(lab).fill(inJson.aud!);
	await nonce(lab).fill(inJson.nonce!);
	await expect(bound(lab)).toContainText('made by the holder, for this verifier');
	await expect(lab.panel('Disclosures')).toContainText('Written in the compact form');
	await lab.button('Use this presentation').click();
	await expect.poll(() => lab.text('Token')).toMatch(/^ey[\w-]+\.[\w-]+\.[\w-]+~.*~$/);
	await expect(lab.panel('Disclosures')).toContainText(/all \d+ matched/);
});

test('all of it by keyboard alone', async ({ lab, page }) => {
	await lab.openToken(recursive);
	await box(lab, 'address.locality').focus();
	await page.keyboard.press('Space');
	await expect(summary(lab)).toContainText('4 of 5 disclosed');
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.press('Space');
	await expect(summary(lab)).toContainText('3 of 5 disclosed');
	await lab.button('Use this presentation').focus();
	await page.keyboard.press('Enter');
	await expect(lab.panel('Disclosures')).toContainText('all 3 matched');
	await lab.button('Issue again…').focus();
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog', { name: 'Make an SD-JWT' });
	await dialog.getByRole('checkbox', { name: 'iss', exact: true }).focus();
	await page.keyboard.press('Space');
	await expect(dialog.getByRole('checkbox', { name: 'iss', exact: true })).toBeChecked();
	await page.keyboard.press('Escape');
	await expect(dialog).toHaveCount(0);
});

test('of many disclosures the first are drawn, and the rest is counted', async ({ lab }) => {
	const more = Array.from({ length: 230 }, (_, at) =>
		disclosure(`n${at}`, 'x'.repeat(300), `salt-number-${at}-of-many-salts`),
	);
	await lab.pasteAnywhere(`${main.slice(0, main.indexOf('~'))}~${more.join('~')}~`);
	await expect(lab.panel('Disclosures')).toContainText('230 of 230 not matched');
	await expect(lab.panel('Disclosures')).toContainText('… and 30 disclosures more');
	await expect(list(lab).getByRole('listitem')).toHaveCount(200);
	await expect(lab.page.locator('html')).toHaveJSProperty('scrollLeft', 0);
	expect(
		await lab.page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
	).toBeLessThanOrEqual(0);
});

const states: Readonly<Record<string, (lab: Lab) => Promise<void>>> = {
	'a bound credential': async (lab) => {
		await lab.openSample(credential);
		await nonce(lab).fill('another');
		await expect(bound(lab)).toContainText('refuse');
	},
	'faults and nested disclosures': async (lab) => {
		await lab.openToken(`${recursive}${disclosure('x', 1, 'a')}~`);
		await box(lab, 'address.country').uncheck();
		await expect(lab.panel('Disclosures')).toContainText('must reject');
	},
	'a holder to bind': async (lab) => {
		await lab.openToken(main);
		await expect(lab.button('Add a key binding')).toBeDisabled();
	},
	'the dialog that issues': async (lab) => {
		await lab.openToken(recursive);
		await lab.button('Issue again…').click();
		const dialog = lab.page.getByRole('dialog');
		await dialog.getByLabel('A verifiable credential').check();
		await dialog.getByRole('checkbox', { name: 'iss', exact: true }).check();
		await expect(dialog).toContainText('must always show it');
	},
};
for (const [state, reach] of Object.entries(states)) {
	test(`an SD-JWT with ${state} is accessible in both themes`, async ({ lab, page }) => {
		test.slow();
		await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
		await reach(lab);
		for (const theme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect(
				violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
				theme,
			).toEqual([]);
		}
	});
}
