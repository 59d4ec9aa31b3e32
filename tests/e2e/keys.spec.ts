// Keys in every form that people have them in; each says what it is, what it can do, and what is wrong with it.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/lab.ts';
import certificates from '../vectors/certificates.json' with { type: 'json' };
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
const chain = certificates.slice(0, 2).map(({ pem }) => pem);
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

test('an encrypted private key asks for its passphrase, and says whether it was the right one', async ({
	lab,
	page,
}) => {
	await lab.openToken(signed(keys.ES256, claims));
	await lab.key.fill(pkcs8Encrypted());
	const field = page.getByRole('textbox', { name: 'Passphrase' });
	await expect(lab.panel('Key')).toContainText('encrypted with a passphrase');
	await field.fill('wrong');
	await expect(lab.panel('Key')).toContainText('The passphrase does not open this key');
	await field.fill('x');
	await expect(lab.signature).toContainText(verified);
	await expect(lab.panel('Key')).toContainText('can sign and verify');
	const masking = await field.evaluate((input) =>
		getComputedStyle(input).getPropertyValue('-webkit-text-security'),
	);
	expect(masking).toBe('disc');

	// With the key open, an edit is signed again.
	await lab.show('Payload', 'JSON');
	await lab.caretBefore('Payload', 'ada');
	await page.keyboard.type('x');
	await expect(lab.signature).toContainText('your edited copy is signed with this key');
});

test('a passphrase is forgotten with its key, and undo does not bring it back', async ({ lab, page }) => {
	await lab.openToken(signed(keys.ES256, claims));
	await lab.key.fill(pkcs8Encrypted());
	const field = page.getByRole('textbox', { name: 'Passphrase' });
	await field.fill('x');
	await expect(lab.signature).toContainText(verified);
	await lab.key.fill('');
	await expect(field).toBeHidden();
	await lab.leaveFields();
	await lab.undo();
	await expect(field).toHaveValue('');
	await expect(lab.panel('Key')).toContainText('encrypted with a passphrase');
	expect(page.url()).not.toContain('x=');
});

test('an OpenSSH public key verifies, pasted anywhere', async ({ lab }) => {
	await lab.openToken(signed(keys.Ed25519, claims));
	await lab.pasteAnywhere(openSsh(keys.Ed25519));
	await expect(lab.signature).toContainText(verified);
	await expect(lab.panel('Key').getByText('can verify', { exact: true })).toBeVisible();
	await expect(lab.panel('Key')).toContainText('Ed25519');
});

test('of several PEM blocks the one that fits is used', async ({ lab, page }) => {
	await lab.openToken(signed(keys.ES256, claims));
	await lab.key.fill([spki(keys.RS256), spki(makeKey('ES256')), spki(keys.ES256)].join('\n'));
	await expect(lab.signature).toContainText(verified);
	await expect(lab.panel('Key')).toContainText('key 3 of 3 fits');
	await page.getByText('Keys tried (3)').click();
	const tried = page.getByRole('list', { name: 'Keys tried' }).getByRole('listitem');
	await expect(tried).toHaveCount(3);
	await expect(tried.nth(0)).toContainText('ES256 takes keys of another type or curve');
	await expect(tried.nth(1)).toContainText('the signature does not match');
	await expect(tried.nth(2)).toContainText('the signature matches');
});

test('of a JWK Set it is told what was tried in which order, and why one is used', async ({ lab, page }) => {
	const others = Array.from({ length: 60 }, (_, index) => publicJwk(keys.Ed25519, { kid: `other-${index}` }));
	const set = { keys: [...others, publicJwk(keys.ES256, { kid: 'mine' })] };
	await lab.openToken(signed(keys.ES256, claims, { kid: 'mine' }));
	await lab.key.fill(JSON.stringify(set));
	await expect(lab.signature).toContainText(verified);
	await page.getByText('Keys tried (1)').click();
	await expect(lab.panel('Key')).toContainText(
		'Key 61 is used: the token names it by its kid, and the signature matches.',
	);

	await lab.key.fill(JSON.stringify({ keys: others }));
	await expect(lab.signature).toContainText('cannot be checked');
	await expect(page.getByRole('list', { name: 'Keys tried' }).getByRole('listitem')).toHaveCount(50);
	await expect(lab.panel('Key')).toContainText('The first 50 of 60.');
});

test('a private key that was copied as a JWK and pasted back signs', async ({ lab, page }) => {
	await lab.openToken(signed(keys.RS256, claims));
	await lab.key.fill(pkcs8(keys.RS256));
	await expect(lab.signature).toContainText(verified);
	await lab.button('Export').click();
	await expect(page.locator('[popover]:popover-open')).toContainText('this copies the private key');
	await page.getByRole('checkbox', { name: /let kid be the thumbprint/ }).check();
	await lab.button('Copy Private JWK').click();
	await expect(lab.news).toContainText('Private JWK, which holds the private key, copied.');
	const copied = await lab.clipboard();
	expect(JSON.parse(copied)).toMatchObject({ kty: 'RSA', kid: expect.stringMatching(/^[\w-]{43}$/) });

	await lab.key.fill('');
	await expect(lab.signature).toContainText('not checked');
	await lab.key.fill(copied);
	await expect(lab.signature).toContainText(verified);
	await lab.show('Payload', 'JSON');
	await lab.caretBefore('Payload', 'ada');
	await page.keyboard.type('x');
	await expect(lab.signature).toContainText('your edited copy is signed with this key');
});

test('a key is saved as a file without anything being asked for', async ({ lab, page }) => {
	await lab.openToken(signed(keys.ES256, claims));
	await lab.key.fill(JSON.stringify({ keys: [publicJwk(keys.ES256), publicJwk(keys.Ed25519)] }));
	await expect(lab.signature).toContainText(verified);
	await lab.button('Export').click();
	await page.getByText('All 2', { exact: true }).click();
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		lab.button('Download Public JWK Set').click(),
	]);
	expect(file.suggestedFilename()).toBe('jwks.json');
	const set = JSON.parse(await readFile(await file.path(), 'utf8')) as { keys: object[] };
	expect(set.keys).toHaveLength(2);
});

test('a key of 4096 bits is made while the page goes on', async ({ lab, page }) => {
	test.slow();
	await lab.openToken(compact('{"alg":"RS256","typ":"JWT"}', claims, 'AAAA'));
	await lab.button('Size and curve of a fresh key').click();
	await page.evaluate(() => {
		const state = globalThis as unknown as { longest: number };
		state.longest = 0;
		let last = performance.now();
		setInterval(() => {
			const now = performance.now();
			state.longest = Math.max(state.longest, now - last);
			last = now;
		}, 10);
	});
	await lab.button(/^RSA 4096 bits/).click();
	await expect(lab.news).toContainText('Making an RSA key of 4096 bits');
	await expect(lab.panel('Key')).toContainText('RSA 4096 bits', { timeout: 60_000 });
	const longest = await page.evaluate(() => (globalThis as unknown as { longest: number }).longest);
	expect(longest, 'the longest time without an answer, in milliseconds').toBeLessThan(1000);
	await lab.button('Sign').click();
	await expect(lab.signature).toContainText('your edited copy is signed with this key');
});

test('an HMAC secret can be made longer than its digest, and never shorter', async ({ lab, page }) => {
	await lab.openToken(compact('{"alg":"HS384","typ":"JWT"}', claims, 'AAAA'));
	await lab.button('Size and curve of a fresh key').click();
	await expect(page.locator('[popover]:popover-open').getByRole('button')).toHaveText([
		'384 random bits',
		'512 random bits',
	]);
	await lab.button('512 random bits').click();
	await expect(lab.panel('Key')).toContainText('secret · 512 bits');
});

test('a certificate says what it is, and that its chain is not checked', async ({ lab }) => {
	await lab.openToken(signed(keys.RS256, claims));
	await lab.key.fill(chain.join('\n'));
	const card = lab.panel('Key').getByRole('list', { name: 'Certificate of the key' });
	await lab
		.panel('Key')
		.getByText(/^Certificate of the key/)
		.click();
	await expect(card.getByRole('listitem')).toHaveCount(2);
	await expect(card).toContainText(certificates[0]!.x5tS256);
	await expect(card).toContainText('which is not the type that RS256 takes');
	await expect(card).toContainText('Issued by');
	await expect(lab.panel('Key')).toContainText('The chain is not checked against any root');
});

test('a key that encrypts is not said to verify', async ({ lab }) => {
	const x25519 = generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' });
	for (const [jwk, can] of [
		[x25519, 'can encrypt, by key agreement'],
		[publicJwk(keys.RS256, { use: 'enc' }), 'can encrypt'],
	] as const) {
		await lab.key.fill(JSON.stringify(jwk));
		await expect(lab.panel('Key').getByText(can, { exact: true })).toBeVisible();
	}
});

test('what a text is read as can be corrected', async ({ lab, page }) => {
	await lab.openToken(hs256(claims));
	await lab.key.fill('no key at all');
	await expect(lab.panel('Key')).toContainText('secret · 104 bits');
	await page.getByLabel('Read as').selectOption('Key');
	await expect(lab.panel('Key')).toContainText('This is no key that can be read');
	await page.getByLabel('Read as').selectOption('Automatically');
	await expect(lab.panel('Key')).toContainText('secret · 104 bits');
});

test('a file of DER that is dropped becomes the key', async ({ lab, page }) => {
	await lab.openToken(signed(keys.ES256, claims));
	const der = keys.ES256.publicKey.export({ type: 'spki', format: 'der' });
	await page.evaluate(
		(bytes) => {
			const dropped = new DataTransfer();
			dropped.items.add(new File([new Uint8Array(bytes)], 'key.der'));
			window.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
		},
		[...der],
	);
	await expect(lab.key).toHaveValue(/^-----BEGIN PUBLIC KEY-----/);
	await expect(lab.signature).toContainText(verified);
});

/** OpenSSH's line of an Ed25519 public key (RFC 8709 §4). */
function openSsh({ publicKey }: { publicKey: KeyObject }): string {
	const part = (bytes: Buffer) => {
		const length = Buffer.alloc(4);
		length.writeUInt32BE(bytes.length);
		return Buffer.concat([length, bytes]);
	};
	const { x } = publicKey.export({ format: 'jwk' });
	const blob = Buffer.concat([part(Buffer.from('ssh-ed25519')), part(Buffer.from(x!, 'base64url'))]);
	return `ssh-ed25519 ${blob.toString('base64')} ada@example.com`;
}

function pkcs8Encrypted(): string {
	return String(
		keys.ES256.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }),
	);
}
