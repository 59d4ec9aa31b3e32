// Fault prevented: a check that somebody forgot to run. All of them, in order, the quick ones first; the first that
// fails ends the run with its name. The last line counts unit and end-to-end tests together.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const unitReport = '.cache/unit.json';
const siteReport = '.cache/e2e.json';

/** @type {[heading: string, program: string, ...args: string[]][]} */
const steps = [
	['formatting', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
	['types of routes', 'node_modules/@sveltejs/kit/svelte-kit.js', 'sync'],
	['lint', 'node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'],
	[
		'import direction',
		'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
		'--config',
		'.dependency-cruiser.cjs',
		'src',
	],
	[
		'types',
		'node_modules/svelte-check/bin/svelte-check',
		'--tsconfig',
		'./tsconfig.json',
		'--fail-on-warnings',
	],
	[
		'types of the service worker',
		'node_modules/typescript/bin/tsc',
		'-p',
		'scripts/tsconfig.service-worker.json',
	],
	[
		'unit tests',
		'node_modules/vitest/vitest.mjs',
		'run',
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${unitReport}`,
	],
	['build', 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
	['policy headers', 'scripts/write-headers.mjs'],
	['sizes', 'scripts/sizes.mjs'],
	['end-to-end tests', 'node_modules/@playwright/test/cli.js', 'test', '--reporter=line,json'],
];

mkdirSync(`${root}.cache`, { recursive: true });
for (const report of [unitReport, siteReport]) rmSync(root + report, { force: true });

const failedStep = steps.find((step, index) => !run(step, index));
const counts = countTests();
if (counts.skipped > 0) console.log(`\nSkipped tests: ${String(counts.skipped)}`);
if (failedStep) console.error(`\n✗ Stopped at: ${failedStep[0]}. What comes after it was not run.`);
// A failed step without a failed test (lint, a budget, a crash) counts as one, so that no failing run says "0 failed".
const failed = failedStep ? Math.max(counts.failed, 1) : counts.failed;
console.log(`\n${String(counts.passed)} passed, ${String(failed)} failed`);
process.exit(failed === 0 ? 0 : 1);

/** @param {[heading: string, program: string, ...args: string[]]} step @param {number} index */
function run([heading, program, ...args], index) {
	console.log(`\n── ${String(index + 1)}/${String(steps.length)} ${heading}`);
	const start = performance.now();
	const { status } = spawnSync(process.execPath, [program, ...args], {
		cwd: root,
		stdio: 'inherit',
		env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: `${root}${siteReport}` },
	});
	const seconds = ((performance.now() - start) / 1000).toFixed(1);
	console.log(`${status === 0 ? '✓' : '✗'} ${heading} (${seconds} s)`);
	return status === 0;
}

function countTests() {
	const unit = readReport(unitReport);
	const site = readReport(siteReport)?.stats;
	return {
		passed: (unit?.numPassedTests ?? 0) + (site?.expected ?? 0),
		failed: (unit?.numFailedTests ?? 0) + (site?.unexpected ?? 0) + (site?.flaky ?? 0),
		skipped: (unit?.numPendingTests ?? 0) + (unit?.numTodoTests ?? 0) + (site?.skipped ?? 0),
	};
}

/** @param {string} name */
function readReport(name) {
	return existsSync(root + name) ? JSON.parse(readFileSync(root + name, 'utf8')) : undefined;
}
