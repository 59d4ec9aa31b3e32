import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { direct, jsonJwe, jwe, keyWrap, octJwk } from '../support/encrypted.ts';
import { expect, test, type Lab } from '../support/lab.ts';
import {
	compact,
	encode,
	hs256,
	hs256Header,
	makeKey,
	publicJwk,
	secret,
	seconds,
	signed,
} from '../support/tokens.ts';
import certificates from '../vectors/certificates.json' with { type: 'json' };
import keyForms from '../vectors/key-forms.json' with { type: 'json' };

const themes = ['light', 'dark'] as const;

async function violations(page: Page): Promise<object[]> {
	const { violations: broken } = await new AxeBuilder({ page }).analyze();
	return broken.flatMap(({ id, help, nodes }) =>
		nodes.map(({ html, failureSummary }) => ({ id, help, html, failureSummary })),
	);
}

for (const address of ['./', './timeline/', './privacy/', './no/such/page/']) {
	for (const theme of themes) {
		for (const source of ['system', 'choice'] as const) {
			test(`${address} is accessible in the ${theme} theme by ${source}`, async ({ page, open }) => {
				const other = theme === 'light' ? 'dark' : 'light';
				// A choice must win over the system's theme: the two are set against each other.
				await page.emulateMedia({
					colorScheme: source === 'system' ? theme : other,
					reducedMotion: 'reduce',
				});
				if (source === 'choice') {
					await page.addInitScript((choice) => {
						localStorage.setItem('jwt-lab.theme', choice);
					}, theme);
				}
				await open(address);
				expect(await violations(page)).toEqual([]);
			});
		}
	}
}

const lockedKey = keyForms[0]!.text;
const token = hs256('{"sub":"ada","role":"user"}');
const shared = Buffer.from('a-key-of-the-tests-of-32-bytes!!');

/** What the debugger looks like in its other states; each ends with something that shows it is there. */
const states: Readonly<Record<string, (lab: Lab, page: Page) => Promise<void>>> = {
	'nothing in it': async (lab) => {
		await lab.button('Clear').click();
		await lab.expectText('Token', '');
	},
	'a token full of faults': async (lab) => {
		const faulty = `${encode('{"alg":"None","alg":1,}')}.${encode('{"exp":"2030-01-01","a":[1,')}!.=`;
		await lab.write('Token', faulty);
		await expect(lab.panel('Token').getByRole('listitem').first()).toBeVisible();
	},
	'text that is no token': async (lab) => {
		await lab.pasteAnywhere('hello there');
		await expect(lab.panel('Token')).toContainText('does not look like a token');
	},
	'an encrypted token': async (lab) => {
		await lab.pasteAnywhere(
			`${encode('{"alg":"dir","enc":"A256GCM"}')}..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`,
		);
		await expect(lab.panel('Payload')).toContainText('encrypted');
	},
	'a decrypted token and its parts': async (lab, page) => {
		await lab.openToken(jwe(direct(shared), '{"sub":"ada"}'));
		await lab.key.fill(octJwk(shared));
		await expect(page.getByRole('status', { name: 'Encryption' })).toContainText('decrypted');
		await page.getByText('The encrypted parts, and what is authenticated').click();
	},
	'an encrypted token that another key opens': async (lab, page) => {
		await lab.openToken(jwe(keyWrap(shared), '{"sub":"ada"}'));
		await lab.key.fill(octJwk(Buffer.alloc(32)));
		await expect(page.getByRole('status', { name: 'Encryption' })).toContainText('does not open');
	},
	'a withdrawn algorithm that edits cannot use': async (lab, page) => {
		await lab.openToken(jwe(direct(shared), '{"sub":"ada"}', { header: { alg: 'RSA1_5' } }));
		await lab.key.fill(octJwk(shared));
		await expect(page.getByRole('status', { name: 'Encryption' })).toContainText('not opened');
	},
	'an encrypted token for several recipients': async (lab, page) => {
		const others = Array.from({ length: 9 }, () => ({ manage: keyWrap(Buffer.alloc(16)) }));
		await lab.openToken(jsonJwe([{ manage: keyWrap(shared), header: { kid: 'a' } }, ...others], '{}'));
		await lab.key.fill(octJwk(shared));
		await expect(page.getByRole('list', { name: 'Recipients' })).toBeVisible();
	},
	'a content that is not encrypted yet': async (lab, page) => {
		await lab.openToken(jwe(direct(shared), '{"sub":"ada"}'));
		await lab.key.fill(octJwk(shared));
		await page.getByLabel('Algorithm', { exact: true }).selectOption('A128KW');
		await expect(lab.button('Make a key for A128KW')).toBeVisible();
	},
	'a failed signature and its reason': async (lab, page) => {
		await lab.openToken(hs256('{"sub":"ada"}', { key: Buffer.from(secret, 'utf8') }).slice(0, -1));
		await lab.key.fill(secret);
		await expect(page.getByRole('list', { name: 'Why it does not verify' })).toBeVisible();
	},
	'a key that cannot be read': async (lab) => {
		await lab.openToken(token);
		await lab.key.fill('{"kty":"RSA"}');
		await expect(lab.panel('Key')).toContainText('lacks');
	},
	'a passphrase that does not open the key': async (lab, page) => {
		await lab.key.fill(lockedKey);
		await page.getByRole('textbox', { name: 'Passphrase' }).fill('wrong');
		await expect(lab.panel('Key')).toContainText('does not open this key');
	},
	'the keys that were tried': async (lab, page) => {
		await lab.openToken(signed(makeKey('ES256'), '{"sub":"ada"}', { kid: 'one' }));
		const set = [publicJwk(makeKey('ES256'), { kid: 'one' }), publicJwk(makeKey('Ed25519'))];
		await lab.key.fill(JSON.stringify({ keys: set }));
		await page.getByText('Keys tried (2)').click();
		await expect(page.getByRole('list', { name: 'Keys tried' })).toBeVisible();
	},
	'the sizes of a fresh key': async (lab, page) => {
		await lab.openToken(token);
		await lab.button('Size and curve of a fresh key').click();
		await expect(page.locator('[popover]:popover-open')).toContainText('512 random bits');
	},
	'a certificate': async (lab) => {
		await lab.key.fill(certificates.map(({ pem }) => pem).join('\n'));
		await lab
			.panel('Key')
			.getByText(/^Certificate of the key/)
			.click();
		await expect(lab.panel('Key')).toContainText('The chain is not checked');
	},
	'an expired token and its life': async (lab) => {
		await lab.openToken(hs256(`{"iat":${seconds() - 900},"nbf":${seconds() - 800},"exp":${seconds() - 60}}`));
		await lab.key.fill(secret);
		await lab.openChecks();
		await expect(lab.check('Expired')).toContainText('failed:');
	},
	'expectations that fail': async (lab, page) => {
		await lab.button('Expectations').click();
		// The sample's own role is admin.
		await page.getByLabel('Role', { exact: true }).fill('auditor');
		await lab.openChecks();
		await expect(lab.check('Lacks the role')).toContainText('failed:');
	},
	'an unsecured token': async (lab) => {
		await lab.openToken(compact('{"alg":"none"}', '{"sub":"ada"}'));
		await expect(lab.signature).toContainText('unsigned');
	},
	'both tables, one value being edited': async (lab, page) => {
		await lab.openToken(token);
		await lab.show('Header', 'Table');
		await lab.show('Payload', 'Table');
		await lab.button(/^Edit role:/).click();
		await expect(page.getByRole('textbox', { name: 'Value of role, as JSON' })).toBeVisible();
	},
	'an edited copy': async (lab, page) => {
		await lab.openToken(token);
		await lab.expireIn15Minutes();
		await expect(page.getByText('edited copy', { exact: true })).toBeVisible();
	},
	'the list of differences': async (lab, page) => {
		await lab.openToken(token);
		await lab.expireIn15Minutes();
		await lab.button('What differs').click();
		await expect(page.getByRole('dialog')).toContainText('added');
	},
	'the history of the session': async (lab, page) => {
		await lab.openToken(token);
		await lab.button('History').click();
		await expect(page.getByRole('dialog')).toContainText('now');
	},
	'a finding and why it matters': async (lab) => {
		await lab.openToken(token);
		await lab.findings.getByRole('button', { name: 'why' }).first().click();
		await expect(lab.findings.getByRole('button', { expanded: true })).toBeVisible();
	},
	'a secret that was guessed': async (lab, page) => {
		await lab.openToken(hs256('{}', { key: 'secret' }));
		await lab.button(/^Guess secret…/).click();
		await expect(page.getByRole('status', { name: 'Guess' })).toContainText('commonly used');
	},
	'a secret that was not guessed': async (lab, page) => {
		await lab.openToken(token);
		await lab.button('Guess secret…').click();
		await expect(page.getByRole('dialog')).toContainText('None of');
	},
	'the code for a token': async (lab, page) => {
		await lab.openToken(token);
		await lab.button('Code').click();
		await expect(page.getByRole('dialog')).toContainText('jwtVerify');
	},
	'a redacted token': async (lab, page) => {
		await lab.openToken(token);
		await lab.button('Share').click();
		await lab.button(/^Redacted token…/).click();
		await expect(page.getByRole('dialog')).toContainText('The signature is replaced');
	},
	'a report for a ticket': async (lab, page) => {
		await lab.openToken(token);
		await lab.button('Share').click();
		await lab.button(/^Report for a ticket…/).click();
		await expect(page.getByRole('dialog')).toContainText('# Token report');
	},
	'a list of many tokens': async (lab, page) => {
		const many = Array.from({ length: 12 }, (_, index) => hs256(`{"iss":"i","sub":"${String(index)}"}`));
		await lab.pasteAnywhere(many.join('\n'));
		await expect(page.getByRole('dialog')).toContainText('12 tokens');
	},
	'the chooser among tokens': async (lab, page) => {
		await lab.pasteAnywhere(`${token} ${compact(hs256Header, '{"sub":"bob"}', 'AAAA')}`);
		await expect(page.getByRole('dialog', { name: '2 tokens found: which one?' })).toBeVisible();
	},
	'the palette': async (lab, page) => {
		await expect(lab.signature).toContainText('verified');
		await page.keyboard.press('Control+K');
		await expect(page.getByRole('dialog', { name: 'Commands' }).getByRole('option').first()).toBeVisible();
	},
	'the palette without a match': async (lab, page) => {
		await expect(lab.signature).toContainText('verified');
		await page.keyboard.press('Control+K');
		await page.keyboard.type('no such command');
		await expect(page.getByText('No command of that name.')).toBeVisible();
	},
	'a proof that does not fit its request': async (lab, page) => {
		await lab.openSample('RFC 9449 §4.2: DPoP proof');
		await page.getByLabel('HTTP method').fill('GET');
		await page.getByLabel('Access token, or the Authorization line').fill('Authorization: DPoP abc');
		await expect(page.getByRole('status', { name: 'Proof' })).toContainText('would refuse');
	},
	'an access token that is bound to a key': async (lab, page) => {
		await lab.openSample('Access token bound to a key');
		await expect(page.getByRole('status', { name: 'Proof' })).toContainText('No proof');
	},
	'an ID token and what came along': async (lab, page) => {
		await lab.openSample('ID token with hashes');
		await page.getByLabel('Access token (at_hash)').fill('another');
		await expect(page.getByRole('status', { name: 'What came along' })).toContainText('does not belong');
	},
	'the table of algorithms': async (lab, page) => {
		await expect(lab.signature).toContainText('verified');
		await page.keyboard.press('Control+K');
		await page.keyboard.type('where they run');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('dialog', { name: 'Algorithms' })).toContainText('nowhere');
	},
	'the signing input and the public half': async (lab, page) => {
		await page.getByText('What was signed, and the signature as text').click();
		await lab.button('Export').click();
		await lab.button('Show Public PEM (SPKI)').click();
		await expect(page.getByLabel('Public PEM (SPKI)', { exact: true })).toBeVisible();
	},
	...Object.fromEntries(
		['Sample', 'Times', 'Add claim', 'Set clock', 'Theme', 'Export', 'Share', /requests since load/].map(
			(menu) => [
				`the menu ${String(menu)}`,
				async (lab: Lab, page: Page) => {
					await expect(lab.signature).toContainText('verified');
					await lab.button(menu).click();
					await expect(page.locator('[popover]:popover-open')).toContainText(/\S/);
				},
			],
		),
	),
};

for (const [state, reach] of Object.entries(states)) {
	test(`the debugger with ${state} is accessible in both themes`, async ({ lab, page }) => {
		test.slow();
		await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
		await reach(lab, page);
		for (const theme of themes) {
			await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
			expect(await violations(page), theme).toEqual([]);
		}
	});
}

/** What the timeline looks like; each ends with something that shows it is there. */
const timelineStates: Readonly<Record<string, (page: Page) => Promise<void>>> = {
	'a theft, noticed': async (page) => {
		await page.getByRole('combobox', { name: 'Scenario' }).selectOption('S10');
		await page.getByRole('option', { name: /reuse of RT₁ seen/ }).click();
		await page.getByText('What to notice').click();
	},
	'all parameters and a pinned run': async (page) => {
		await page.getByRole('combobox', { name: 'Scenario' }).selectOption('S08');
		await page.getByRole('button', { name: 'Pin run' }).click();
		await page.getByRole('checkbox', { name: 'Show all parameters' }).check();
		await page.getByRole('spinbutton', { name: 'Access token lifetime, in seconds' }).fill('1e9');
		await page.getByRole('group', { name: 'Playback' }).getByRole('button', { name: 'To the end' }).click();
		await expect(page.getByText('is too much')).toBeVisible();
	},
	'the run as a table, and what to do with it': async (page) => {
		await page.getByRole('combobox', { name: 'Scenario' }).selectOption('S05');
		await page.getByRole('button', { name: 'Show table' }).click();
		await expect(page.getByRole('table')).toBeVisible();
		await page.getByRole('button', { name: 'Share' }).click();
		await expect(page.getByRole('button', { name: 'Picture (PNG)' })).toBeVisible();
	},
};

for (const [name, reach] of Object.entries(timelineStates))
	for (const theme of themes)
		test(`the timeline, ${name}, is accessible in the ${theme} theme`, async ({ page, open }) => {
			await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
			await open('./timeline/');
			await reach(page);
			expect(await violations(page)).toEqual([]);
		});
