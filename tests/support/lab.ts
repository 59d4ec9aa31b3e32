// The debugger as a person meets it. A test that is about it takes `test` from here and is given an open page.
import type { Locator, Page } from '@playwright/test';
import { expect, test as base } from './test.ts';

export { expect };

export type EditorName = 'Token' | 'Header' | 'Payload';
type View = 'JSON' | 'Table';

export const test = base.extend<{ lab: Lab }>({
	lab: async ({ page, context, open }, use) => {
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		await open();
		await use(new Lab(page));
	},
});

/** The debugger's controls, by the names that people and assistive technology know. */
export class Lab {
	readonly page: Page;
	readonly token: Locator;
	readonly header: Locator;
	readonly payload: Locator;
	readonly key: Locator;
	readonly signature: Locator;
	readonly verdict: Locator;
	/** Where the HTTP answer stands, its status and its headers. */
	readonly answer: Locator;
	readonly checks: Locator;
	readonly findings: Locator;
	readonly news: Locator;

	constructor(page: Page) {
		this.page = page;
		this.token = this.editor('Token');
		this.header = this.editor('Header');
		this.payload = this.editor('Payload');
		this.key = page.getByRole('textbox', { name: 'Key', exact: true });
		this.signature = page.getByRole('status', { name: 'Signature' });
		this.verdict = page.getByRole('status', { name: 'Verdict' });
		this.answer = this.panel('Would an API accept it?');
		this.checks = page.getByRole('list', { name: 'Checks' });
		this.findings = page.getByRole('list', { name: 'Findings' });
		this.news = page.getByRole('status', { name: 'News' });
	}

	editor(name: EditorName): Locator {
		return this.page.getByRole('textbox', { name, exact: true });
	}

	/** The part of the screen under a heading. */
	panel(heading: string): Locator {
		return this.page.getByRole('region', { name: heading, exact: true });
	}

	button(name: string | RegExp): Locator {
		return this.page.getByRole('button', { name, exact: typeof name === 'string' });
	}

	/** Shows a panel as JSON or as a table; a narrow screen begins with the payload's table. */
	async show(part: 'Header' | 'Payload', view: View): Promise<void> {
		const choice = this.page.getByRole('group', { name: `${part} view` });
		if (!(await choice.getByRole('radio', { name: view }).isChecked())) {
			await choice.getByText(view, { exact: true }).click();
		}
	}

	/** The text in an editor without the words that stand beside its lines. */
	async text(name: EditorName): Promise<string> {
		if (name !== 'Token') await this.show(name, 'JSON');
		return this.editor(name).evaluate((content) =>
			[...content.querySelectorAll('.cm-line')]
				.map((line) => {
					const copy = line.cloneNode(true) as Element;
					copy.querySelectorAll('.annotation').forEach((words) => words.remove());
					return copy.textContent;
				})
				.join('\n'),
		);
	}

	async expectText(name: EditorName, text: string): Promise<void> {
		await expect.poll(() => this.text(name)).toBe(text);
	}

	/** The words beside the line that holds a text. */
	beside(name: 'Header' | 'Payload', text: string): Locator {
		return this.editor(name).locator('.cm-line', { hasText: text }).locator('.annotation');
	}

	/** Pastes into whatever has the focus. */
	async paste(text: string): Promise<void> {
		await this.page.evaluate((content) => navigator.clipboard.writeText(content), text);
		await this.page.keyboard.press('Control+V');
	}

	/** Pastes while no field has the focus. */
	async pasteAnywhere(text: string): Promise<void> {
		await this.leaveFields();
		await this.paste(text);
	}

	async leaveFields(): Promise<void> {
		await this.page.evaluate(() => {
			if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
		});
	}

	/** Pastes a token and waits until it is on the screen. */
	async openToken(token: string): Promise<void> {
		await this.pasteAnywhere(token);
		await this.expectText('Token', token);
	}

	/** The token of the sample that the page arrives with, once it has been moved to the present. */
	async openSampleToken(): Promise<string> {
		await expect(this.signature).toContainText('verified with your key');
		await expect(this.verdict).toContainText('An API would accept it');
		return this.text('Token');
	}

	/** What was copied, as a field outside of the site receives it. */
	async clipboard(): Promise<string> {
		const elsewhere = await this.page.context().newPage();
		await elsewhere.setContent('<textarea></textarea>');
		const field = elsewhere.getByRole('textbox');
		await field.press('Control+V');
		const text = await field.inputValue();
		await elsewhere.close();
		return text;
	}

	/** Puts the caret before the first occurrence of a text that stands on one line. */
	async caretBefore(name: EditorName, text: string): Promise<void> {
		const before = (await this.text(name)).split(text)[0] ?? '';
		await this.editor(name).focus();
		await this.page.keyboard.press('Control+Home');
		const lines = before.split('\n');
		for (let line = 1; line < lines.length; line++) await this.page.keyboard.press('ArrowDown');
		await this.page.keyboard.press('Home');
		for (const _ of lines.at(-1) ?? '') await this.page.keyboard.press('ArrowRight');
	}

	/** Replaces all of an editor's text, as one does by selecting it and pasting. */
	async write(name: EditorName, text: string): Promise<void> {
		if (name !== 'Token') await this.show(name, 'JSON');
		await this.editor(name).focus();
		await this.page.keyboard.press('Control+A');
		await this.paste(text);
	}

	/** The quick edit that a wide screen has a button for, and a narrow one a line in a menu. */
	async expireIn15Minutes(): Promise<void> {
		const quick = this.button('exp +15 min');
		if (await quick.isVisible()) return quick.click();
		await this.button('Times').click();
		await this.button('Expire in 15 min (exp)').click();
	}

	async undo(): Promise<void> {
		await this.page.keyboard.press('Control+Z');
	}

	async redo(): Promise<void> {
		await this.page.keyboard.press('Control+Shift+Z');
	}

	async openSample(title: string): Promise<void> {
		await this.button('Sample').click();
		await this.button(title).click();
		await expect(this.news).toContainText(`Sample opened: ${title}.`);
	}

	/** On a narrow screen the list of checks opens on request. */
	async openChecks(): Promise<void> {
		const why = this.button('Why');
		if (await why.isVisible()) await why.click();
		await expect(this.checks).toBeVisible();
	}

	/** The check that says something, with its state. */
	check(says: string): Locator {
		return this.checks.getByRole('listitem').filter({ hasText: says });
	}
}
