// Everything with the keyboard alone: reach it, know what it is, see where one is, leave it again.
import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from '../support/lab.ts';
import { hs256, secret, textOf } from '../support/tokens.ts';

interface Stop {
	readonly role: string;
	readonly name: string;
	/** Something around the focus is drawn: an outline of the element or of what frames it. */
	readonly visible: boolean;
	readonly markup: string;
}

/** Where the focus is, in the words that assistive technology is given; undefined outside of the page's controls. */
async function focus(page: Page, session: CDPSession): Promise<Stop | undefined> {
	const { result } = await session.send('Runtime.evaluate', {
		expression: `(() => {
			let element = document.activeElement;
			while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
			return element === document.body ? null : element;
		})()`,
	});
	if (result.objectId === undefined) return undefined;
	const { nodes } = await session.send('Accessibility.getPartialAXTree', {
		objectId: result.objectId,
		fetchRelatives: false,
	});
	const drawn = await page.evaluate(() => {
		let element = document.activeElement;
		while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
		const markup = element?.outerHTML.slice(0, 120) ?? '';
		for (let around = element, steps = 0; around && steps < 8; steps++) {
			const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(around);
			const seen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1.5 && !/, 0\)$/.test(outlineColor);
			const { width, height } = around.getBoundingClientRect();
			if (seen && width > 4 && height > 4) return { visible: true, markup };
			const root = around.getRootNode();
			around = around.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
		}
		return { visible: false, markup };
	});
	const [node] = nodes;
	return { role: String(node?.role?.value), name: String(node?.name?.value ?? '').trim(), ...drawn };
}

/** Presses Tab until the focus is on a control of that name. */
async function tabTo(page: Page, session: CDPSession, name: string, role: string): Promise<void> {
	for (let presses = 0; presses < 120; presses++) {
		const stop = await focus(page, session);
		if (stop?.name === name && stop.role === role) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`Tab does not reach the ${role} “${name}”.`);
}

test('Tab reaches every control, each with a name and a visible focus, and traps nowhere', async ({
	lab,
	page,
	context,
	isMobile,
}) => {
	test.slow();
	await lab.openSampleToken();
	const session = await context.newCDPSession(page);
	const stops: Stop[] = [];
	for (let presses = 0; presses < 150; presses++) {
		await page.keyboard.press('Tab');
		const stop = await focus(page, session);
		if (!stop || (stops.length > 0 && stop.name === stops[0]?.name)) break;
		stops.push(stop);
	}
	expect(stops[0]?.name).toBe('Skip to the content');
	const names = stops.map(({ role, name }) => `${role} ${name}`);
	const wanted = [
		'link Debugger',
		'link Timeline',
		'link Privacy',
		'button 0 requests since load',
		'button Theme',
		'button Sample',
		'button Copy token',
		'button Clear',
		'textbox Token',
		'textbox Header',
		...(isMobile ? ['radio Table'] : ['textbox Payload', 'radio JSON', 'button exp +15 min']),
		'button Times',
		'button Add claim',
		'button Generate key',
		'textbox Key',
		'checkbox Sign again as I edit',
		'button Sign',
		'button Expectations',
		'button Set clock',
	];
	for (const control of wanted) expect(names).toContain(control);
	expect(stops.length, 'the end was reached').toBeLessThan(149);
	expect(stops.filter(({ name }) => name === '')).toEqual([]);
	expect(stops.filter(({ visible }) => !visible)).toEqual([]);
});

test('the link at the very top leads to the content', async ({ lab, page }) => {
	await expect(lab.token).toBeVisible();
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('main')).toBeFocused();
});

test('a token is pasted, edited and signed with the keyboard alone', async ({
	lab,
	page,
	context,
	isMobile,
}) => {
	const session = await context.newCDPSession(page);
	await lab.paste(hs256('{"sub":"ada"}'));
	await lab.expectText('Token', hs256('{"sub":"ada"}'));
	await tabTo(page, session, 'Key', 'textbox');
	await page.keyboard.type(secret);
	await expect(lab.signature).toContainText('verified with your key');

	// Around to the top again, and on to the payload.
	await lab.leaveFields();
	if (isMobile) {
		await tabTo(page, session, 'Table', 'radio');
		await page.keyboard.press('ArrowLeft');
		await expect(lab.payload).toBeVisible();
	}
	await tabTo(page, session, 'Payload', 'textbox');
	await page.keyboard.press('Control+End');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('End');
	await page.keyboard.type(',\n"role": "admin"');
	await expect(lab.signature).toContainText('your edited copy is signed with this key');
	await expect.poll(async () => textOf(await lab.text('Token'), 1)).toBe('{"sub":"ada","role":"admin"}');
	await lab.expectText('Token', hs256('{"sub":"ada","role":"admin"}'));

	await page.keyboard.press('Tab');
	await expect(lab.payload).not.toBeFocused();
	await page.keyboard.press('Shift+Tab');
	await expect(lab.payload).toBeFocused();
	await page.keyboard.press('Control+Z');
	await lab.expectText('Token', hs256('{"sub":"ada"}'));
});

test('signing by hand with the keyboard alone', async ({ lab, page, context }) => {
	const session = await context.newCDPSession(page);
	const unsigned = hs256('{"sub":"ada"}').replace(/[^.]+$/, 'AAAA');
	await lab.paste(unsigned);
	await lab.expectText('Token', unsigned);
	await tabTo(page, session, 'Key', 'textbox');
	await page.keyboard.type(secret);
	await expect(lab.signature).toContainText('does not match');
	await tabTo(page, session, 'Sign', 'button');
	await page.keyboard.press('Enter');
	await lab.expectText('Token', hs256('{"sub":"ada"}'));
});

test('menus open, work and close by keys, and give the focus back', async ({ lab, page, context }) => {
	const session = await context.newCDPSession(page);
	await lab.openSampleToken();
	await tabTo(page, session, 'Sample', 'button');
	await page.keyboard.press('Enter');
	await expect(lab.button('HS256')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(lab.button('HS256')).toHaveCount(0);
	await expect(lab.button('Sample')).toBeFocused();
	await page.keyboard.press('Enter');
	await tabTo(page, session, 'HS256', 'button');
	await page.keyboard.press('Enter');
	await expect(lab.news).toContainText('Sample opened: HS256.');
	await expect(lab.signature).toContainText('verified with your key');

	await tabTo(page, session, 'Times', 'button');
	await page.keyboard.press('Space');
	await tabTo(page, session, 'Time to set', 'textbox');
	await page.keyboard.type('+30m');
	await page.keyboard.press('Enter');
	await expect(lab.signature).toContainText('your edited copy is signed with this key');
});

test('a dialog holds the focus, and gives it back when it is closed', async ({ lab, page, context }) => {
	const session = await context.newCDPSession(page);
	await lab.openSampleToken();
	await lab.expireIn15Minutes();
	await tabTo(page, session, 'What differs', 'button');
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog', { name: 'Compare two tokens' });
	await expect(dialog).toBeVisible();
	for (let presses = 0; presses < 4; presses++) {
		await page.keyboard.press('Tab');
		const inside = await page.evaluate(() => {
			const { activeElement } = document;
			return activeElement === document.body || activeElement?.closest('dialog') !== null;
		});
		expect(inside).toBe(true);
	}
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(lab.button('What differs')).toBeFocused();
});
