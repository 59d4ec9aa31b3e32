// The timeline with a thumb, on a narrow screen.
import { expect, test } from '../support/timeline.ts';

test('fits the screen, and tells what happens where one looks', async ({ timeline, page }) => {
	await timeline.choose('Rotation and reuse detection');
	const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(overflow).toBeLessThanOrEqual(0);
	await timeline.button('Next event').tap();
	await timeline.button('Next event').tap();
	await expect(page.getByLabel('In words', { exact: true })).toContainText('attacker copies RT₁ and AT₁');
	await expect(page.getByLabel('In words', { exact: true })).toBeInViewport();
});

test('scrolling over the picture scrolls, and moves no cursor', async ({ timeline, page, context }) => {
	await timeline.choose('Rotation and reuse detection');
	await timeline.picture.scrollIntoViewIfNeeded();
	const box = await timeline.picture.boundingBox();
	if (!box) throw new Error('There is no picture.');
	const before = await page.evaluate(() => scrollY);
	const session = await context.newCDPSession(page);
	const [x, y] = [Math.round(box.x + box.width / 2), Math.round(Math.min(700, box.y + 300))];
	await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
	for (let step = 1; step <= 10; step++) {
		await session.send('Input.dispatchTouchEvent', {
			type: 'touchMove',
			touchPoints: [{ x, y: y + 20 * step }],
		});
		await page.evaluate(() => new Promise((painted) => requestAnimationFrame(painted)));
	}
	await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
	await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(before - 100);
	await page.evaluate(() => scrollTo(0, 0));
	await timeline.expectTime('00:00:00');
});

test('a tap in the picture moves the cursor there', async ({ timeline, page }) => {
	await timeline.choose('Rotation and reuse detection');
	const box = await timeline.picture.boundingBox();
	if (!box) throw new Error('There is no picture.');
	await page.touchscreen.tap(box.x + box.width / 2, box.y + 70);
	await expect(page.getByLabel('Time', { exact: true })).not.toContainText('00:00:00 of');
});
