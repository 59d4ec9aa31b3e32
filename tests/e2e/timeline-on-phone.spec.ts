// The timeline with a thumb, on a narrow screen.
import { expect, test } from '../support/timeline.ts';

test('fits the screen, and tells what happens where one looks', async ({ timeline, page }) => {
	await timeline.choose('Rotation and reuse detection');
	const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(overflow).toBeLessThanOrEqual(0);
	await timeline.button('Next event').tap();
	await timeline.button('Next event').tap();
	await expect(page.getByLabel('In words')).toContainText('attacker copies RT₁ and AT₁');
	await expect(page.getByLabel('In words')).toBeInViewport();
});

test('scrolling over the picture scrolls, and moves no cursor', async ({ timeline, page, context }) => {
	await timeline.choose('Rotation and reuse detection');
	const box = await timeline.picture.boundingBox();
	if (!box) throw new Error('There is no picture.');
	const session = await context.newCDPSession(page);
	await session.send('Input.synthesizeScrollGesture', {
		x: Math.round(box.x + box.width / 2),
		y: Math.round(box.y + 150),
		yDistance: -400,
		gestureSourceType: 'touch',
	});
	expect(await page.evaluate(() => scrollY)).toBeGreaterThan(100);
	await page.evaluate(() => scrollTo(0, 0));
	await timeline.expectTime('00:00:00');
});

test('a tap in the picture moves the cursor there', async ({ timeline, page }) => {
	await timeline.choose('Rotation and reuse detection');
	const box = await timeline.picture.boundingBox();
	if (!box) throw new Error('There is no picture.');
	await page.touchscreen.tap(box.x + box.width / 2, box.y + 70);
	await expect(page.getByLabel('Time', { exact: true })).toContainText(/^\s*0[01]:[0-5][1-9]/);
});
