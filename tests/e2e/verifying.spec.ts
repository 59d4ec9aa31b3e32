// Is the signature good under this key? And if not, why not, and what would make it so.
import { expect, test } from '../support/lab.ts';
import {
	compact,
	encode,
	hmac,
	hs256,
	hs256Header,
	makeKey,
	partOf,
	pkcs8,
	publicJwk,
	secret,
	signatureOf,
	signed,
	spki,
} from '../support/tokens.ts';

const claims = '{"sub":"ada"}';
const verified = 'verified with your key';

const algorithms = ['HS', 'RS', 'PS', 'ES']
	.flatMap((family) => ['256', '384', '512'].map((size) => `${family}${size}`))
	.concat('ES256K', 'Ed25519', 'Ed448', 'EdDSA', 'ML-DSA-44');

test('the samples of every algorithm verify with their demo keys', async ({ lab, page }) => {
	test.slow();
	for (const algorithm of algorithms) {
		await lab.openSample(algorithm);
		await expect(lab.header).toContainText(`"alg": "${algorithm}"`);
		await expect(lab.signature, algorithm).toContainText(verified);
		await expect(lab.verdict, algorithm).toContainText('An API would accept it');
		await expect(page.getByText('demo key: never use it elsewhere')).toBeVisible();
	}
});

test('the samples of the RFCs verify, the tampered and the unsecured one do not', async ({ lab }) => {
	test.slow();
	for (const [title, state] of [
		['RFC 7515 A.1: HS256', verified],
		['RFC 7515 A.2: RS256', verified],
		['RFC 7515 A.3: ES256', verified],
		['RFC 7515 A.4: ES512', verified],
		['RFC 7515 A.5: unsecured', 'unsigned'],
		['RFC 8037 A.4: Ed25519', verified],
		['RFC 9901 §5: SD-JWT', verified],
		['RFC 9901 §6.3: recursive', verified],
		['Credential with disclosures (SD-JWT VC)', verified],
		['OpenID ID token', verified],
		['Service account', verified],
		['Expired access token', verified],
		['Tampered token', 'does not match'],
		['Unsecured token', 'unsigned'],
	] as const) {
		await lab.openSample(title);
		await expect(lab.signature, title).toContainText(state);
	}
});

test('a wrong secret does not match, the right one does, and nothing else is claimed', async ({ lab }) => {
	await lab.openToken(hs256(claims));
	await lab.key.fill(`${secret}!`);
	await expect(lab.signature).toContainText('does not match');
	await expect(lab.verdict).toContainText('An API would refuse it');
	await expect(lab.panel('Signature')).toContainText('Another key signed this token, or it was changed');
	await expect(lab.panel('Signature').getByRole('list', { name: 'Why it does not verify' })).toHaveCount(0);
	await lab.key.fill(secret);
	await expect(lab.signature).toContainText(verified);
	await expect(lab.verdict).toContainText('An API would accept it');
});

const bytes = Buffer.from('bytes of a secret, of which there are many \xff\xfe', 'latin1');
const es256 = makeKey('ES256');
const cut = hs256(claims).slice(0, -1);
const der = (() => {
	const input = signed(es256, claims).split('.').slice(0, 2).join('.');
	return `${input}.${encode(signatureOf(es256, input, 'der'))}`;
})();

const mistakes: readonly {
	readonly name: string;
	readonly token: string;
	readonly key: string;
	readonly says: string;
	readonly action: string;
}[] = [
	...(['base64', 'base64url', 'hex'] as const).map((encoding) => ({
		name: `a secret that is ${encoding}`,
		token: hs256(claims, { key: bytes }),
		key: bytes.toString(encoding),
		says: `It verifies when the secret is read as ${encoding === 'hex' ? 'hexadecimal' : encoding}.`,
		action: `Read it as ${encoding === 'hex' ? 'hexadecimal' : encoding}`,
	})),
	{
		name: 'a secret with a line end behind it',
		token: hs256(claims),
		key: `${secret}\n`,
		says: 'It verifies without the white space around the secret.',
		action: 'Take the white space away',
	},
	{
		name: 'an ECDSA signature written as DER',
		token: der,
		key: spki(es256),
		says: 'The signature is written as DER',
		action: 'Write it as R‖S',
	},
	{
		name: 'a last character that was not copied',
		token: cut,
		key: secret,
		says: 'The last character is missing',
		action: 'Add it',
	},
	{
		name: 'a first character that was not copied',
		token: hs256(claims).slice(1),
		key: secret,
		says: 'The beginning is missing: with “e” in front it verifies.',
		action: 'Add it',
	},
];

for (const { name, token, key, says, action } of mistakes) {
	test(`why it does not verify: ${name}; one click mends it`, async ({ lab, page }) => {
		await lab.write('Token', token);
		await lab.key.fill(key);
		const reasons = page.getByRole('list', { name: 'Why it does not verify' });
		await expect(reasons).toContainText(says);
		await expect(lab.signature).not.toContainText('verified');
		await reasons.getByRole('button', { name: action, exact: true }).click();
		await expect(lab.signature).toContainText(
			/verified with your key|your edited copy is signed with this key/,
		);
		await expect(reasons).toHaveCount(0);
	});
}

test('why it does not verify: the token was changed here; one click goes back', async ({ lab, page }) => {
	const token = signed(es256, claims);
	await lab.openToken(token);
	await lab.key.fill(spki(es256));
	await expect(lab.signature).toContainText(verified);
	await lab.caretBefore('Payload', 'ada');
	await page.keyboard.type('l');
	const reasons = page.getByRole('list', { name: 'Why it does not verify' });
	await expect(reasons).toContainText('The signature belongs to the token as it came');
	await reasons.getByRole('button', { name: 'Go back to it' }).click();
	await lab.expectText('Token', token);
	await expect(lab.signature).toContainText(verified);
});

test('a public key’s text is never taken for an HMAC secret in silence', async ({ lab, page }) => {
	const pem = spki(es256);
	const forged = hs256(claims, { key: pem });
	await lab.openToken(forged);
	await lab.key.fill(pem);
	await expect(lab.signature).toContainText('cannot be checked');
	await expect(lab.panel('Signature')).toContainText('The key is of another type');
	await expect(page.getByRole('list', { name: 'Why it does not verify' }).getByRole('button')).toHaveCount(0);
	await expect(lab.verdict).not.toContainText('accept');

	await lab.button('Use this text itself as the secret').click();
	await expect(lab.signature).toContainText(verified);
	await expect(lab.panel('Key')).toContainText(
		'A public key used as a secret: whoever knows it can forge tokens',
	);
	await lab.button('Read it as a key again').click();
	await expect(lab.signature).toContainText('cannot be checked');
});

test('none is never verified, whatever is in the signature and however it is spelt', async ({ lab }) => {
	for (const [alg, signature] of [
		['none', ''],
		['none', 'AAAA'],
		['None', ''],
		['nOnE', ''],
	] as const) {
		await lab.openToken(compact(`{"alg":"${alg}"}`, claims, signature));
		await lab.key.fill(secret);
		await expect(lab.signature).toContainText(/unsigned|cannot be checked/);
		await expect(lab.verdict).toContainText('An API would refuse it');
		await lab.key.fill('');
	}
});

for (const alg of ['"constructor"', '"toString"', '"__proto__"', '5', '["HS256"]', 'null']) {
	test(`alg ${alg} is no algorithm, and breaks nothing`, async ({ lab }) => {
		const header = `{"alg":${alg}}`;
		const input = `${encode(header)}.${encode(claims)}`;
		await lab.openToken(`${input}.${hmac(input, secret)}`);
		await lab.key.fill(secret);
		await expect(lab.signature).toContainText('cannot be checked');
		await expect(lab.verdict).toContainText('An API would refuse it');
		await expect(lab.answer).toContainText('HTTP 401');
	});
}

test('an unknown critical extension fails there, while the signature stays verified', async ({ lab }) => {
	const header = '{"alg":"HS256","crit":["http://example/unknown"],"http://example/unknown":1}';
	await lab.openToken(hs256(claims, { header }));
	await lab.key.fill(secret);
	await expect(lab.signature).toContainText(verified);
	await expect(lab.verdict).toContainText('An API would refuse it');
	await lab.openChecks();
	await expect(lab.check('Critical extension')).toContainText('failed:');
	await expect(lab.check('Signature matches')).toContainText('passed:');
	await expect(lab.answer).toContainText(
		'error_description="Critical extension \'http://example/unknown\' is not understood"',
	);
});

test('stray bits at the end of the signature are found; only the exact characters verify', async ({
	lab,
}) => {
	const token = hs256(claims);
	const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
	const stray = token.slice(0, -1) + alphabet[(alphabet.indexOf(token.slice(-1)) & ~3) + 1]!;
	expect(Buffer.from(partOf(stray, 2), 'base64url')).toEqual(Buffer.from(partOf(token, 2), 'base64url'));
	await lab.openToken(stray);
	await lab.key.fill(secret);
	await expect(lab.findings).toContainText('unusual spelling of its bytes');
	await expect(lab.panel('Token')).toContainText('spells the same bytes as another character would');
	await lab.findings.getByRole('button', { name: 'Spell it as usual' }).click();
	await lab.expectText('Token', token);
});

test('a private key verifies too, and its public half is shown', async ({ lab, page }) => {
	await lab.openToken(signed(es256, claims));
	await lab.key.fill(pkcs8(es256));
	await expect(lab.signature).toContainText(verified);
	await expect(lab.panel('Key')).toContainText('can sign and verify');
	await lab.button('Export').click();
	await lab.button('Show Public PEM (SPKI)').click();
	await expect(page.getByLabel('Public PEM (SPKI)', { exact: true })).toContainText(
		spki(es256).split('\n')[1]!,
	);
	await expect(page.getByLabel('Public PEM (SPKI)', { exact: true })).not.toContainText('PRIVATE');
});

test('an HS256 token of a header with unusual spacing verifies over its exact bytes', async ({ lab }) => {
	await lab.openToken(
		hs256('{"sub":\n"ada"}', { header: `${hs256Header.slice(0, 1)} ${hs256Header.slice(1)}` }),
	);
	await lab.key.fill(secret);
	await expect(lab.signature).toContainText(verified);
});

test('a token that carries its own key is said to match it, and stays unverified', async ({ lab }) => {
	const key = makeKey('ES256');
	await lab.openToken(signed(key, claims, { jwk: publicJwk(key) }));
	await expect(lab.panel('Signature')).toContainText('It matches the key that it carries in its own jwk');
	await expect(lab.signature).toContainText('not checked');
	await expect(lab.signature).not.toContainText('verified');
	await expect(lab.verdict).not.toContainText('would accept');
	await expect(lab.findings).toContainText('error:');
});

test('after alg was changed the edit is named as the cause, and a key is offered where it is missed', async ({
	lab,
	page,
}) => {
	await lab.openToken(hs256('{"sub":"ada"}'));
	await lab.key.fill(secret);
	await expect(lab.signature).toContainText('verified with your key');
	await page.getByRole('combobox', { name: 'Algorithm' }).selectOption('ES256');
	await expect(lab.panel('Signature')).toContainText('You changed alg from HS256 to ES256');
	await expect(lab.panel('Signature')).not.toContainText('cut off');
	await lab.button('Make a key for ES256').click();
	await lab.button('Sign').click();
	await expect(lab.signature).toContainText('your edited copy is signed with this key');
});
