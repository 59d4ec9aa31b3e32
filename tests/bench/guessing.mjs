// How many secrets a second the built worker tries, with its vectors and without, beside what WebCrypto does when it is asked
// key after key. All three take turns in one page, so that what else the machine does falls on each alike.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How the shipped worker is served: as hosts that send its headers do, or under a policy that forbids WebAssembly. */
const ways = { simd: "script-src 'wasm-unsafe-eval'", scalar: "default-src 'none'" };

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {{ url: string, build: string, runs: number }} options
 * @returns {Promise<{ simd: number[], scalar: number[], webCrypto: number[] }>} candidates a second, of each run
 */
export async function measureGuessing(browser, { url, build, runs }) {
	const folder = '_app/immutable/workers';
	const name = readdirSync(join(build, folder)).find((file) => file.startsWith('guess-secret.worker-'));
	const body = readFileSync(join(build, folder, name ?? ''), 'utf8');
	const context = await browser.newContext({ serviceWorkers: 'block' });
	try {
		// A page of the site's own origin, which WebCrypto asks for, and none of its policy.
		await context.route('**/guessing.html', (route) =>
			route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Guessing</title>' }),
		);
		for (const [way, policy] of Object.entries(ways)) {
			await context.route(`**/worker-${way}.js`, (route) =>
				route.fulfill({
					contentType: 'text/javascript',
					headers: { 'Content-Security-Policy': policy },
					body,
				}),
			);
		}
		const page = await context.newPage();
		await page.goto(`${url}guessing.html`);
		return await page.evaluate(takeTurns, runs);
	} finally {
		await context.close();
	}
}

/** Runs in the page. @param {number} runs */
async function takeTurns(runs) {
	const hmac = { name: 'HMAC', hash: 'SHA-256' };
	const input = crypto.getRandomValues(new Uint8Array(160));
	const secret = await crypto.subtle.importKey(
		'raw',
		crypto.getRandomValues(new Uint8Array(32)),
		hmac,
		false,
		['sign'],
	);
	const signature = new Uint8Array(await crypto.subtle.sign('HMAC', secret, input));
	const candidates = Array.from({ length: 12_000 }, (_, index) => `candidate-${String(index)}!`);
	const lines = new TextEncoder().encode(`${candidates.join('\n')}\n`);

	/** @param {'simd' | 'scalar'} engine */
	const start = async (engine) => {
		const worker = new Worker(`worker-${engine}.js`, { type: 'module' });
		/** @returns {Promise<any>} */
		const told = () =>
			new Promise((resolve, reject) => {
				worker.onmessage = ({ data }) => resolve(data);
				worker.onerror = () => reject(new Error('the worker did not start'));
			});
		await told();
		worker.postMessage({ kind: 'begin', job: 1, target: { hash: 'SHA-256', input, signature } });
		return async () => {
			const from = performance.now();
			let tried = 0;
			while (performance.now() - from < 300) {
				const piece = lines.slice();
				worker.postMessage({ kind: 'try', job: 1, piece, isLast: false }, [piece.buffer]);
				const answer = (await told()).tried;
				if (answer.engine !== engine) throw new Error(`${answer.engine} computed instead of ${engine}`);
				tried += answer.tried;
			}
			return tried / ((performance.now() - from) / 1000);
		};
	};
	const askWebCrypto = async () => {
		const from = performance.now();
		let tried = 0;
		const encoder = new TextEncoder();
		for (; performance.now() - from < 300; tried += 1) {
			const bytes = encoder.encode(candidates[tried % candidates.length]);
			const key = await crypto.subtle.importKey('raw', bytes, hmac, false, ['verify']);
			await crypto.subtle.verify('HMAC', key, signature, input);
		}
		return tried / ((performance.now() - from) / 1000);
	};
	const turns = { simd: await start('simd'), scalar: await start('scalar'), webCrypto: askWebCrypto };
	/** @type {{ simd: number[], scalar: number[], webCrypto: number[] }} */
	const rates = { simd: [], scalar: [], webCrypto: [] };
	for (let run = -1; run < runs; run += 1) {
		for (const [name, turn] of Object.entries(turns)) {
			const rate = await turn();
			if (run >= 0) rates[name].push(rate); // the first warms the code up
		}
	}
	return rates;
}
