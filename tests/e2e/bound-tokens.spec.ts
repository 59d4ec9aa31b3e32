// Does a token fit what it is bound to: the request and the key of a DPoP proof, what came along with an ID token, the
// certificate of its holder?
import type { Page } from '@playwright/test';
import { createHash, X509Certificate } from 'node:crypto';
import certificates from '../vectors/certificates.json' with { type: 'json' };
import vectors from '../vectors/bound-tokens.json' with { type: 'json' };
import { expect, test } from '../support/lab.ts';
import {
	compact,
	encode,
	hs256,
	makeKey,
	partOf,
	pkcs8,
	publicJwk,
	seconds,
	signed,
} from '../support/tokens.ts';

const [forToken, forResource] = [vectors.dpop[0]!, vectors.dpop[1]!];

const proofStatus = (page: Page) => page.getByRole('status', { name: 'Proof', exact: true });
const checkOf = (page: Page, says: string) =>
	page.getByRole('list', { name: 'Checks of Proof' }).getByRole('listitem').filter({ hasText: says });
const hashCheck = (page: Page, says: string) =>
	page
		.getByRole('list', { name: 'Checks of What came along' })
		.getByRole('listitem')
		.filter({ hasText: says });
const method = (page: Page) => page.getByRole('combobox', { name: 'HTTP method' });
const address = (page: Page) => page.getByRole('textbox', { name: 'HTTP address' });
const accessToken = (page: Page) =>
	page.getByRole('textbox', { name: 'Access token, or the Authorization line' });

/** The page's clock at the moment that a vector is about. */
async function setClock(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Set the clock to when it was made' }).click();
}

const key = makeKey('ES256');
function freshProof(more: object = {}, header: object = {}): string {
	const claims = { jti: 'a', htm: 'POST', htu: 'https://api.example.com/orders', iat: seconds(), ...more };
	return signed(key, JSON.stringify(claims), { typ: 'dpop+jwt', jwk: publicJwk(key), ...header });
}
const thumbprint = (() => {
	const { crv, kty, x, y } = publicJwk(key) as Record<string, string>;
	return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
})();
const boundTo = (jkt: string) => hs256(JSON.stringify({ sub: 'ada', cnf: { jkt } }));

test('the proofs of RFC 9449 fit their requests, and nothing else', async ({ lab, page }) => {
	await lab.openToken(forToken.proof);
	await expect(proofStatus(page)).toHaveText('A server would refuse this proof');
	await expect(checkOf(page, 'Too old')).toContainText('failed:');
	await setClock(page);
	await expect(proofStatus(page)).toHaveText('Nothing is wrong, as far as was asked');
	await method(page).fill(forToken.method);
	await address(page).fill(forToken.uri);
	await expect(proofStatus(page)).toHaveText('This proof fits the request');

	await method(page).fill('post');
	await expect(proofStatus(page)).toHaveText('This proof does not fit the request');
	await expect(checkOf(page, 'upper and lower case count')).toContainText('failed:');
	await method(page).fill('POST');
	await address(page).fill('https://server.example.com/other');
	await expect(checkOf(page, 'the request goes to')).toContainText('failed:');
	await address(page).fill('HTTPS://SERVER.example.com:443/token?x=1');
	await expect(proofStatus(page)).toHaveText('This proof fits the request');
});

test('the proof for a resource names its access token, which may come with its header lines', async ({
	lab,
	page,
}) => {
	await lab.openToken(forResource.proof);
	await setClock(page);
	await address(page).fill(`${forResource.method} ${forResource.uri} HTTP/1.1`);
	await expect(method(page)).toHaveValue(forResource.method);
	await expect(address(page)).toHaveValue(forResource.uri);
	await expect(lab.panel('Belongs with')).toContainText('Give the access token to know more.');
	await accessToken(page).fill('another');
	await expect(proofStatus(page)).toHaveText('This proof does not fit the request');
	await accessToken(page).fill(`Authorization: DPoP ${forResource.accessToken!}\nAccept: */*`);
	await expect(proofStatus(page)).toHaveText('This proof fits the request');
	await expect(lab.panel('Belongs with')).toContainText(`Taken from it: ${forResource.accessToken!}`);
});

test('a nonce, a stale time and a changed claim are told', async ({ lab, page }) => {
	await lab.openToken(freshProof({ nonce: 'right' }));
	await address(page).fill('POST https://api.example.com/orders');
	await expect(lab.panel('Belongs with')).toContainText('Give the server’s nonce to know more.');
	const nonce = page.getByRole('textbox', { name: 'Nonce that the server gave' });
	await nonce.fill('wrong');
	await expect(checkOf(page, 'The nonce is “right”, and the server gave “wrong”')).toContainText('failed:');
	await nonce.fill('right');
	await expect(proofStatus(page)).toHaveText('This proof fits the request');

	// The request stays for the next token; the nonce was for the one before.
	await lab.openToken(freshProof({ iat: seconds() - 301 }));
	await expect(address(page)).toHaveValue('https://api.example.com/orders');
	await expect(nonce).toHaveValue('');
	await expect(proofStatus(page)).toHaveText('A server would refuse this proof');
	const [head = '', body = ''] = freshProof().split('.');
	await lab.openToken(`${head}.${body}.${partOf(freshProof({ jti: 'b' }), 2)}`);
	await expect(checkOf(page, 'does not match the key that it brings along')).toContainText('failed:');
});

test('an access token and a proof of its key belong together, whichever is on the screen', async ({
	lab,
	page,
}) => {
	const token = boundTo(thumbprint);
	const ath = createHash('sha256').update(token).digest('base64url');
	await lab.openToken(token);
	await expect(proofStatus(page)).toHaveText('No proof to compare with yet');
	await address(page).fill('POST https://api.example.com/orders');
	const field = page.getByRole('textbox', { name: 'DPoP proof, or the request that holds it' });
	await field.fill(`Authorization: DPoP ${token}\nDPoP: ${freshProof({ ath })}`);
	await expect(proofStatus(page)).toHaveText('This proof fits the request');
	await expect(checkOf(page, 'bound to this key').getByText(thumbprint)).toHaveCount(2);
	await lab.button('Open the proof, with this access token').click();
	await expect(lab.header).toContainText('dpop+jwt');
	await expect(accessToken(page)).toHaveValue(token);
	await expect(proofStatus(page)).toHaveText('This proof fits the request');
	await lab.button('Open the access token, with this proof').click();
	await lab.expectText('Token', token);
	await expect(proofStatus(page)).toHaveText('This proof fits the request');
	await lab.leaveFields();
	await lab.undo();
	await expect(lab.header).toContainText('dpop+jwt');
});

test('a proof is made with the key that an access token is bound to', async ({ lab, page }) => {
	const token = boundTo(thumbprint);
	await lab.openToken(token);
	await lab.key.fill(pkcs8(key));
	const make = lab.button('Make a proof for this request');
	await expect(make).toBeDisabled();
	await address(page).fill('POST https://api.example.com/orders');
	await make.click();
	await expect(proofStatus(page)).toHaveText('This proof fits the request');
	await expect(accessToken(page)).toHaveValue(token);
	await expect(lab.signature).toContainText('signed with this key');
	await lab.leaveFields();
	await lab.undo();
	await lab.expectText('Token', token);
});

test('a proof of another key, or for another token, does not fit an access token', async ({ lab, page }) => {
	const token = boundTo(`${thumbprint.startsWith('A') ? 'B' : 'A'}${thumbprint.slice(1)}`);
	const ath = createHash('sha256').update(token).digest('base64url');
	await lab.openToken(token);
	await address(page).fill('POST https://api.example.com/orders');
	const field = page.getByRole('textbox', { name: 'DPoP proof, or the request that holds it' });
	await field.fill(freshProof({ ath }));
	await expect(proofStatus(page)).toHaveText('This proof does not fit the request');
	await expect(checkOf(page, 'bound to another key')).toContainText('failed:');
	await field.fill(freshProof());
	await expect(checkOf(page, 'It names no access token')).toContainText('failed:');
	await lab.openToken(hs256('{"sub":"ada"}'));
	await expect(lab.panel('Belongs with')).toHaveCount(0);
});

test('an ID token’s hashes are compared with what came along', async ({ lab, page }) => {
	const [accessHash, codeHash] = [vectors.tokenHashes[0]!, vectors.tokenHashes[1]!];
	await lab.openSample('ID token with hashes');
	const status = page.getByRole('status', { name: 'What came along' });
	await expect(status).toHaveText('Nothing is wrong, as far as was asked');
	await expect(hashCheck(page, 'at_hash')).toContainText('paste the access token that came with it');
	await expect(lab.panel('Belongs with')).toContainText('alg RS256 brings SHA-256 along');
	const token = page.getByRole('textbox', { name: 'Access token (at_hash)' });
	await token.fill('another');
	await expect(status).toHaveText('What came along does not belong to this ID token');
	await expect(hashCheck(page, 'at_hash')).toContainText(accessHash.hash);
	await token.fill(`{"access_token":"${accessHash.text}"}`);
	await expect(hashCheck(page, 'at_hash is the hash')).toContainText('passed:');
	await page.getByRole('textbox', { name: 'Authorization code' }).fill(codeHash.text);
	await page.getByRole('textbox', { name: 'Nonce that was sent' }).fill('n-0S6_WzA2Mj');
	await expect(status).toHaveText('What came along belongs to this ID token');
	await page.getByRole('textbox', { name: 'Nonce that was sent' }).fill('other');
	await expect(hashCheck(page, 'nonce is another')).toContainText('failed:');
});

test('an algorithm without a hash says so', async ({ lab, page }) => {
	await lab.openToken(compact('{"alg":"none"}', '{"sub":"ada","at_hash":"AAAA"}'));
	await expect(lab.panel('Belongs with')).toContainText('alg none defines no hash');
	await page.getByRole('textbox', { name: 'Access token (at_hash)' }).fill('abc');
	await expect(hashCheck(page, 'defines no hash')).toContainText('not reached:');
});

test('a certificate is compared with the one that a token is bound to', async ({ lab, page }) => {
	const { pem } = certificates[0]!;
	const x5t = new X509Certificate(pem).fingerprint256.replaceAll(':', '');
	const bound = (thumb: string) => hs256(JSON.stringify({ sub: 'ada', cnf: { 'x5t#S256': thumb } }));
	const holder = page.getByRole('status', { name: 'Holder' });
	await lab.openToken(bound(Buffer.from(x5t, 'hex').toString('base64url')));
	await expect(holder).toHaveText('Bound to its holder');
	const field = page.getByRole('textbox', { name: 'Certificate' });
	await field.fill(pem);
	await expect(holder).toHaveText('This is what the token is bound to');
	await lab.openToken(bound(encode('another')));
	await field.fill(pem);
	await expect(holder).toHaveText('This is not what the token is bound to');
});

test('Clear forgets the request, and fields keep what they hold from the browser', async ({ lab, page }) => {
	await lab.openToken(freshProof());
	await address(page).fill('POST https://api.example.com/orders');
	for (const field of [method(page), address(page), accessToken(page)])
		await expect(field).toHaveAttribute('autocomplete', 'off');
	await lab.button('Clear').click();
	await lab.openToken(freshProof());
	await expect(address(page)).toHaveValue('');
});

test('a proof is checked by keyboard alone', async ({ lab, page }) => {
	await lab.openToken(freshProof());
	await method(page).focus();
	await page.keyboard.type('POST');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Tab');
	await page.keyboard.type('https://api.example.com/orders');
	await expect(proofStatus(page)).toHaveText('This proof fits the request');
	await page.keyboard.press('Tab');
	await page.keyboard.type(boundTo(thumbprint));
	await expect(proofStatus(page)).toHaveText('This proof does not fit the request');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(lab.panel('Payload')).toContainText('jkt');
});

test('panels of bound tokens do not make the page wider', async ({ lab, page }) => {
	await lab.openToken(boundTo(thumbprint));
	await page
		.getByRole('textbox', { name: 'DPoP proof, or the request that holds it' })
		.fill(`DPoP: ${freshProof()}`);
	await expect(checkOf(page, 'bound to this key')).toContainText('passed:');
	const spare = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	expect(spare).toBe(0);
});
