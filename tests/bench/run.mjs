// Fault prevented: a page that gets slower without anyone having measured it. On the built site, in one run: how long
// from a paste to the picture, and from a keystroke to the signed picture, beside a bare decode of the same token; how
// fast the timeline is simulated and how evenly it plays; and how many secrets are tried a second, beside WebCrypto.
//
//   npm run bench [-- --json] [-- --runs 9]
import { chromium } from '@playwright/test';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launchOptions } from '../../scripts/find-browser.mjs';
import { serve } from '../../scripts/serve.mjs';
import { measureGuessing } from './guessing.mjs';
import { installBench } from './in-page.mjs';
import { measureFrames, measureSimulating } from './simulating.mjs';
import { secret, tokenOfLength } from './tokens.mjs';

const { values } = parseArgs({
	options: { json: { type: 'boolean', default: false }, runs: { type: 'string', default: '9' } },
});
const runs = Math.max(7, Number(values.runs));

const pastes = [
	{ name: '1 KB', length: 1_000 },
	{ name: '100 KB', length: 100_000 },
	{ name: '1 MB', length: 1_000_000 },
];

/** @typedef {{ what: string, median: number, min: number, max: number, reference?: number, ratio?: number }} Row */

const build = fileURLToPath(new URL('../../build', import.meta.url));
const site = await serve({ root: build });
const browser = await chromium.launch(launchOptions());
/** @type {Row[]} */
const rows = [];
/** Candidates a second, and how many times as many as WebCrypto. @type {Row[]} */
const rates = [];
/** @type {string[]} */
const faults = [];
try {
	for (const { name, length } of pastes)
		await attempt(`paste → painted, ${name}`, () => measurePaste(name, length));
	await attempt('edit → signed → painted, HS256', () => measureEdit('HS256'));
	await attempt('edit → signed → painted, ES256', () => measureEdit('ES256'));
	await attempt('a run of the timeline simulated', simulating);
	await attempt('a run of the timeline played', playing);
	await attempt('secrets tried a second, HS256', guessing);
	report();
} finally {
	await browser.close();
	await site.close();
}
process.exitCode = faults.length === 0 ? 0 : 1;

/** @param {string} name @param {number} length */
async function measurePaste(name, length) {
	const page = await openSite();
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable');
	/** @type {number[]} */
	const painted = [];
	const handled = [];
	const decoded = [];
	const script = [];
	for (let run = -1; run < runs; run += 1) {
		const marker = `run-${String(run + 1)}-of-${name.replace(' ', '')}`;
		const token = tokenOfLength(length, marker);
		const before = await scriptTime(session);
		const times = await page.evaluate(([text, mark]) => globalThis.bench.paste(text, mark), [token, marker]);
		const after = await scriptTime(session);
		const reference = await page.evaluate((text) => globalThis.bench.decode(text), token);
		if (run < 0) continue; // the first warms the code up
		painted.push(times.painted);
		handled.push(times.handled);
		script.push(after - before);
		decoded.push(reference);
	}
	await page.context().close();
	const reference = medianOf(decoded);
	const row = {
		...summary(`paste → painted, ${name}`, painted),
		reference,
		ratio: medianOf(painted) / reference,
	};
	rows.push(row, summary(`  of it: paste handler`, handled), summary(`  of it: all script`, script));
}

/** @param {'HS256' | 'ES256'} algorithm */
async function measureEdit(algorithm) {
	const page = await openSite();
	await page.evaluate(
		([text, mark]) => globalThis.bench.paste(text, mark),
		[tokenOfLength(1_000, 'edit'), 'edit'],
	);
	if (algorithm === 'HS256') {
		const key = page.getByRole('textbox', { name: 'Key', exact: true });
		await key.click();
		await page.keyboard.insertText(secret);
	} else {
		await replaceText(page, 'Header', '{"alg":"ES256","typ":"JWT"}');
		await page.getByRole('button', { name: 'Generate key' }).click();
		// Only a token that the key has signed is signed again by itself.
		await page.getByRole('button', { name: 'Sign', exact: true }).click();
	}
	await page
		.getByRole('status', { name: 'Signature' })
		.getByText(/verified|is signed/)
		.waitFor();
	await page.getByRole('checkbox', { name: 'Sign again as I edit' }).check();
	const payload = page.getByRole('textbox', { name: 'Payload', exact: true });
	await payload.click();
	await page.keyboard.press('ControlOrMeta+Home');
	// Into the marker's value: {, the name in quotes, the colon, the quote.
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('End');
	await page.keyboard.press('ArrowLeft');
	await page.keyboard.press('ArrowLeft');
	/** @type {number[]} */
	const times = [];
	for (let run = -2; run < runs; run += 1) {
		await page.evaluate(() => {
			globalThis.bench.watchEdit();
		});
		await page.keyboard.press('x');
		const time = await page.evaluate(() => globalThis.benchEdit);
		if (run >= 0) times.push(time);
	}
	await page.context().close();
	rows.push(summary(`edit → signed → painted, ${algorithm}`, times));
}

async function guessing() {
	const { simd, scalar, webCrypto } = await measureGuessing(browser, { url: site.url, build, runs });
	const reference = medianOf(webCrypto);
	for (const [what, figures] of [
		['WebAssembly, 4 at a time', simd],
		['plain script', scalar],
	])
		rates.push({ ...summary(what, figures), reference, ratio: medianOf(figures) / reference });
	rates.push(summary('WebCrypto: importKey, verify', webCrypto));
}

async function simulating() {
	const { events, simulated, reference } = await measureSimulating(runs);
	const row = summary(`${events.toLocaleString('en')} events simulated`, simulated);
	rows.push({ ...row, reference: medianOf(reference), ratio: row.median / medianOf(reference) });
}

async function playing() {
	const page = await openSite('timeline/#S12d');
	const { events, playing, dragging } = await measureFrames(page);
	await page.context().close();
	rows.push(summary(`between frames, ${events.toLocaleString('en')} events playing`, playing));
	rows.push(summary(`  95 of 100 are under`, [quantile(playing, 0.95)]));
	rows.push(summary('between frames, its lifetime dragged', dragging));
	rows.push(summary(`  95 of 100 are under`, [quantile(dragging, 0.95)]));
}

async function openSite(address = '') {
	const context = await browser.newContext({
		serviceWorkers: 'block',
		viewport: { width: 1440, height: 900 },
	});
	const page = await context.newPage();
	page.setDefaultTimeout(10_000);
	await page.addInitScript(installBench);
	await page.goto(`${site.url}${address}`);
	await page.locator('html[data-ready="true"]').waitFor();
	return page;
}

/** @param {import('@playwright/test').Page} page @param {string} name @param {string} text */
async function replaceText(page, name, text) {
	await page.getByRole('textbox', { name, exact: true }).click();
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.insertText(text);
}

/** @param {import('@playwright/test').CDPSession} session @returns {Promise<number>} milliseconds of script so far */
async function scriptTime(session) {
	const { metrics } = await session.send('Performance.getMetrics');
	return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
}

/** One failed measurement is said and does not hide the others. @param {string} what @param {() => Promise<void>} step */
async function attempt(what, step) {
	try {
		await step();
	} catch (error) {
		faults.push(`${what}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
	}
}

/** @param {string} what @param {readonly number[]} times @returns {Row} */
function summary(what, times) {
	return { what, median: medianOf(times), min: Math.min(...times), max: Math.max(...times) };
}

/** @param {readonly number[]} numbers @param {number} share */
function quantile(numbers, share) {
	const sorted = [...numbers].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** @param {readonly number[]} numbers */
function medianOf(numbers) {
	const sorted = [...numbers].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? Number.NaN;
	return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

function report() {
	const machine = {
		processor: cpus()[0]?.model.trim() ?? 'unknown processor',
		cores: cpus().length,
		memory: Math.round(totalmem() / 2 ** 30),
		node: process.versions.node,
		browser: `Chromium ${browser.version()}`,
		runs,
	};
	if (values.json) {
		console.log(JSON.stringify({ machine, rows, rates, faults }, null, '\t'));
		return;
	}
	const { processor, cores, memory, node } = machine;
	console.log(
		`${processor}, ${String(cores)} cores, ${String(memory)} GB, Node ${node}, ${machine.browser}, ${String(runs)} runs`,
	);
	console.log('\nMilliseconds'.padEnd(38) + ['median', 'min', 'max', 'beside', 'ratio'].map(cell).join(''));
	for (const { what, median, min, max, reference, ratio } of rows) {
		const figures = [median, min, max, reference, ratio].map((figure) =>
			figure === undefined ? '' : figure.toFixed(1),
		);
		console.log(what.padEnd(37) + figures.map(cell).join(''));
	}
	console.log(
		'\nBeside: a bare decode of the same token; for the simulation, as many entries through its heap alone.',
	);
	console.log('Painted times end two frames after the picture is complete: up to 33 ms of waiting at 60 Hz.');
	console.log(
		'\nSecrets tried a second, HS256'.padEnd(38) +
			['median', 'min', 'max', 'WebCrypto', 'ratio'].map(wideCell).join(''),
	);
	for (const { what, median, min, max, reference, ratio } of rates) {
		const figures = [median, min, max, reference].map((figure) =>
			figure === undefined ? '' : Math.round(figure).toLocaleString('en'),
		);
		console.log(what.padEnd(37) + [...figures, ratio?.toFixed(1) ?? ''].map(wideCell).join(''));
	}
	for (const fault of faults) console.error(`✗ ${fault}`);
}

/** @param {string} text */
function wideCell(text) {
	return text.padStart(11);
}

/** @param {string} text */
function cell(text) {
	return text.padStart(9);
}
