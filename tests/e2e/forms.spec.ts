// A token need not be three parts with dots between them: JSON, detached, unencoded, one inside another.
import vectors from '../vectors/jws-forms.json' with { type: 'json' };
import { expect, test } from '../support/lab.ts';
import { compact, encode, hs256, secret } from '../support/tokens.ts';

const [rsa, ec] = vectors.filter(({ section }) => section === 'RFC 7515 A.6') as [Vector, Vector];
type Vector = (typeof vectors)[number];
const vectorOf = (section: string, title = ''): Vector =>
	vectors.find((vector) => vector.section === section && vector.title.includes(title))!;
const verified = 'verified with your key';

test('a general JSON serialization shows each signature with its own state', async ({ lab, page }) => {
	await lab.openToken(rsa.text);
	await expect(page.getByRole('button', { name: 'JWS · general' })).toBeVisible();
	const signatures = page.getByRole('list', { name: 'Signatures' }).getByRole('listitem');
	await expect(signatures).toHaveCount(2);
	await lab.key.fill(ec.key);
	await expect(signatures.nth(0)).toContainText('cannot be checked');
	await expect(signatures.nth(1)).toContainText(verified);
	await signatures.nth(1).getByRole('button', { name: 'Show signature 2' }).click();
	await expect(lab.header).toContainText('"alg": "ES256"');
	await expect(lab.signature).toContainText(verified);
	await lab.key.fill(`{"keys":[${rsa.key},${ec.key}]}`);
	await expect(signatures.nth(0)).toContainText(verified);
	await expect(page.getByText('2 verified with your keys')).toBeVisible();
	await lab.expectText('Token', rsa.text);
	await expect(page.getByRole('heading', { name: 'Unprotected header' })).toBeVisible();
	await expect(lab.panel('Header')).toContainText('e9bc097a-ce51-4036-9562-d2ade882db0d');
});

test('a flattened JSON serialization is edited where it stands and signed again', async ({ lab }) => {
	const text = `{ "payload": "${encode('{"sub":"ada"}')}", "protected": "${encode('{"alg":"HS256"}')}",\n  "header": {"kid":"a"}, "signature": "" }`;
	await lab.openToken(text);
	await lab.key.fill(secret);
	await lab.button('Sign').click();
	await expect(lab.signature).toContainText('signed with this key');
	await lab.write('Payload', '{"sub":"grace"}');
	await expect(lab.signature).toContainText('signed with this key');
	const edited = await lab.text('Token');
	expect(edited).toContain(`"payload": "${encode('{"sub":"grace"}')}"`);
	expect(edited).toContain('"header": {"kid":"a"}');
	await lab.leaveFields();
	await lab.undo();
	await lab.undo();
	await lab.expectText('Token', text);
});

test('a detached payload is pasted beside its token', async ({ lab }) => {
	const vector = vectorOf('RFC 7515 Appendix F');
	await lab.openToken(vector.text);
	await lab.key.fill(vector.key);
	await expect(lab.signature).toContainText('does not match');
	await expect(lab.panel('Payload')).toContainText('detached');
	await lab.write('Payload', vector.beside!);
	await expect(lab.signature).toContainText(verified);
	await lab.expectText('Token', vector.text);
	await lab.button('Put it into the token').click();
	await expect(lab.signature).toContainText('signed with this key');
	expect((await lab.text('Token')).split('.')[1]).toBe(encode(vector.beside!));
});

test('a detached payload is taken from a file, byte for byte', async ({ lab, page }) => {
	const vector = vectorOf('RFC 7515 Appendix F');
	await lab.openToken(vector.text);
	await lab.key.fill(vector.key);
	await expect(lab.panel('Payload')).toContainText('detached');
	await page.getByLabel('File with the detached payload').setInputFiles({
		name: 'payload.json',
		mimeType: 'application/json',
		buffer: Buffer.from(vector.beside!),
	});
	await expect(lab.signature).toContainText(verified);
	await lab.expectText('Token', vector.text);
});

test('an unencoded payload is read as RFC 7797 says, and a JWT must not have one', async ({ lab }) => {
	const vector = vectorOf('RFC 7797 §4.2', 'flattened');
	await lab.openToken(vector.text);
	await lab.key.fill(vector.key);
	await expect(lab.signature).toContainText(verified);
	await lab.expectText('Payload', '$.02');
	await expect(lab.panel('Payload')).toContainText('b64 is false');
	await lab.openChecks();
	await expect(lab.check('A JWT must not have an unencoded payload')).toBeVisible();
});

test('a token is written in another form without its signature suffering', async ({ lab, page }) => {
	const token = await lab.openSampleToken();
	for (const [form, choice] of [
		['JWS · flattened', 'JSON, flattened'],
		['JWS · general', 'JSON, general'],
		['JWS · compact', 'Compact: parts joined by dots'],
	] as const) {
		await page.getByRole('button', { name: /^Form: JWS/ }).click();
		await lab.button(choice).click();
		await expect(page.getByRole('button', { name: form })).toBeVisible();
		await expect(lab.signature).toContainText(/verified|signed with this key/);
	}
	await lab.expectText('Token', token);
	await page.getByRole('button', { name: 'JWS · compact' }).click();
	await lab.button(/^Keep it beside the token/).click();
	expect((await lab.text('Token')).split('.')[1]).toBe('');
	await expect(lab.signature).toContainText('signed with this key');
	await page.getByRole('button', { name: 'JWS · compact' }).click();
	await lab
		.button(/^Put it into the token/)
		.first()
		.click();
	await lab.expectText('Token', token);
	await page.getByRole('button', { name: 'JWS · compact' }).click();
	await lab.button(/^Leave it unencoded/).click();
	await expect(lab.header).toContainText('"b64": false');
	await expect(lab.signature).toContainText('signed with this key');
	await expect(lab.token).toContainText('"iss"');
});

test('a signature is added to a token that has one', async ({ lab, page }) => {
	await lab.openSampleToken();
	await page.getByRole('button', { name: 'JWS · compact' }).click();
	await lab.button(/^Add a signature/).click();
	const signatures = page.getByRole('list', { name: 'Signatures' }).getByRole('listitem');
	await expect(signatures).toHaveCount(2);
	await expect(signatures.nth(0)).toContainText(verified);
	await lab.button('Sign').click();
	await expect(signatures.nth(1)).toContainText(verified);
});

test('a token in the payload of another is opened, edited, and goes back into it', async ({ lab, page }) => {
	const inner = hs256('{"sub":"ada"}');
	const outer = compact('{"alg":"HS256","cty":"JWT"}', inner);
	await lab.openToken(outer);
	await lab.key.fill(secret);
	await expect(lab.panel('Payload')).toContainText('Another token is inside');
	await lab.button('Open it').click();
	await lab.expectText('Token', inner);
	await expect(lab.signature).toContainText(verified);
	const layers = page.getByRole('navigation', { name: 'Layers' });
	await expect(layers).toContainText('JWS · HS256');
	await lab.write('Payload', '{"sub":"grace"}');
	await expect(lab.signature).toContainText('signed with this key');
	const edited = await lab.text('Token');
	await layers.getByRole('button', { name: 'JWS · HS256' }).click();
	await expect(layers).toHaveCount(0);
	await lab.expectText('Payload', edited);
	await lab.leaveFields();
	await lab.undo();
	await lab.expectText('Token', edited);
});

test('a payload that is no JSON is shown as text, and as bytes', async ({ lab, page }) => {
	await lab.openToken(compact('{"alg":"HS256"}', 'Example \u0001 text'));
	await expect(lab.payload).toContainText('Example');
	await lab.button('Show the bytes').click();
	await expect(page.getByRole('region', { name: 'Payload as bytes' })).toContainText('45 78 61 6d 70 6c 65');
});

test('ten thousand signatures are answered in a moment', async ({ lab, page }) => {
	const one = `{"protected":"${encode('{"alg":"HS256"}')}","signature":"${'A'.repeat(43)}"}`;
	const text = `{"payload":"${encode('{}')}","signatures":[${Array(10_000).fill(one).join(',')}]}`;
	await lab.key.fill(secret);
	await lab.pasteAnywhere(text);
	await expect(page.getByText('10,000 signatures over the same payload')).toBeVisible();
	await expect(page.getByRole('list', { name: 'Signatures' }).getByRole('listitem')).toHaveCount(100);
	await expect(lab.signature).toContainText('does not match');
});
