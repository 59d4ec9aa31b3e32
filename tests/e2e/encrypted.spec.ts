// What is in an encrypted token (JWE)? And if no key opens it: at which step did it stop, and why.
import type { Page } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import {
	agreement,
	direct,
	ecPair,
	jsonJwe,
	jwe,
	jwkOf,
	keyWrap,
	octJwk,
	password,
	rsa15,
	rsaOaep256,
	rsaPair,
	x448Pair,
} from '../support/encrypted.ts';
import { expect, test, type Lab } from '../support/lab.ts';
import { encode, hs256, secret } from '../support/tokens.ts';

const claims = '{"sub":"ada"}';
const decrypted = 'decrypted with your key';
const shared = randomBytes(32);
const rsa = rsaPair();
const ec = ecPair();
const x448 = x448Pair();

const status = (page: Page) => page.getByRole('status', { name: 'Encryption' });

/** Opens a token with the key field empty, or with a key in it. */
async function open(lab: Lab, token: string, key = ''): Promise<void> {
	await lab.openToken(token);
	await lab.key.fill(key);
}

const kinds: readonly (readonly [name: string, token: string, key: string])[] = [
	['a shared key', jwe(direct(shared), claims), octJwk(shared)],
	['AES key wrap', jwe(keyWrap(shared), claims, { enc: 'A128CBC-HS256' }), octJwk(shared)],
	['RSA-OAEP-256', jwe(rsaOaep256(rsa.publicKey), claims), jwkOf(rsa.privateKey)],
	['key agreement', jwe(agreement(ec.publicKey, ecPair()), claims), jwkOf(ec.privateKey)],
	['a password', jwe(password('correct horse', 1000), claims), 'correct horse'],
	['compressed', jwe(direct(shared), claims, { zip: true }), octJwk(shared)],
];
for (const [name, token, key] of kinds) {
	test(`${name}: the header is read without the key, the content with it`, async ({ lab, page }) => {
		await open(lab, token);
		await expect(status(page)).toContainText('not opened: needs a key');
		await expect(lab.header).toContainText('"enc"');
		await expect(lab.panel('Payload')).toContainText('The content is encrypted: only');
		await lab.key.fill(key);
		await expect(status(page)).toContainText(decrypted);
		await lab.expectText('Payload', '{\n  "sub": "ada"\n}');
		await lab.expectText('Token', token);
	});
}

test('keys of 192 bits and X448 are computed without asking for anything more', async ({ lab, page }) => {
	const key = randomBytes(24);
	await open(lab, jwe(keyWrap(key), claims, { enc: 'A192GCM' }), octJwk(key));
	await expect(status(page)).toContainText(decrypted);
	await open(lab, jwe(agreement(x448.publicKey, x448Pair()), claims), jwkOf(x448.privateKey));
	await expect(status(page)).toContainText(decrypted);
	await expect(lab.panel('Encryption')).toContainText('Diffie–Hellman');
});

const own = octJwk(shared);

/** A token with members put into its header after it was encrypted. */
function withHeader(token: string, more: object): string {
	const [header = '', ...rest] = token.split('.');
	const read = JSON.parse(Buffer.from(header, 'base64url').toString()) as object;
	return [encode(JSON.stringify({ ...read, ...more })), ...rest].join('.');
}
const refused: readonly (readonly [what: string, token: string, key: string, says: string])[] = [
	[
		'another key',
		jwe(keyWrap(shared), claims),
		octJwk(randomBytes(32)),
		'most likely the token was encrypted to another',
	],
	['another shared key', jwe(direct(shared), claims), octJwk(randomBytes(32)), 'tag does not match'],
	[
		'a key of another length',
		jwe(direct(shared), claims),
		octJwk(randomBytes(16)),
		'has 128 bits, and exactly 256',
	],
	[
		'the public key',
		jwe(rsaOaep256(rsa.publicKey), claims),
		jwkOf(rsa.publicKey),
		'it encrypts, the private one decrypts',
	],
	['RSA1_5', jwe(rsa15(rsa.publicKey), claims), jwkOf(rsa.privateKey), 'padding oracle'],
	[
		'an unknown enc',
		jwe(direct(shared), claims, { header: { enc: 'A512GCM' } }),
		own,
		'“A512GCM” is no content encryption',
	],
	[
		'a changed header',
		withHeader(jwe(direct(shared), claims), { kid: 'b' }),
		own,
		'the header or the content was changed',
	],
	['too many iterations', jwe(password('a', 1000, 20_000_000), claims), 'a', 'this page stops at 10,000,000'],
];
for (const [what, token, key, says] of refused) {
	test(`${what}: what stopped it is said`, async ({ lab, page }) => {
		await open(lab, token, key);
		await expect(lab.panel('Encryption')).toContainText(says);
		await expect(status(page)).not.toContainText(decrypted);
		await expect(lab.panel('Payload')).toContainText('The content is encrypted');
	});
}

test('ten million iterations run at the person’s word alone', async ({ lab, page }) => {
	test.slow();
	await open(lab, jwe(password('a', 1000, 10_000_000), claims), 'a');
	await expect(lab.panel('Encryption')).toContainText('10,000,000 iterations');
	await lab.button(/^Run it anyway \(about \d+ s\)$/).click();
	// The number is a lie, so what is derived at its word opens nothing.
	await expect(status(page)).toContainText('does not open', { timeout: 30_000 });
});

test('a content that unpacks to a hundred megabytes is stopped at once', async ({ lab, page }) => {
	test.slow();
	const bomb = jwe(direct(shared), 'a'.repeat(100_000_000), { zip: true });
	await lab.pasteAnywhere(bomb);
	await expect(status(page)).toContainText('needs a key');
	const before = Date.now();
	await lab.key.fill(own);
	await expect(lab.panel('Encryption')).toContainText('unpacks to more than 250 KB');
	expect(Date.now() - before).toBeLessThan(1000);
	await lab.button('Show up to 10 MB').click();
	await expect(lab.panel('Encryption')).toContainText('unpacks to more than 10 MB');
	await expect(lab.button('Show up to 10 MB')).toHaveCount(0);
	await expect(status(page)).toContainText('not opened');
});

test('a key that its JWK forbids is used at the person’s word', async ({ lab, page }) => {
	await open(lab, jwe(direct(shared), claims), octJwk(shared, { use: 'sig' }));
	await expect(lab.panel('Encryption')).toContainText('“use” forbids this use');
	await lab.button('Use the key all the same').click();
	await expect(status(page)).toContainText(decrypted);
});

test('an edited claim is encrypted again, and undone', async ({ lab, page }) => {
	const [, token, key] = kinds[2]!;
	await open(lab, token, key);
	await expect(status(page)).toContainText(decrypted);
	await lab.write('Payload', '{"sub":"bob"}');
	await expect.poll(() => lab.text('Token')).not.toBe(token);
	await expect(status(page)).toContainText(decrypted);
	const changed = await lab.text('Token');
	expect(changed.split('.')[0]).toBe(token.split('.')[0]);
	await lab.expectText('Payload', '{"sub":"bob"}');
	await lab.leaveFields();
	await lab.undo();
	await lab.expectText('Token', token);
	await lab.expectText('Payload', '{\n  "sub": "ada"\n}');
});

test('the Encrypt button says why it cannot', async ({ lab, page }) => {
	await open(lab, kinds[0]![1], own);
	await expect(status(page)).toContainText(decrypted);
	await page.getByLabel('Algorithm', { exact: true }).selectOption('A128KW');
	await expect(status(page)).toContainText('content not encrypted yet');
	await expect(lab.panel('Encryption')).toContainText('The key has 256 bits, and exactly 128 are needed');
	await lab.button('Make a key for A128KW').click();
	await lab.button('Encrypt').click();
	await expect(status(page)).toContainText(decrypted);
	await lab.expectText('Payload', '{\n  "sub": "ada"\n}');
	await expect(lab.header).toContainText('"alg": "A128KW"');
});

test('what an algorithm had written goes with it', async ({ lab, page }) => {
	await open(lab, kinds[3]![1], jwkOf(ec.privateKey));
	await expect(lab.header).toContainText('epk');
	await page.getByLabel('Algorithm', { exact: true }).selectOption('A256KW');
	await expect(lab.header).not.toContainText('epk');
	await page.getByRole('combobox', { name: 'Encryption' }).selectOption('A128CBC-HS256');
	await expect(lab.header).toContainText('"enc": "A128CBC-HS256"');
	await expect(page.getByRole('option', { name: 'RSA1_5 (withdrawn)' })).toBeDisabled();
});

test('without the private key, a content of one’s own can be written', async ({ lab, page }) => {
	const token = kinds[2]![1];
	await open(lab, token, jwkOf(rsa.publicKey));
	await lab.button('Write a content yourself').click();
	await expect.poll(() => lab.text('Token')).not.toBe(token);
	await lab.expectText('Payload', '{}');
	await lab.write('Payload', '{"sub":"eve"}');
	await lab.key.fill(jwkOf(rsa.privateKey));
	await expect(status(page)).toContainText(decrypted);
	await lab.expectText('Payload', '{"sub":"eve"}');
});

for (const alg of ['dir', 'A192KW', 'PBES2-HS256+A128KW', 'RSA-OAEP', 'ECDH-ES']) {
	test(`a key is made for ${alg}, and the content encrypted to it`, async ({ lab, page }) => {
		await open(lab, kinds[0]![1], own);
		await expect(status(page)).toContainText(decrypted);
		if (alg !== 'dir') await page.getByLabel('Algorithm', { exact: true }).selectOption(alg);
		await lab.button('Generate key').click();
		await expect(lab.news).toContainText(`A fresh key for ${alg}.`);
		await lab.button('Encrypt').click();
		await expect(status(page)).toContainText(decrypted);
		await lab.expectText('Payload', '{\n  "sub": "ada"\n}');
	});
}

test('of several recipients the one that the key is for is named, and each can be shown', async ({
	lab,
	page,
}) => {
	const others = Array.from({ length: 60 }, (_, index) => ({
		manage: keyWrap(randomBytes(16)),
		header: { kid: `r${index}` },
	}));
	const token = jsonJwe(
		[{ manage: rsaOaep256(rsa.publicKey) }, { manage: keyWrap(shared), header: { kid: 'bob' } }, ...others],
		claims,
	);
	await open(lab, token, octJwk(shared, { kid: 'bob' }));
	await expect(status(page)).toContainText(decrypted);
	await lab.expectText('Payload', '{\n  "sub": "ada"\n}');
	const recipients = page.getByRole('list', { name: 'Recipients' }).getByRole('listitem');
	await expect(recipients).toHaveCount(51);
	await expect(recipients.last()).toContainText('and 12 more');
	await expect(recipients.nth(1)).toContainText('opened with your key');
	await lab.button('Show recipient 2').click();
	await expect(recipients.nth(1)).toContainText('shown');
	await expect(lab.panel('Encryption')).toContainText('AES-256 Key Wrap');
});

test('a signed token within is opened in one go', async ({ lab }) => {
	const inner = hs256(claims);
	const keys = `{"keys":[${own},${octJwk(Buffer.from(secret))}]}`;
	await lab.key.fill(keys);
	await lab.pasteAnywhere(jwe(direct(shared), inner, { header: { cty: 'JWT' } }));
	await lab.expectText('Token', inner);
	await expect(lab.signature).toContainText('verified with your key');
});

test('the encrypted samples open with their demo keys', async ({ lab, page }) => {
	for (const title of ['Shared key', 'Key agreement', 'Password', 'RFC 7516 A.1: RSA-OAEP']) {
		await lab.openSample(title);
		await expect(status(page), title).toContainText(decrypted);
	}
	await lab.openSample('Signed, then encrypted');
	await expect(lab.signature).toContainText('verified with your key');
	await expect(lab.verdict).toContainText('An API would accept it');
});

test('the keyboard reaches all of the panel', async ({ lab, page }) => {
	await open(lab, kinds[0]![1], own);
	await expect(status(page)).toContainText(decrypted);
	await page.getByLabel('Encrypt again as I edit').focus();
	await page.keyboard.press('Tab');
	await expect(lab.button('Encrypt')).toBeFocused();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('region', { name: 'Ciphertext' })).toBeVisible();
	await expect(page.getByRole('region', { name: 'Additional authenticated data' })).toBeVisible();
	await page.keyboard.press('Tab');
	await expect(page.getByRole('region', { name: 'Initialization vector' })).toBeFocused();
});
