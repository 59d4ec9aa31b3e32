// Would an API accept it? The answer that a real one would give, from what the person expects and the time.
import { expect, test, type Lab } from '../support/lab.ts';
import { hs256, secret, seconds } from '../support/tokens.ts';

const header = '{"alg":"HS256","typ":"at+jwt"}';
const payload = (more: object = {}) =>
	JSON.stringify({
		iss: 'https://auth.example.com',
		aud: 'https://api.example.com',
		scope: 'orders:read orders:write',
		roles: ['buyer'],
		iat: seconds() - 60,
		exp: seconds() + 600,
		...more,
	});

async function open(lab: Lab, more?: object): Promise<void> {
	await lab.openToken(hs256(payload(more), { header }));
	await lab.key.fill(secret);
	await expect(lab.signature).toContainText('verified with your key');
	await lab.openChecks();
}

test('a good token is accepted, and what was not asked is said', async ({ lab }) => {
	await open(lab);
	await expect(lab.verdict).toContainText('An API would accept it');
	await expect(lab.answer).toContainText('HTTP 200 OK');
	await expect(lab.check('Issuer')).toContainText('not asked:');
	await expect(lab.check('Audience')).toContainText('not asked:');
	await expect(lab.check('Not expired')).toContainText(/passed:.* left, leeway 0 s/);
	await expect(lab.check('Not expired')).toContainText('RFC 7519');
});

test('without a key nothing is claimed', async ({ lab }) => {
	await lab.openToken(hs256(payload(), { header }));
	await expect(lab.signature).toContainText('not checked');
	await expect(lab.verdict).toContainText('Not known yet: the signature is unchecked');
	await expect(lab.answer).not.toContainText('HTTP 200');
});

test('an expired token: the signature stays verified, the answer is 401 with its reason', async ({ lab }) => {
	await open(lab, { exp: seconds() - 720 });
	await expect(lab.signature).toContainText('verified with your key');
	await expect(lab.verdict).toContainText('An API would refuse it');
	await expect(lab.check('Expired 12 min')).toContainText('failed:');
	await expect(lab.answer).toContainText('HTTP 401 Unauthorized');
	await expect(lab.answer).toContainText(
		/WWW-Authenticate:\s*Bearer error="invalid_token", error_description="Expired 12 min( \d+ s)? ago"/,
	);
	await expect(lab.panel('Token')).toContainText(/expired 12 min( \d+ s)? ago/);
});

test('sixteen minutes past exp is expired; a leeway that is set is taken into account', async ({
	lab,
	page,
}) => {
	await open(lab, { exp: seconds() - 960 });
	await expect(lab.verdict).toContainText('refuse');
	await lab.button('Expectations').click();
	await page.getByRole('spinbutton', { name: 'Leeway, in seconds' }).fill('1800');
	await expect(lab.verdict).toContainText('An API would accept it');
	await expect(lab.check('within the leeway')).toContainText('passed:');
	await page.getByRole('spinbutton', { name: 'Leeway, in seconds' }).fill('0');
	await expect(lab.verdict).toContainText('refuse');
});

test('what the token says of itself is expected with one click each', async ({ lab, page }) => {
	await open(lab);
	for (const [offer, says] of [
		['Allow only HS256', 'Algorithm “HS256” is allowed'],
		['Expect this type', 'Type “at+jwt” is the expected one'],
		['Expect this issuer', 'Issuer is the expected one'],
		['Expect this audience', 'Meant for “https://api.example.com”'],
		['Require this scope', 'Permits what is asked'],
	] as const) {
		await lab.button(offer).click();
		await expect(lab.check(says)).toContainText('passed:');
		await expect(page.getByRole('button', { name: offer })).toHaveCount(0);
	}
	await expect(lab.answer).toContainText('HTTP 200 OK');

	// The expectations stay when another token comes, and judge it.
	await lab.openToken(hs256(payload({ iss: 'https://evil.example' }), { header }));
	await expect(lab.check('Issuer is “https://evil.example”')).toContainText('failed:');
	await expect(lab.answer).toContainText('HTTP 401');
	await expect(lab.answer).toContainText("error_description=\"Issuer is 'https://evil.example', not");
});

const expectations: readonly {
	readonly label: string;
	readonly value: string;
	readonly status: string;
	readonly says: string;
}[] = [
	{ label: 'Issuer (iss)', value: 'https://auth.example.com/', status: '401', says: 'only in a final slash' },
	{ label: 'Type (typ)', value: 'JWT', status: '401', says: 'Type is “at+jwt”, not “JWT”' },
	{
		label: 'Audience (aud), any of',
		value: 'https://other.example',
		status: '401',
		says: 'not for “https://other.example”',
	},
	{
		label: 'Algorithms allowed',
		value: 'ES256 RS256',
		status: '401',
		says: 'Algorithm “HS256” is not allowed',
	},
	{
		label: 'Scope, all of',
		value: 'orders:read orders:delete',
		status: '403',
		says: 'Does not permit “orders:delete”',
	},
	{ label: 'Role', value: 'admin', status: '403', says: 'Lacks the role “admin”' },
	{ label: 'Maximum age, in seconds', value: '30', status: '401', says: 'Too old: issued' },
];

for (const { label, value, status, says } of expectations) {
	test(`${label} ${value}: ${status}, and Expect nothing takes it back`, async ({ lab, page }) => {
		await open(lab);
		await lab.button('Expectations').click();
		const field = page.getByLabel(label, { exact: true });
		await field.fill(value);
		await field.blur();
		await expect(lab.check(says)).toContainText('failed:');
		await expect(lab.answer).toContainText(`HTTP ${status}`);
		await expect(lab.answer).toContainText(/WWW-Authenticate:\s*Bearer error="/);
		if (status === '403') {
			await expect(lab.answer).toContainText('error="insufficient_scope"');
			await expect(lab.verdict).toContainText('An API would take it, but not allow this');
		}
		await lab.button('Expect nothing').click();
		await expect(lab.answer).toContainText('HTTP 200 OK');
		await expect(field).toHaveValue('');
	});
}

test('a required expiry that is missing is 401', async ({ lab, page }) => {
	await lab.openToken(hs256('{"sub":"ada"}'));
	await lab.key.fill(secret);
	await expect(lab.verdict).toContainText('An API would accept it');
	await lab.button('Expectations').click();
	await page.getByRole('checkbox', { name: 'An expiry (exp) is required' }).check();
	await lab.openChecks();
	await expect(lab.check('No expiry, and one is required')).toContainText('failed:');
	await expect(lab.answer).toContainText('HTTP 401');
});

test('the clock can be set ahead and goes back to real time', async ({ lab, page }) => {
	await open(lab);
	await lab.button('Set clock').click();
	await page.getByRole('textbox', { name: 'Time of the check' }).fill('+1h');
	await page.getByRole('textbox', { name: 'Time of the check' }).press('Enter');
	await expect(page.getByText(/clock set: (1 h|59 min 5\d s).* ahead/)).toBeVisible();
	await expect(lab.check('Expired')).toContainText('failed:');
	await expect(lab.answer).toContainText('HTTP 401');
	await expect(lab.signature).toContainText('verified with your key');
	await lab.button('Use real clock').click();
	await expect(lab.answer).toContainText('HTTP 200 OK');
	await expect(page.getByText('clock set:')).toHaveCount(0);
});

test('time goes on by itself: a token expires while one looks', async ({ lab }) => {
	await open(lab, { exp: seconds() + 6 });
	await expect(lab.verdict).toContainText('An API would refuse it', { timeout: 10_000 });
	await expect(lab.check('Expired')).toContainText('failed:');
	await expect(lab.signature).toContainText('verified with your key');
});

test('on a narrow screen the checks open on request', async ({ lab, page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await expect(lab.checks).toBeHidden();
	await lab.button('Why').click();
	await expect(lab.checks).toBeVisible();
	await lab.button('Less').click();
	await expect(lab.checks).toBeHidden();
});

test('what is expected counts while it is typed, and undo takes back that field', async ({ lab, page }) => {
	await lab.openSampleToken();
	await lab.button('Expectations').click();
	await page.getByRole('textbox', { name: 'Issuer (iss)' }).fill('https://auth.example.com');
	const algorithms = page.getByRole('combobox', { name: 'Algorithms allowed' });
	await algorithms.click();
	await page.keyboard.type('HS256, foo');
	await expect(lab.verdict).toContainText('An API would refuse it');
	await expect(page.getByText('Not known here: foo')).toBeVisible();
	await expect(algorithms).toHaveValue('HS256, foo');
	await lab.undo();
	await expect(algorithms).toHaveValue('');
	await expect(page.getByRole('textbox', { name: 'Issuer (iss)' })).toHaveValue('https://auth.example.com');
	await expect(lab.verdict).toContainText('An API would accept it');
});

test('with the clock set the day is told, and "now" is the real time', async ({ lab, page }) => {
	await lab.openSampleToken();
	await lab.button('Set clock').click();
	await page.getByRole('textbox', { name: 'Time of the check' }).fill('2030-05-06 09:00');
	await page.keyboard.press('Enter');
	await expect(lab.answer).toContainText('Checked at 2030-05-06 09:00');
	await expect(lab.panel('Token')).toContainText('clock set: 2030-05-06 09:00');
	await lab.button('Set clock').click();
	await page.getByRole('textbox', { name: 'Time of the check' }).fill('now');
	await page.keyboard.press('Enter');
	await expect(lab.verdict).toContainText('An API would accept it');
});

test('an expired token without a key is refused for its time first', async ({ lab }) => {
	await lab.openToken(hs256('{"sub":"ada","exp":1763900000}'));
	await expect(lab.answer).toContainText(/Expired .* ago · No key to check the signature with/);
	await expect(lab.answer).toContainText(/error_description="Expired/);
});
