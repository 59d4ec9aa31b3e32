// The timeline's controls, each used as a person would.
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { expect, test, type TimelinePage } from '../support/timeline.ts';
import type { Download, Page } from '@playwright/test';

const lifetime = (page: Page) => page.getByRole('spinbutton', { name: 'Access token lifetime, in seconds' });

/** Drags something by so many pixels, in steps as a hand does. */
async function drag({ page, picture }: TimelinePage, name: string, by: number): Promise<void> {
	const box = await picture.getByRole('slider', { name, exact: true }).locator('rect').first().boundingBox();
	if (!box) throw new Error(`${name} is not on the screen.`);
	const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
	await page.mouse.move(x, y);
	await page.mouse.down();
	for (let step = 1; step <= 6; step++) await page.mouse.move(x + (by * step) / 6, y);
	await page.mouse.up();
}

test.describe('playing', () => {
	test('plays, pauses, and plays faster', async ({ timeline, page }) => {
		const time = page.getByLabel('Time', { exact: true });
		await timeline.button('Play').click();
		await expect(time).not.toContainText('00:00:00 of');
		await timeline.button('Pause').click();
		const stopped = await time.textContent();
		await page.getByText('600×', { exact: true }).click();
		await expect(time).toHaveText(stopped ?? '');
		await timeline.choose('The timer storm');
		await timeline.button('Play').click();
		await timeline.expectTime('00:10:00');
		await expect(timeline.button('Play')).toBeVisible();
	});

	test('steps from event to event, by each message, and to both ends', async ({ timeline }) => {
		await timeline.choose('Rotation and reuse detection');
		await timeline.button('Next event').click();
		await expect(timeline.told).toContainText('login → AT₁ RT₁');
		await timeline.button('Next event').click();
		await timeline.expectTime('00:05:00');
		await expect(timeline.told).toContainText('attacker copies RT₁ and AT₁');
		await timeline.button('Next message').click();
		await expect(timeline.told).toContainText('attacker → API A');
		await timeline.button('Previous event').click();
		await timeline.button('Previous event').click();
		await expect(timeline.told).toContainText('login');
		await timeline.button('To the end').click();
		await timeline.expectTime('02:00:00');
		await timeline.button('To the beginning').click();
		await expect(timeline.told).toContainText('Nothing has happened yet');
	});

	test('skips quiet gaps, or does not', async ({ timeline, page }) => {
		await timeline.choose('Lunch');
		await page.getByText('10×', { exact: true }).click();
		await timeline.button('Play').click();
		await expect(timeline.told).toContainText('login');
		// A minute between two clicks takes six seconds at this speed; skipped, less than one.
		await expect(page.getByLabel('Time', { exact: true })).toContainText(/00:0[3-9]/, { timeout: 6_000 });
		await timeline.button('Pause').click();
		await timeline.button('To the beginning').click();
		await page.getByRole('checkbox', { name: 'Skip quiet gaps' }).uncheck();
		await page.getByText('1×', { exact: true }).click();
		await timeline.button('Play').click();
		await expect(timeline.told).toContainText('login');
		await timeline.button('Pause').click();
		await expect(page.getByLabel('Time', { exact: true })).toContainText(/00:00:0\d/);
	});

	test('jumps from moment to moment where motion is not wanted', async ({ timeline, page }) => {
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await timeline.button('Play').click();
		await expect(timeline.told).toContainText('login');
		await timeline.expectTime('00:00:07');
		await timeline.button('Pause').click();
	});

	test('is announced as it passes', async ({ timeline, page }) => {
		await timeline.choose('Rotation and reuse detection');
		await timeline.button('Next event').click();
		await timeline.button('Next event').click();
		await expect(
			page.locator('[aria-live=polite], [role=status]').filter({ hasText: 'attacker copies' }),
		).toBeAttached();
	});
});

test.describe('the cursor and the view', () => {
	test('the cursor is moved by keys, by a click in the lanes, and by a line of the log', async ({
		timeline,
		page,
	}) => {
		await timeline.choose('Rotation and reuse detection');
		const cursor = page.getByRole('slider', { name: 'Moment in the run' });
		await cursor.focus();
		await page.keyboard.press('PageUp');
		await timeline.expectTime('00:01:00');
		await page.keyboard.press('ArrowRight');
		await timeline.expectTime('00:01:01');
		const box = await timeline.picture.boundingBox();
		if (!box) throw new Error('There is no picture.');
		await page.mouse.click(box.x + box.width * 0.75, box.y + 60);
		await expect(page.getByLabel('Time', { exact: true })).toContainText(/^\s*01:/);
		await timeline.log.getByRole('option', { name: /reuse of RT₁ seen/ }).click();
		await timeline.expectTime('00:15:07');
		await expect(timeline.told).toContainText('does not tell which one this is');
	});

	test('zooms, pans and fits, by button, wheel and key', async ({ timeline, page }) => {
		const shown = page.getByText(/^\d\d:\d\d:\d\d to \d\d:\d\d:\d\d$/);
		await expect(shown).toHaveText('00:00:00 to 02:00:00');
		await timeline.button('Zoom in').click();
		await expect(shown).not.toHaveText('00:00:00 to 02:00:00');
		await timeline.button('Fit').click();
		await expect(shown).toHaveText('00:00:00 to 02:00:00');
		await timeline.picture.hover();
		await page.mouse.wheel(0, -300);
		await expect(shown).not.toHaveText('00:00:00 to 02:00:00');
		const before = await shown.textContent();
		await page.keyboard.down('Shift');
		await page.mouse.wheel(0, 200);
		await page.keyboard.up('Shift');
		await expect(shown).not.toHaveText(before ?? '');
		const frame = page.getByRole('slider', { name: 'Part of the run that is shown' });
		await frame.focus();
		await page.keyboard.press('Home');
		await expect(shown).toHaveText(/^00:00:00/);
		await timeline.button('Zoom out').click();
		await timeline.button('Zoom out').click();
		await timeline.button('Zoom out').click();
		await expect(shown).toHaveText('00:00:00 to 02:00:00');
	});
});

test.describe('what can be dragged', () => {
	test('the end of a token is its lifetime: by hand, by keys, and back by undo', async ({
		timeline,
		page,
	}) => {
		await timeline.choose('A stolen access token');
		await expect(timeline.score('Exposure after the theft')).toHaveText('9 min 30 s');
		await drag(timeline, 'Access token lifetime', -40);
		await expect(lifetime(page)).not.toHaveValue('900');
		await timeline.button('Undo').click();
		await expect(lifetime(page)).toHaveValue('900');
		await timeline.picture.getByRole('slider', { name: 'Access token lifetime' }).focus();
		await page.keyboard.press('PageDown');
		await expect(lifetime(page)).toHaveValue('840');
		await expect(timeline.score('Exposure after the theft')).toHaveText('8 min 30 s');
		await page.keyboard.press('ControlOrMeta+z');
		await expect(lifetime(page)).toHaveValue('900');
	});

	const handles: readonly {
		what: string;
		scenario: string;
		slider: string;
		/** What shows the value before and after a step of one second forward. */
		log: readonly [before: RegExp, after: RegExp];
	}[] = [
		{
			what: 'the theft',
			scenario: 'A stolen access token',
			slider: 'Time of the theft',
			log: [/00:05:00.*attacker copies/, /00:05:01.*attacker copies/],
		},
		{
			what: 'the logout',
			scenario: 'Four ways to log out',
			slider: 'Time of the logout',
			log: [/00:10:00.*logs out/, /00:10:01.*logs out/],
		},
		{
			what: 'the role change',
			scenario: 'A demotion',
			slider: 'Time of the role change',
			log: [/00:16:40.*role/, /00:16:41.*role/],
		},
		{
			what: 'the new signing key',
			scenario: 'A new signing key',
			slider: 'Time of the key rotation',
			log: [/00:30:00.*k2/, /00:30:01.*k2/],
		},
	];
	for (const { what, scenario, slider, log } of handles)
		test(`${what}, by hand and by keys`, async ({ timeline, page }) => {
			await timeline.choose(scenario);
			await expect(timeline.log.getByRole('option').filter({ hasText: log[0] }).first()).toBeAttached();
			await timeline.picture.getByRole('slider', { name: slider }).focus();
			await page.keyboard.press('ArrowRight');
			await expect(timeline.log.getByRole('option').filter({ hasText: log[1] }).first()).toBeAttached();
			await drag(timeline, slider, 60);
			await expect(timeline.log.getByRole('option').filter({ hasText: log[1] })).toHaveCount(0);
		});

	test('the time at which the account is disabled', async ({ timeline, page }) => {
		await page.getByRole('checkbox', { name: 'Show all parameters' }).check();
		await page.getByText('Revocation', { exact: true }).click();
		const never = page.getByRole('checkbox', { name: /disabled.*never/i });
		await never.uncheck();
		const slider = timeline.picture.getByRole('slider', { name: 'Time at which the user is disabled' });
		const before = await slider.getAttribute('aria-valuenow');
		await slider.focus();
		await page.keyboard.press('Shift+ArrowRight');
		await expect(slider).toHaveAttribute('aria-valuenow', String(Number(before) + 10));
	});

	test('the time offline, at both ends and as a whole', async ({ timeline, page }) => {
		await timeline.choose('A tunnel');
		const field = (name: RegExp) =>
			page.getByRole('region', { name: 'Parameters' }).getByRole('spinbutton', { name });
		await expect(timeline.score('Requests that failed for the person')).toHaveText('15');
		await page.getByRole('slider', { name: 'Beginning of the time offline' }).focus();
		await page.keyboard.press('PageUp');
		await expect(timeline.score('Requests that failed for the person')).toHaveText('14');
		await page.getByRole('slider', { name: 'End of the time offline' }).focus();
		await page.keyboard.press('PageDown');
		await expect(timeline.score('Requests that failed for the person')).toHaveText('13');
		await page.getByRole('slider', { name: 'Time offline, moved as a whole' }).focus();
		await page.keyboard.press('ArrowRight');
		await expect(field(/Offline window.*beginning/)).toHaveValue('661');
		await expect(field(/Offline window.*end/)).toHaveValue('1441');
	});

	test('each clock', async ({ timeline, page }) => {
		await timeline.choose('clock is two minutes ahead');
		await page.getByRole('slider', { name: 'Clock of API B' }).focus();
		await page.keyboard.press('ArrowLeft');
		await expect(page.getByRole('spinbutton', { name: /Clock skew, API B/ })).toHaveValue('119');
		await page.getByRole('slider', { name: 'Clock of API C' }).focus();
		await page.keyboard.press('Shift+ArrowRight');
		await expect(page.getByRole('spinbutton', { name: /Clock skew, API C/ })).toHaveValue('10');
	});

	test('requests: added, moved and deleted', async ({ timeline, page }) => {
		await timeline.choose('Lunch');
		const request = timeline.picture.getByRole('slider', { name: 'Time of the request' });
		const parameters = page.getByRole('region', { name: 'Parameters' });
		await expect(parameters).toContainText('13 entries');
		await timeline.button('To the end').click();
		await page.getByRole('slider', { name: 'Moment in the run' }).focus();
		await page.keyboard.press('PageDown');
		await timeline.button(/^Add request/).click();
		await expect(parameters).toContainText('14 entries');
		await request.focus();
		// The next one, as often as there are others.
		for (let n = 0; n < 14; n++) await page.keyboard.press('n');
		await expect(request).toHaveAttribute('aria-valuetext', '01:59:00');
		await page.keyboard.press('PageDown');
		await expect(request).toHaveAttribute('aria-valuetext', '01:58:00');
		await page.keyboard.press('Delete');
		await expect(parameters).toContainText('13 entries');
	});
});

test.describe('parameters', () => {
	test('a value that cannot be gets a sentence and the nearest one that can', async ({ timeline, page }) => {
		await timeline.choose('A stolen access token');
		await lifetime(page).fill('1e9');
		await lifetime(page).blur();
		await expect(page.getByRole('region', { name: 'Parameters' })).toContainText(
			'“1e9” is too much; the most, 1 d, counts',
		);
		await lifetime(page).fill('600');
		await expect(timeline.score('Exposure after the theft')).toHaveText('4 min 30 s');
	});

	test('only what matters here is shown, until all is asked for; and all goes back', async ({
		timeline,
		page,
	}) => {
		await timeline.choose('A stolen access token');
		const ahead = page.getByRole('spinbutton', { name: /Refresh ahead of expiry/ });
		await expect(ahead).toHaveCount(0);
		await page.getByRole('checkbox', { name: 'Show all parameters' }).check();
		await page.getByRole('region', { name: 'Parameters' }).getByText('Client', { exact: true }).click();
		await expect(ahead).toBeVisible();
		await ahead.fill('30');
		await lifetime(page).fill('600');
		await timeline.button('Reset parameters').click();
		await expect(lifetime(page)).toHaveValue('900');
		await expect(ahead).toHaveValue('60');
	});

	test('what a careful engineer would remark stands beside what it is about', async ({ timeline, page }) => {
		await timeline.choose('One API’s clock');
		const leeway = page.getByRole('spinbutton', { name: /Leeway/ });
		await leeway.fill('300');
		await expect(page.getByRole('region', { name: 'Parameters' })).toContainText(
			'usually no more than a few minutes',
		);
	});

	test('a run that would not end is cut, and says so', async ({ timeline, page }) => {
		await page.getByRole('checkbox', { name: 'Show all parameters' }).check();
		await page.getByRole('spinbutton', { name: 'A call every, in seconds' }).fill('2');
		await expect(timeline.score('Requests that failed for the person')).toHaveText('0');
		await page.getByRole('spinbutton', { name: /Calls at once/ }).fill('8');
		await expect(page.getByRole('alert')).toContainText('50,000 events');
		await timeline.button('Undo').click();
		await expect(page.getByRole('alert')).toHaveCount(0);
	});
});

test.describe('what the run says', () => {
	test('the table tells all that the picture tells, and moves the cursor', async ({ timeline, page }) => {
		await timeline.choose('Rotation and reuse detection');
		await timeline.button('Show table').click();
		const table = page.getByRole('table');
		await page.getByRole('searchbox').fill('reuse of');
		await expect(table.getByRole('row')).toHaveCount(2);
		await table.getByRole('button', { name: /reuse of RT₁ seen/ }).click();
		await timeline.expectTime('00:15:07');
		await page.getByRole('searchbox').fill('');
		await timeline.button('Later rows').click();
		await expect(page.getByText(/Rows 101–200 of/).first()).toBeVisible();
	});

	test('the log is gone through by keys', async ({ timeline, page }) => {
		await timeline.choose('Rotation and reuse detection');
		await timeline.log.focus();
		await page.keyboard.press('ArrowDown');
		await expect(timeline.told).toContainText('attacker copies');
		await page.keyboard.press('Enter');
		await expect(timeline.told).toContainText('attacker copies');
		await page.getByRole('region', { name: 'What happened' }).getByText('Messages').click();
		await expect(timeline.log.getByRole('option', { name: /→ auth server: login/ })).toBeAttached();
	});

	test('who holds what is said of the moment, and how old the last event is', async ({ timeline, page }) => {
		await timeline.choose('Rotation and reuse detection');
		const holdings = timeline.told.getByLabel('Who holds what');
		await timeline.log.getByRole('option', { name: /family revoked: reuse/ }).click();
		await expect(timeline.told).toContainText('AT₂ of the attacker works until 00:30:00');
		await expect(timeline.told).not.toContainText('Last event');
		await expect(holdings).toContainText(/Browser\s*asks for new tokens just now/);
		await timeline.log.getByRole('option', { name: /browser is signed out/ }).click();
		await expect(holdings).toContainText(/Browser\s*signed out since 00:15:07/);
		await expect(holdings).toContainText(/Attacker\s*still gets in/);
		await timeline.button('To the end').click();
		await expect(timeline.told).toContainText('Last event, 1 h 29 min before');
		await expect(holdings).toContainText(/Attacker\s*holds nothing that works/);
		await page.getByRole('region', { name: 'Scoreboard' }).getByText('Signed out against their will').click();
		await expect(page.getByRole('region', { name: 'Scoreboard' })).toContainText('nobody logs in again');
	});

	test('a pinned run stays in sight, and the differences are named', async ({ timeline, page }) => {
		await timeline.choose('The dial');
		await timeline.button('Pin run').click();
		await page.getByRole('radio', { name: 'lifetime 5 min' }).check();
		const row = page.getByRole('region', { name: 'Scoreboard' }).getByRole('listitem');
		await expect(row.filter({ hasText: 'Exposure after the theft' })).toContainText(
			'14 min 55 s → 4 min 55 s, better',
		);
		await expect(row.filter({ hasText: 'Refresh requests' })).toContainText('8 → 29');
		await expect(timeline.picture.getByText('pinned run').first()).toBeAttached();
		await timeline.button('Unpin run').click();
		await expect(row.filter({ hasText: 'Refresh requests' })).not.toContainText('→');
	});

	test('a token opens in the debugger as the API saw it, and undo brings back what was there', async ({
		timeline,
		page,
		navigating,
	}) => {
		await timeline.choose('clock is two minutes ahead');
		await timeline.log.getByRole('option', { name: /calls API B with AT₁: 401 expired/ }).click();
		await expect(timeline.told).toContainText('B is +120 s');
		await navigating(async () => {
			await timeline.button('Open token in debugger').click();
			await page.waitForURL(/\/$/);
		});
		const verdict = page.getByRole('status', { name: 'Verdict' });
		await expect(verdict).toContainText('would refuse it');
		await expect(
			page.getByText('HTTP/1.1 401 Unauthorized').or(page.getByText('401 Unauthorized')).first(),
		).toBeVisible();
		await expect(page.getByText(/as seen by API B at 09:15:07.*B is \+120 s/)).toBeVisible();
		await expect(page.getByRole('status', { name: 'Signature' })).toContainText('verified');
		await navigating(() => page.getByRole('link', { name: 'Back to the timeline' }).click());
		await timeline.expectTime('00:13:07');
		await navigating(() => page.getByRole('link', { name: 'Debugger' }).click());
		await page.getByRole('button', { name: 'Use real clock' }).click();
		await expect(page.getByText(/as seen by API B/)).toHaveCount(0);
		await page.keyboard.press('ControlOrMeta+z');
		await expect(page.getByText('AT₁ of the timeline')).toHaveCount(0);
		await navigating(() => page.getByRole('link', { name: 'Timeline' }).click());
		await timeline.expectTime('00:13:07');
	});
});

test.describe('links and files', () => {
	test('a link opens the run, the cursor and the scenario again, and leaves the address', async ({
		timeline,
		page,
		context,
		open,
	}) => {
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		await timeline.choose('A stolen access token');
		await lifetime(page).fill('600');
		await timeline.button('Next event').click();
		await timeline.button('Next event').click();
		await timeline.button('Share').click();
		await timeline.button('Copy link to this run').click();
		await expect(page.getByRole('status', { name: 'News' })).toContainText('copied');
		const link = await page.evaluate(() => navigator.clipboard.readText());
		await page.goto('about:blank');
		await open(link);
		await expect(lifetime(page)).toHaveValue('600');
		await timeline.expectTime('00:05:00');
		await expect(page.getByRole('combobox', { name: 'Scenario' })).toHaveValue('S08');
		await page.reload();
		await expect(lifetime(page)).toHaveValue('600');
		await expect(page.getByRole('combobox', { name: 'Scenario' })).toHaveValue('S08');
	});

	test('a link that is broken or says what cannot be ends in a sentence', async ({
		page,
		open,
		timeline,
	}) => {
		await page.goto('about:blank');
		await open('./timeline/#run=nonsense');
		await expect(page.getByRole('region', { name: 'Parameters' })).toContainText(/link/);
		const bad = Buffer.from(JSON.stringify({ params: { atTtlS: -5, tabs: 99, nonsense: 1 } })).toString(
			'base64url',
		);
		await page.goto('about:blank');
		await open(`./timeline/#run=1.${bad}`);
		await expect(page.getByRole('region', { name: 'Parameters' })).toContainText('nonsense');
		await page.getByRole('checkbox', { name: 'Show all parameters' }).check();
		await expect(lifetime(page)).toHaveValue('10');
		await expect(timeline.score('Requests that failed for the person')).toBeVisible();
	});

	const save = async (timeline: TimelinePage, label: string): Promise<Download> => {
		await timeline.button('Share').click();
		const [download] = await Promise.all([
			timeline.page.waitForEvent('download'),
			timeline.button(label).click(),
		]);
		return download;
	};
	const bytesOf = async (download: Download) => readFileSync(await download.path());

	test('the events as CSV and the run as JSON', async ({ timeline }) => {
		await timeline.choose('Rotation and reuse detection');
		const csv = (await bytesOf(await save(timeline, 'Events (CSV)'))).toString();
		expect(csv.split('\r\n')[0]).toContain('t');
		expect(csv).toContain('as.reuse');
		const file = await save(timeline, 'Run and numbers (JSON)');
		expect(file.suggestedFilename()).toBe('jwt-lab-timeline-S10.json');
		const run = JSON.parse((await bytesOf(file)).toString()) as { metrics: { ok: number }; params: object };
		expect(run.metrics.ok).toBe(15);
		expect(run.params).toMatchObject({ atTtlS: 900, rotation: 'rotate' });
	});

	test('the picture as SVG, which stands by itself, and as PNG, which shows the same', async ({
		timeline,
		page,
	}) => {
		await timeline.choose('Rotation and reuse detection');
		await timeline.button('To the end').click();
		const svg = (await bytesOf(await save(timeline, 'Picture (SVG)'))).toString();
		// The page's policy lets no text become markup; an empty page has none.
		const elsewhere = await page.context().newPage();
		const seen = await elsewhere.evaluate((text) => {
			const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
			return {
				faults: parsed.querySelectorAll('parsererror').length,
				classes: parsed.querySelectorAll('[class]').length,
				words: parsed.documentElement.textContent,
			};
		}, svg);
		await elsewhere.close();
		expect(seen).toMatchObject({ faults: 0, classes: 0 });
		expect(seen.words).toContain('Reuse detected');
		const png = await bytesOf(await save(timeline, 'Picture (PNG)'));
		const box = await timeline.picture.boundingBox();
		const { width, colours } = readPng(png);
		expect(width).toBe(Math.ceil((box?.width ?? 0) * 2));
		// A picture of a run has many colours; an empty one has one.
		expect(colours).toBeGreaterThan(20);
	});
});

/** The width of a PNG file, and how many different values its compressed rows hold in their first megabyte. */
function readPng(file: Buffer): { width: number; colours: number } {
	expect(file.subarray(1, 4).toString()).toBe('PNG');
	const parts: Buffer[] = [];
	for (let at = 8; at < file.length;) {
		const length = file.readUInt32BE(at);
		if (file.subarray(at + 4, at + 8).toString() === 'IDAT')
			parts.push(file.subarray(at + 8, at + 8 + length));
		at += length + 12;
	}
	return { width: file.readUInt32BE(16), colours: new Set(inflateSync(Buffer.concat(parts))).size };
}

test.describe('by keyboard alone', () => {
	test('space, arrows, Home, End, digits, P and D do what they say', async ({
		timeline,
		page,
		navigating,
	}) => {
		await page.keyboard.press('ArrowRight');
		await expect(timeline.told).toContainText('login');
		const run = page.getByRole('region', { name: 'Run', exact: true });
		await run.focus();
		await page.keyboard.press('8');
		await expect(page.getByRole('combobox', { name: 'Scenario' })).toHaveValue('S08');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('ArrowRight');
		await timeline.expectTime('00:05:00');
		await page.keyboard.press('Shift+ArrowRight');
		await expect(timeline.told).toContainText('attacker → API A');
		await page.keyboard.press('ArrowLeft');
		await page.keyboard.press('End');
		await timeline.expectTime('02:00:00');
		await page.keyboard.press('Home');
		await timeline.expectTime('00:00:00');
		await page.keyboard.press('p');
		await expect(timeline.button('Unpin run')).toBeVisible();
		await page.keyboard.press(' ');
		await expect(timeline.button('Pause')).toBeVisible();
		await page.keyboard.press(' ');
		await expect(timeline.button('Play')).toBeVisible();
		await page.keyboard.press('End');
		await navigating(async () => {
			await page.keyboard.press('d');
			await page.waitForURL(/\/$/);
		});
		await expect(page.getByText(/as seen by API/)).toBeVisible();
	});

	test('the palette runs scenarios and steps', async ({ timeline, page }) => {
		await page.keyboard.press('ControlOrMeta+k');
		await page.keyboard.type('timer storm');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('combobox', { name: 'Scenario' })).toHaveValue('S21');
		await expect(timeline.score('Refresh requests')).toHaveText('555');
	});
});
