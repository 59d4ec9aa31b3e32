import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../support/test.ts';

for (const address of ['./', './privacy/', './no/such/page/']) {
	for (const theme of ['light', 'dark'] as const) {
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
				const { violations } = await new AxeBuilder({ page }).analyze();
				const found = violations.flatMap(({ id, help, nodes }) =>
					nodes.map(({ html, failureSummary }) => ({ id, help, html, failureSummary })),
				);
				expect(found).toEqual([]);
			});
		}
	}
}
