// Node and the browser do not have the same algorithms: where one lacks something, the library makes them agree.
import { build } from 'vite';
import { readMade, roundTrips, type Made, type RoundTrips } from '../support/round-trips.ts';
import { expect, test } from '../support/test.ts';

declare global {
	interface Window {
		engines: {
			roundTrips: () => Promise<RoundTrips>;
			readMade: (made: readonly Made[]) => Promise<string[]>;
		};
	}
}

/** The core with the round trips as one script. */
async function bundle(): Promise<string> {
	const entry = '\0engines';
	const script = `import * as engines from '${process.cwd()}/tests/support/round-trips.ts'; globalThis.engines = engines;`;
	const result = await build({
		configFile: false,
		logLevel: 'silent',
		build: {
			write: false,
			minify: false,
			rolldownOptions: { input: entry, output: { format: 'iife', codeSplitting: false } },
		},
		plugins: [
			{
				name: 'engines',
				resolveId: (id) => (id === entry ? id : null),
				load: (id) => (id === entry ? script : null),
			},
		],
	});
	const output = Array.isArray(result) ? result[0] : result;
	if (!output || !('output' in output)) throw new Error('The bundle is not there.');
	return output.output[0].code;
}

test('what is signed, encrypted and exported here is read there, and the other way round', async ({
	page,
}) => {
	test.setTimeout(180_000);
	const script = await bundle();
	// A page of the site's own origin, which WebCrypto asks for, and none of its policy.
	await page.route('**/engines.html', (route) =>
		route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Engines</title>' }),
	);
	await page.goto('engines.html');
	await page.addScriptTag({ content: script });
	const inBrowser = await page.evaluate(() => window.engines.roundTrips());
	const inNode = await roundTrips();
	for (const { faults, count } of [inBrowser, inNode]) {
		expect(faults).toEqual([]);
		expect(count.signed).toBeGreaterThan(50);
		expect(count.encrypted).toBeGreaterThan(180);
		expect(count.exported).toBeGreaterThan(60);
	}
	expect(inBrowser.made.map(({ what }) => what)).toEqual(inNode.made.map(({ what }) => what));
	expect(await readMade(inBrowser.made)).toEqual([]);
	expect(await page.evaluate((made) => window.engines.readMade(made), inNode.made)).toEqual([]);
});
