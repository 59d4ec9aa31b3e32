import { defineConfig, devices } from '@playwright/test';
import { createServer } from 'node:net';
import { findBrowser, launchOptions } from './scripts/find-browser.mjs';

// Each worker process reads this file again: what is found once is handed on by the environment.
process.env['CHROMIUM_PATH'] ??= findBrowser() ?? '';
const port = (process.env['JWT_LAB_TEST_PORT'] ??= String(await freePort()));
const baseURL = `http://127.0.0.1:${port}/`;

export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results',
	fullyParallel: true,
	forbidOnly: true,
	// A test that passes at the second try has found a race.
	retries: 0,
	workers: 2,
	timeout: 30_000,
	expect: { timeout: 7_000 },
	reporter: [['list']],
	use: {
		baseURL,
		// What the service worker does is tested where it is the subject; elsewhere it would hide requests.
		serviceWorkers: 'block',
		// A trace of every test would take a third of the time; `--trace on` records the one that is looked into.
		trace: 'off',
		locale: 'en-GB',
		timezoneId: 'UTC',
		launchOptions: launchOptions(),
	},
	projects: [
		{
			name: 'desktop',
			testIgnore: /on-phone\.spec\.ts$/,
			use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } },
		},
		{
			name: 'phone',
			// What is read, and what is said of it, does not depend on the width of the screen.
			testIgnore:
				/(acceptance|algorithms|bound-tokens|code|compare|encrypted|engines|faults|findings|hosting|key-fetch|keys|lossless|malformed|many|sd-jwt|secrets|share|timeline|timeline-scenarios|verifying)\.spec\.ts$/,
			use: {
				...devices['Desktop Chrome'],
				viewport: { width: 390, height: 844 },
				deviceScaleFactor: 2,
				isMobile: true,
				hasTouch: true,
			},
		},
	],
	webServer: {
		command: `"${process.execPath}" scripts/serve.mjs --port ${port}`,
		url: baseURL,
		reuseExistingServer: false,
		stdout: 'ignore',
	},
});

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			const found = address !== null && typeof address === 'object' ? address.port : 0;
			server.close(() => {
				resolve(found);
			});
		});
	});
}
