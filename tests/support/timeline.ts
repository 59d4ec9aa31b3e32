// The timeline as a test uses it: by what a person sees and can press.
import type { Locator, Page } from '@playwright/test';
import { expect, test as base } from './test.ts';

export { expect };

export class TimelinePage {
	readonly page: Page;
	readonly log: Locator;
	readonly picture: Locator;

	constructor(page: Page) {
		this.page = page;
		this.log = page.getByRole('listbox', { name: 'What happened' });
		this.picture = page.getByRole('group', { name: /^Timeline of/ });
	}

	button(name: string | RegExp): Locator {
		return this.page.getByRole('button', { name, exact: typeof name === 'string' });
	}

	/** Chooses a scenario by its title. */
	async choose(title: string | RegExp): Promise<void> {
		const select = this.page.getByRole('combobox', { name: 'Scenario' });
		const labels = await select.locator('option').allTextContents();
		const label = labels.find((text) =>
			typeof title === 'string' ? text.includes(title) : title.test(text),
		);
		if (label === undefined) throw new Error(`There is no scenario ${String(title)}.`);
		await select.selectOption(label);
	}

	/** What the scoreboard shows in a row. */
	score(label: string): Locator {
		return this.page
			.getByRole('region', { name: 'Scoreboard' })
			.locator('summary')
			.filter({ hasText: label })
			.locator('span.font-semibold');
	}

	async expectTime(time: string): Promise<void> {
		await expect(this.page.getByLabel('Time', { exact: true })).toContainText(`${time} of`);
	}

	/** The event that is told of. */
	get told(): Locator {
		return this.page.getByRole('region', { name: 'At this moment' });
	}
}

export const test = base.extend<{ timeline: TimelinePage }>({
	timeline: async ({ page, open }, use) => {
		await open('./timeline/');
		await use(new TimelinePage(page));
	},
});
