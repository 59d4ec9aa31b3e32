// How fast a run of the timeline is simulated, beside as many operations of its heap alone, and how evenly it is painted
// while it plays.
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Milliseconds to simulate a run of some 10,000 events, and to push and pop as many entries in the same heap.
 * @param {number} runs
 */
export async function measureSimulating(runs) {
	const server = await createServer({
		root,
		configFile: false,
		logLevel: 'error',
		server: { middlewareMode: true, hmr: false, ws: false },
		optimizeDeps: { noDiscovery: true },
	});
	try {
		const { simulate } = await server.ssrLoadModule('/src/lib/core/simulation/refresh/simulate.ts');
		const { defaultParams } = await server.ssrLoadModule('/src/lib/core/simulation/refresh/params.ts');
		const { EventQueue } = await server.ssrLoadModule('/src/lib/core/simulation/kernel/event-queue.ts');
		const params = { ...defaultParams, everyS: 5 };
		const events = simulate(params).events.length;
		const heap = () => {
			const queue = new EventQueue();
			for (let n = 0; n < events; n += 1) queue.push((n * 7919) % 100_003, n % 4, n);
			while (queue.pop() !== undefined);
		};
		/** @type {number[]} */
		const simulated = [];
		/** @type {number[]} */
		const reference = [];
		for (let run = -3; run < runs; run += 1) {
			const times = [() => simulate(params), heap].map((step) => {
				const start = performance.now();
				step();
				return performance.now() - start;
			});
			if (run < 0) continue; // the first ones warm the code up
			simulated.push(times[0] ?? Number.NaN);
			reference.push(times[1] ?? Number.NaN);
		}
		return { events, simulated, reference };
	} finally {
		await server.close();
	}
}

/**
 * The times between frames, in milliseconds, while a run plays, and while its tokens' life is dragged.
 * @param {import('@playwright/test').Page} page with the timeline open
 */
export async function measureFrames(page) {
	await page.getByRole('button', { name: 'Show table' }).click();
	await page.getByText('All', { exact: true }).last().click();
	const rows =
		(await page
			.getByText(/^Rows .* of [\d,]+$/)
			.first()
			.textContent()) ?? '';
	const events = Number(/of ([\d,]+)/.exec(rows)?.[1]?.replace(',', ''));
	await page.getByRole('button', { name: 'Hide table' }).click();
	await page.getByRole('checkbox', { name: 'Skip quiet gaps' }).uncheck();
	await page.getByText('600×', { exact: true }).click();
	await page.getByRole('button', { name: 'Play' }).click();
	const playing = await page.evaluate(frameTimes, 5000);
	await page.getByRole('button', { name: 'Pause' }).click();
	const handle = page
		.getByRole('group', { name: /^Timeline of/ })
		.getByRole('slider', { name: 'Access token lifetime' });
	const box = await handle.locator('rect').first().boundingBox();
	if (!box) throw new Error('There is nothing to drag.');
	await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
	await page.mouse.down();
	const dragging = page.evaluate(frameTimes, 2500);
	for (let n = 0; n < 100; n += 1) await page.mouse.move(box.x - 20 * Math.sin(n / 8), box.y);
	const times = await dragging;
	await page.mouse.up();
	return { events, playing, dragging: times };
}

/** Runs in the page. @param {number} duration @returns {Promise<number[]>} */
function frameTimes(duration) {
	return new Promise((resolve) => {
		/** @type {number[]} */
		const times = [];
		const start = performance.now();
		let last = start;
		requestAnimationFrame(function tick(now) {
			times.push(now - last);
			last = now;
			if (now - start < duration) requestAnimationFrame(tick);
			else resolve(times.slice(1));
		});
	});
}
