// Keys from a URL: nothing is asked for without a click that names the host, and what asks never sees a token.
import AxeBuilder from '@axe-core/playwright';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';
import { serveKeys, type KeyServer } from '../support/key-server.ts';
import { expect, test as base } from '../support/lab.ts';
import type { Lab } from '../support/lab.ts';
import { hs256, makeKey, publicJwk, seconds, signed } from '../support/tokens.ts';

const key = makeKey('ES256');
const claims = (more: object = {}) => JSON.stringify({ sub: 'a', exp: seconds() + 600, ...more });

const test = base.extend<{ server: KeyServer }>({
	server: async ({ promises }, use) => {
		const server = await serveKeys(JSON.stringify({ keys: [publicJwk(key, { kid: 'a', alg: 'ES256' })] }));
		promises.keyServers.add(server.origin).add(server.otherOrigin);
		await use(server);
		await server.close();
	},
});

const dialog = (lab: Lab) => lab.page.getByRole('dialog', { name: 'Keys from a URL' });
const address = (lab: Lab) => dialog(lab).getByRole('textbox', { name: 'Address' });
const told = (lab: Lab) => dialog(lab).getByRole('status', { name: 'Fetching keys' });
const fetchButton = (lab: Lab) => dialog(lab).getByRole('button', { name: /^Fetch from / });

async function openDialog(lab: Lab): Promise<void> {
	await lab.button('From a URL…').click();
	await expect(dialog(lab)).toBeVisible();
}

async function write(lab: Lab, of: 'Issuer' | 'Key set', text: string): Promise<void> {
	await openDialog(lab);
	await dialog(lab).getByText(of, { exact: true }).click();
	await address(lab).fill(text);
}

async function fetchFrom(lab: Lab, host: string): Promise<void> {
	await dialog(lab)
		.getByRole('button', { name: `Fetch from ${host}`, exact: true })
		.click();
}

/** The policy stands in the document and in its header, and each tells of what it forbids, a moment later. */
async function refusedByBothPolicies(faults: readonly string[]): Promise<void> {
	const told = () => faults.filter((fault) => fault.startsWith('policy: connect-src'));
	await expect.poll(() => told().length).toBe(2);
}

/** Takes down the frames that the page's own scripts make, and all that they post to frames and ports. */
async function spyOnMessages(page: Page): Promise<() => Promise<readonly unknown[]>> {
	await page.evaluate(() => {
		const posted: unknown[] = [];
		Object.assign(globalThis, { posted });
		type Method = (this: unknown, ...values: unknown[]) => unknown;
		const before = (owner: object, name: string, tell: (values: unknown[]) => void) => {
			const method = Reflect.get(owner, name) as Method;
			const told: Method = function (...values) {
				tell(values);
				return Reflect.apply(method, this, values);
			};
			Object.defineProperty(owner, name, { value: told });
		};
		before(MessagePort.prototype, 'postMessage', ([message]) => posted.push(message));
		before(Element.prototype, 'append', ([frame]) => {
			if (!(frame instanceof HTMLIFrameElement)) return;
			posted.push(`frame: ${frame.getAttribute('sandbox') ?? 'no sandbox'}`);
			// The window of a frame without an origin cannot be changed from here: what stands in for it can.
			const get = () => ({
				postMessage: (message: unknown, target: string, transfer: Transferable[]) => {
					posted.push(message);
					const real = Reflect.get(HTMLIFrameElement.prototype, 'contentWindow', frame);
					real?.postMessage(message, target, transfer);
				},
			});
			Object.defineProperty(frame, 'contentWindow', { get });
		});
	});
	return () => page.evaluate(() => (globalThis as unknown as { posted: unknown[] }).posted);
}

test('a key set that is fetched verifies the token, and the frame is told its address alone', async ({
	lab,
	server,
	page,
}) => {
	await lab.openToken(signed(key, claims(), { kid: 'a' }));
	const posted = await spyOnMessages(page);
	await write(lab, 'Key set', `${server.origin}/keys`);
	expect(await page.locator('iframe').count()).toBe(0);
	expect(server.asked).toEqual([]);
	await fetchFrom(lab, new URL(server.origin).host);

	await expect(dialog(lab)).toBeHidden();
	await expect(lab.signature).toContainText('verified with your key');
	await expect(lab.news).toContainText(`The keys of ${new URL(server.origin).host} are in the Key field.`);
	expect(await posted()).toEqual(['frame: allow-scripts', undefined, `${server.origin}/keys`]);
	await expect(page.locator('iframe')).toHaveCount(0);

	expect(server.asked.map(({ path }) => path)).toEqual(['/keys']);
	const { headers } = server.asked[0]!;
	expect(headers.origin).toBe('null');
	expect([headers.cookie, headers.referer, headers.authorization]).toEqual([undefined, undefined, undefined]);

	const chip = lab.button('1 request you started');
	await chip.click();
	await expect(page.getByText(`${server.origin}/keys`)).toBeVisible();
	await expect(page.getByText('asked nobody for anything by itself')).toBeVisible();
});

test('undo takes the fetched keys out again', async ({ lab, server }) => {
	await lab.openToken(signed(key, claims()));
	const before = await lab.key.inputValue();
	await write(lab, 'Key set', `${server.origin}/keys`);
	await fetchFrom(lab, new URL(server.origin).host);
	await expect(lab.signature).toContainText('verified with your key');
	await lab.leaveFields();
	await lab.undo();
	await expect(lab.key).toHaveValue(before);
});

const faults = [
	['/keys-of-nobody-else', /could not be asked.*does not let other sites read its answer \(CORS\)/],
	['/nothing', /answered 404: there is nothing at this address/],
	['/forbidden', /answered 403: it does not let everybody see this/],
	['/large', /is over 1 MB/],
	['/text', /is neither JSON nor PEM/],
	['/page', /sent a web page, not keys/],
	['/list', /is JSON, but no key set/],
] as const;

for (const [path, sentence] of faults) {
	test(`${path} is told as what it is, with a way round`, async ({ lab, server }) => {
		const before = await lab.key.inputValue();
		await write(lab, 'Key set', `${server.origin}${path}`);
		await fetchFrom(lab, new URL(server.origin).host);
		await expect(told(lab)).toContainText(sentence);
		await expect(dialog(lab)).toContainText(
			`curl --globoff --location --max-time 10 '${server.origin}${path}'`,
		);
		await expect(lab.page.locator('iframe')).toHaveCount(0);
		await dialog(lab).getByRole('button', { name: 'Back' }).click();
		await expect(fetchButton(lab)).toBeVisible();
		await dialog(lab).getByRole('button', { name: 'Close' }).click();
		await expect(lab.key).toHaveValue(before);
	});
}

test('a server that does not listen is told so', async ({ lab, server, promises }) => {
	await server.close();
	await write(lab, 'Key set', `${server.origin}/keys`);
	await fetchFrom(lab, new URL(server.origin).host);
	await expect(told(lab)).toContainText('could not be asked');
	expect(promises.faults).toEqual([]);
});

test('a slow server is given ten seconds, or fewer', async ({ lab, server }) => {
	await write(lab, 'Key set', `${server.origin}/slow`);
	await fetchFrom(lab, new URL(server.origin).host);
	await expect(told(lab)).toContainText('Asking');
	await dialog(lab).getByRole('button', { name: 'Stop' }).click();
	await expect(fetchButton(lab)).toBeVisible();
	await expect(lab.page.locator('iframe')).toHaveCount(0);
	await fetchButton(lab).click();
	await expect(told(lab)).toContainText('did not answer within 10 seconds', { timeout: 14_000 });
	await expect(lab.page.locator('iframe')).toHaveCount(0);
});

test('a redirect is followed on the same host, and told of to another', async ({ lab, server }) => {
	const { host } = new URL(server.origin);
	await write(lab, 'Key set', `${server.origin}/moved`);
	await fetchFrom(lab, host);
	await expect(dialog(lab)).toBeHidden();
	await write(lab, 'Key set', `${server.origin}/moved-away`);
	await fetchFrom(lab, host);
	await expect(told(lab)).toContainText(`They came from another host, ${new URL(server.otherOrigin).host}`);
});

test('a redirect to plain http elsewhere is stopped by the policy', async ({ lab, server, promises }) => {
	await write(lab, 'Key set', `${server.origin}/moved-to-http`);
	await fetchFrom(lab, new URL(server.origin).host);
	await expect(told(lab)).toContainText('A policy forbids this');
	await refusedByBothPolicies(promises.faults);
	expect(promises.faults.filter((fault) => !/policy|example\.com/i.test(fault))).toEqual([]);
	promises.faults.length = 0; // this violation was the subject
});

test('an issuer leads to its metadata and its keys', async ({ lab, server }) => {
	await lab.openToken(signed(key, claims({ iss: server.origin })));
	await openDialog(lab);
	await expect(address(lab)).toHaveValue(server.origin);
	await expect(dialog(lab)).toContainText('whoever made the token chose it');
	await fetchFrom(lab, new URL(server.origin).host);
	await expect(lab.signature).toContainText('verified with your key');
	expect(server.asked.map(({ path }) => path)).toEqual(['/.well-known/openid-configuration', '/keys']);
});

test('metadata may stand where OAuth puts it', async ({ lab, server }) => {
	await write(lab, 'Issuer', `${server.origin}/plain`);
	await fetchFrom(lab, new URL(server.origin).host);
	await expect(dialog(lab)).toBeHidden();
	expect(server.asked.at(-1)?.path).toBe('/keys');
});

test('keys at another host are asked for only by a click that names it', async ({ lab, server }) => {
	const { host } = new URL(server.otherOrigin);
	await write(lab, 'Issuer', `${server.origin}/away`);
	await fetchFrom(lab, new URL(server.origin).host);
	await expect(told(lab)).toContainText(`${server.otherOrigin}/keys`);
	await expect(fetchButton(lab)).toHaveText(`Fetch from ${host}`);
	expect(server.asked).toHaveLength(1);
	await fetchFrom(lab, host);
	await expect(dialog(lab)).toBeHidden();
	expect(server.asked[1]?.headers.host).toBe(host);
});

test('metadata of another issuer is refused', async ({ lab, server }) => {
	await write(lab, 'Issuer', `${server.origin}/liar`);
	await fetchFrom(lab, new URL(server.origin).host);
	await expect(told(lab)).toContainText('that of another issuer: it says “https://login.example.com”');
	expect(server.asked).toHaveLength(1);
});

test('a token that names addresses makes nothing be asked for', async ({ lab, server, page }) => {
	const url = `${server.origin}/keys`;
	const header = { jku: url, x5u: `${server.origin}/cert`, iss: server.origin };
	await lab.openToken(signed(key, claims({ iss: server.origin, jwks_uri: url }), header));
	await openDialog(lab);
	await expect(dialog(lab)).toContainText('The token’s jku is at');
	await expect(dialog(lab)).toContainText('The token’s x5u is at');
	await dialog(lab).getByRole('button', { name: 'Write it here' }).first().click();
	await expect(address(lab)).toHaveValue(url);
	await address(lab).press('Enter');
	await page.keyboard.press('Escape');
	await expect(dialog(lab)).toBeHidden();
	expect(server.asked).toEqual([]);
	await expect(lab.button('0 requests since load')).toBeVisible();
});

for (const iss of [
	'javascript:alert(1)',
	'java\nscript:alert(1)',
	'data:application/json,{"keys":[]}',
	'file:///etc/passwd',
	'https://login.example.com@127.0.0.1/',
	'https://login.example.com\u202E/',
	'http://192.168.0.1/',
]) {
	test(`an issuer ${JSON.stringify(iss)} gives no button`, async ({ lab }) => {
		await lab.openToken(hs256(claims({ iss })));
		await openDialog(lab);
		await expect(address(lab)).toHaveValue('');
		await expect(fetchButton(lab)).toHaveCount(0);
		await address(lab).fill(iss);
		await expect(fetchButton(lab)).toHaveCount(0);
	});
}

test('a lookalike is shown by its real name', async ({ lab }) => {
	await lab.openToken(hs256(claims({ iss: 'https://lоgin.example.com' })));
	await openDialog(lab);
	await expect(fetchButton(lab)).toHaveText('Fetch from xn--lgin-55d.example.com');
	await expect(told(lab)).toContainText('letters other than a–z');
});

test('the dialog is accessible, and its field private', async ({ lab, server }) => {
	await write(lab, 'Key set', `${server.origin}/list`);
	await fetchFrom(lab, new URL(server.origin).host);
	await expect(told(lab)).toContainText('no key set');
	const { violations } = await new AxeBuilder({ page: lab.page }).include('dialog').analyze();
	expect(violations).toEqual([]);
	for (const [name, value] of [
		['autocomplete', 'off'],
		['spellcheck', 'false'],
		['translate', 'no'],
	] as const) {
		await expect(address(lab)).toHaveAttribute(name, value);
	}
});

test('the document that fetches can do nothing else', async ({ page, open, server, promises, request }) => {
	await open('./');
	const response = await request.get('./fetch-keys/index.html');
	const headers = response.headers();
	expect(headers['content-security-policy']).toMatch(/^default-src 'none'; .*sandbox allow-scripts$/);
	expect(headers['content-security-policy']).not.toContain("connect-src 'self'");
	expect(headers['cross-origin-embedder-policy']).toBe('require-corp');
	promises.lenient = true;
	await page.goto(response.url());
	const could = await page.evaluate(async (foreign) => {
		const can = (attempt: () => unknown) => {
			try {
				attempt();
				return true;
			} catch {
				return false;
			}
		};
		const load = (element: HTMLImageElement | HTMLScriptElement | HTMLIFrameElement, src: string) =>
			new Promise<boolean>((done) => {
				element.onload = () => done(true);
				element.onerror = () => done(false);
				element.src = src;
				document.documentElement.append(element);
			});
		const script = document.createElement('script');
		script.textContent = 'globalThis.ran = true';
		document.documentElement.append(script);
		return {
			origin: globalThis.origin,
			inline: 'ran' in globalThis,
			storage: can(() => localStorage.length),
			cookies: can(() => document.cookie),
			image: await load(document.createElement('img'), `${foreign}/keys`),
			script: await load(document.createElement('script'), `${foreign}/keys`),
			http: await fetch('http://example.com/').then(
				() => true,
				() => false,
			),
		};
	}, server.origin);
	expect(could).toEqual({
		origin: 'null',
		inline: false,
		storage: false,
		cookies: false,
		image: false,
		script: false,
		http: false,
	});
	expect(server.asked).toEqual([]);
	await refusedByBothPolicies(promises.faults);
	promises.faults.length = 0; // these violations were the subject
});

test('the main page’s policy still lets it ask nobody', async ({ page, open }) => {
	await open('./');
	const policy = await page.locator('meta[http-equiv="content-security-policy" i]').getAttribute('content');
	expect(policy).toContain("connect-src 'self'");
	expect(policy).toContain("frame-src 'self'");
});

test('it works at a sub-path of a host that sends no headers', async ({ lab, server, page, open }) => {
	const root = fileURLToPath(new URL('../../build', import.meta.url));
	const site = await serve({ root, base: '/some/path', headers: false });
	await page.goto('about:blank');
	await open(site.url);
	await lab.openToken(signed(key, claims()));
	await write(lab, 'Key set', `${server.origin}/keys`);
	await fetchFrom(lab, new URL(server.origin).host);
	await expect(lab.signature).toContainText('verified with your key');
	await site.close();
});
