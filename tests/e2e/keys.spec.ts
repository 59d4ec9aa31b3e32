// Keys in every form that people have them in; each says what it is, what it can do, and what is wrong with it.
import { expect, test } from '../support/lab.ts';
import {
	compact,
	hs256,
	hs256Header,
	makeKey,
	pkcs8,
	publicJwk,
	secret,
	signed,
	spki,
} from '../support/tokens.ts';

const claims = '{"sub":"ada"}';
const verified = 'verified with your key';
const keys = { RS256: makeKey('RS256'), ES256: makeKey('ES256'), Ed25519: makeKey('Ed25519') };

for (const key of Object.values(keys)) {
	const forms: readonly (readonly [form: string, text: string])[] = [
		['SPKI PEM', spki(key)],
		['PKCS#8 PEM', pkcs8(key)],
		['JWK', JSON.stringify(publicJwk(key))],
		['PEM with text around it', `the key of staging:\n${spki(key)}\nregards`],
		['PEM with literal \\n', spki(key).replaceAll('\n', '\\n')],
		['PEM without its armour', spki(key).replace(/-----[^-]+-----|\n/g, '')],
	];
	for (const [form, text] of forms) {
		test(`${key.alg} verifies with a ${form}`, async ({ lab }) => {
			await lab.openToken(signed(key, claims));
			await lab.key.fill(text);
			await expect(lab.signature).toContainText(verified);
			const can = form.startsWith('PKCS#8') ? 'can sign and verify' : 'can verify';
			await expect(lab.panel('Key').getByText(can, { exact: true })).toBeVisible();
		});
	}
}

test('of a JWK Set the key that kid names is used, and which one is said', async ({ lab, page }) => {
	const others = [makeKey('ES256'), makeKey('ES256')];
	const set = {
		keys: [
			publicJwk(others[0]!, { kid: 'first' }),
			publicJwk(others[1]!, { kid: 'second' }),
			publicJwk(keys.ES256, { kid: 'third' }),
		],
	};
	await lab.openToken(signed(keys.ES256, claims, { kid: 'third' }));
	await lab.key.fill(JSON.stringify(set, null, 2));
	await expect(lab.signature).toContainText(verified);
	await expect(lab.panel('Key')).toContainText('key 3 of 3 fits');

	await lab.openToken(signed(makeKey('ES256'), claims, { kid: 'absent' }));
	await expect(lab.signature).toContainText('does not match');
	await expect(page.getByRole('list', { name: 'Why it does not verify' })).toContainText(
		'The token names the key “absent”, which none of these 3 is.',
	);
});

test('a JWK whose own alg forbids the use says so', async ({ lab }) => {
	await lab.openToken(signed(keys.ES256, claims));
	await lab.key.fill(JSON.stringify(publicJwk(keys.ES256, { use: 'enc' })));
	await expect(lab.signature).toContainText('cannot be checked');
	await expect(lab.panel('Signature')).toContainText('The JWK itself forbids this use');
});

test('a key of another type says which is needed, and is not called a wrong signature', async ({ lab }) => {
	await lab.openToken(signed(keys.RS256, claims));
	await lab.key.fill(spki(keys.ES256));
	await expect(lab.signature).toContainText('cannot be checked');
	await expect(lab.panel('Signature')).toContainText('RS256 needs the issuer’s RSA public key');
	await lab.openChecks();
	await expect(lab.checks).not.toContainText('Signature does not match');
});

for (const [fault, text, sentence] of [
	['a PEM that is cut off', spki(keys.RS256).slice(0, 200), 'The PEM is cut off'],
	['a JWK that is no JSON', '{"kty":"RSA","n":', 'This begins like a JWK, but is not JSON at'],
	['a JWK without its modulus', '{"kty":"RSA","e":"AQAB"}', 'The JWK lacks “n”.'],
	['an encrypted private key', pkcs8Encrypted(), 'encrypted with a passphrase'],
] as const) {
	test(`${fault}: the key is at fault, not the signature`, async ({ lab }) => {
		await lab.openToken(signed(keys.RS256, claims));
		await lab.key.fill(text);
		await expect(lab.panel('Key')).toContainText(sentence);
		await expect(lab.signature).toContainText('cannot be checked');
		await expect(lab.panel('Signature')).toContainText('The key is at fault, not the signature');
	});
}

for (const alg of ['RS256', 'PS384', 'ES256', 'ES512', 'Ed25519', 'EdDSA', 'HS256', 'HS512']) {
	test(`Generate key makes one for ${alg} that signs and verifies`, async ({ lab }) => {
		const token = compact(`{"alg":"${alg}","typ":"JWT"}`, claims, 'AAAA');
		await lab.openToken(token);
		await lab.button('Generate key').click();
		await expect(lab.news).toContainText(`A fresh key for ${alg}. The token is unchanged until you sign it.`);
		await expect(lab.panel('Key')).toContainText('can sign and verify');
		await lab.expectText('Token', token);
		await lab.button('Sign').click();
		await expect(lab.signature).toContainText('your edited copy is signed with this key');
		const first = await lab.key.inputValue();
		await lab.button('Generate key').click();
		await expect(lab.signature).toContainText('does not match');
		expect(await lab.key.inputValue(), 'another key each time').not.toBe(first);
	});
}

test('a 6-byte secret signs and verifies, with a warning', async ({ lab }) => {
	await lab.openToken(compact(hs256Header, claims, 'AAAA'));
	await lab.key.fill('secret');
	await lab.button('Sign').click();
	await lab.expectText('Token', hs256(claims, { key: 'secret' }));
	await expect(lab.signature).toContainText('your edited copy is signed with this key');
	await expect(lab.panel('Key')).toContainText('A short secret (48 bits): it can be guessed.');
});

test('a pasted secret is masked until it is shown; a demo key and a public key need not be', async ({
	lab,
}) => {
	const masking = () =>
		lab.key.evaluate((field) => getComputedStyle(field).getPropertyValue('-webkit-text-security'));
	await expect.poll(masking, 'a demo key is public').toBe('none');
	await lab.openToken(hs256(claims));
	for (const text of [secret, pkcs8(keys.ES256), '{"kty":"oct","k":"AAAA"}']) {
		await lab.key.focus();
		await lab.page.keyboard.press('Control+A');
		await lab.paste(text);
		await expect.poll(masking).toBe('disc');
	}
	await lab.button('Show').click();
	await expect.poll(masking).toBe('none');
	await lab.button('Hide').click();
	await expect.poll(masking).toBe('disc');
	await lab.key.fill(spki(keys.ES256));
	await expect.poll(masking).toBe('none');
});

test('how a secret is written can be chosen', async ({ lab, page }) => {
	const key = Buffer.from('00ff10fe00ff10fe00ff10fe00ff10fe00ff10fe00ff10fe00ff10fe00ff10fe', 'hex');
	await lab.openToken(hs256(claims, { key }));
	await lab.key.fill(key.toString('hex'));
	await expect(lab.signature).toContainText('does not match');
	await page
		.getByRole('group', { name: 'The secret is written as' })
		.getByText('Hex', { exact: true })
		.click();
	await expect(lab.signature).toContainText(verified);
	await expect(lab.panel('Key')).toContainText('secret · 256 bits');
});

function pkcs8Encrypted(): string {
	return String(
		keys.ES256.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }),
	);
}
