// Fault prevented: a page that grows without anyone having decided it. Measures the built site (gzip) against the
// budgets of docs/architecture.md and names the packages that may not be in a page's first load.
// Run after `npm run build`; exits with 1 when a budget or a name is broken.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const build = join(root, 'build');
const kilobyte = 1000;

/** First-load budgets by the page's folder; the first that fits counts. In kilobytes, gzip. */
const firstLoadBudgets = [
	[/^$/, 50],
	[/^learn\//, 60],
	[/^(timeline|sessions)\//, 90],
	[/^/, 50],
];
/** Until a token can be edited, signed and verified. */
const workingBudget = 165;
/**
 * What the page fetches after that, before it says that it is ready: remarks, what a click may open, what finds tokens in
 * other text, and what only rare keys and browsers without an algorithm need. Whatever needs such a part earlier has it
 * fetched at once.
 */
const fetchedLast = [
	'src/lib/components/debugger/extras.ts',
	'src/lib/components/debugger/taking.ts',
	'src/lib/components/shell/later.ts',
	'src/lib/core/jose/diagnose.ts',
	'src/lib/core/jose/noble-kinds.ts',
	'src/lib/core/jose/rare-keys.ts',
	'src/lib/state/key-parts.ts',
	'src/lib/components/debugger/forms/forms.ts',
	'src/lib/components/debugger/insight/insight.ts',
	'src/lib/state/encryption-parts.ts',
	'src/lib/components/timeline/prefetch.ts',
];
/** Workers that come last, too: their scripts are started before the page says that it is ready, and wait. */
const startedLast = ['guess-secret.worker'];
const styleBudget = 14;

/** Packages that come only once the user needs them: each weighs more than a page that reads a token. */
const lateOnDebugger = [
	'jose',
	'@codemirror',
	'@lezer',
	'codemirror',
	'bits-ui',
	'@noble',
	'@sd-jwt',
	'@peculiar',
];

if (!existsSync(join(build, 'index.html')) || !existsSync(join(root, '.svelte-kit/modules.json'))) {
	console.error('There is no build to measure: run `npm run build` first.');
	process.exit(1);
}

/** @type {Record<string, { imports: string[], dynamicImports: string[], asked?: string, modules: Record<string, number> }>} */
const chunks = JSON.parse(readFileSync(join(root, '.svelte-kit/modules.json'), 'utf8'));
const files = readdirSync(build, { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isFile())
	.map((entry) => relative(build, join(entry.parentPath, entry.name)).split(sep).join('/'))
	.sort();

/** @type {Map<string, number>} */
const sizes = new Map();
/** @type {string[]} */
const faults = [];
/** @type {{ what: string, size: number, budget: number | undefined }[]} */
const rows = [];

for (const file of files.filter((name) => name.endsWith('index.html'))) {
	const folder = file.slice(0, -'index.html'.length);
	const { first, inline } = firstLoad(file, folder);
	const budget = firstLoadBudgets.find(([pattern]) => pattern.test(folder))?.[1];
	row(`/${folder} first-load script`, sum(first) + inline, budget);
	if (folder === '') checkDebugger(first, inline);
}
const styles = files.filter((name) => name.endsWith('.css'));
row('all styles', sum(styles), styleBudget);
row('service worker', sum(files.filter((name) => name === 'service-worker.js')), undefined);

print();
if (faults.length > 0) {
	for (const fault of faults) console.error(`✗ ${fault}`);
	process.exit(1);
}

/** @param {Set<string>} first @param {number} inline */
function checkDebugger(first, inline) {
	// The shell names the pages of all routes; only this page's own count.
	const isOtherPage = (/** @type {string} */ name) => name.includes('/nodes/') && !first.has(name);
	const isLast = (/** @type {string} */ name) => {
		const asked = chunks[name]?.asked ?? '';
		return fetchedLast.includes(asked) || /node_modules\/@noble\//.test(asked);
	};
	const working = closure(first, (_, to) => !isOtherPage(to) && !isLast(to));
	const all = closure(first, (_, to) => !isOtherPage(to));
	const workers = files.filter((name) => name.endsWith('.js') && name.includes('/workers/'));
	const isStartedLast = (/** @type {string} */ name) =>
		startedLast.some((worker) => name.includes(`/workers/${worker}-`));
	row(
		'/ until a token can be edited, signed and verified',
		sum(working) + sum(workers.filter((name) => !isStartedLast(name))) + inline,
		workingBudget,
	);
	row('/ all script, with findings, samples and dialogs', sum(all) + sum(workers) + inline, undefined);
	const named = new Set(Object.values(chunks).map(({ asked }) => asked));
	for (const name of fetchedLast)
		if (!named.has(name)) faults.push(`${name} is no script of its own any more`);
	for (const worker of startedLast)
		if (!workers.some((name) => name.includes(`/workers/${worker}-`)))
			faults.push(`${worker} is no worker of its own any more`);
	for (const chunk of first) {
		const leaked = packagesOf(chunk).filter((name) =>
			lateOnDebugger.some((late) => name.split('/')[0] === late),
		);
		if (leaked.length > 0)
			faults.push(`first load of /: ${chunk} holds ${leaked.join(', ')}, which should come later`);
	}
}

/**
 * The script files that a page loads before anything is asked for, and the size of the script in the page itself.
 * @param {string} file @param {string} folder
 */
function firstLoad(file, folder) {
	const html = readFileSync(join(build, file), 'utf8');
	const addresses = [
		...html.matchAll(/<link[^>]+href="([^"]+)"[^>]+rel="modulepreload"/g),
		...html.matchAll(/<link[^>]+rel="modulepreload"[^>]+href="([^"]+)"/g),
		...html.matchAll(/<script[^>]+src="([^"]+)"/g),
		...html.matchAll(/import\(["'`]([^"'`]+)["'`]\)/g),
	].map((match) => new URL(match[1] ?? '', `http://site/${folder}`).pathname.slice(1));
	const missing = addresses.filter((name) => !files.includes(name));
	if (missing.length > 0) faults.push(`${file} loads what is not in the build: ${missing.join(', ')}`);
	const inline = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('');
	const first = closure(new Set(addresses.filter((name) => !missing.includes(name))), () => false);
	return { first, inline: inline === '' ? 0 : gzipSync(inline, { level: 9 }).length };
}

/**
 * All files reached from some by static imports, and by those dynamic imports that are let through.
 * @param {Iterable<string>} start @param {(from: string, to: string) => boolean} letThrough
 */
function closure(start, letThrough) {
	const seen = new Set(start);
	for (const name of seen) {
		const chunk = chunks[name];
		for (const next of chunk?.imports ?? []) seen.add(next);
		for (const next of chunk?.dynamicImports ?? []) if (letThrough(name, next)) seen.add(next);
	}
	return seen;
}

/** @param {string} chunk @returns {string[]} the packages in a built script, the largest first */
function packagesOf(chunk) {
	/** @type {Map<string, number>} */
	const weights = new Map();
	for (const [module, weight] of Object.entries(chunks[chunk]?.modules ?? {})) {
		const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module)?.[1];
		if (name !== undefined && weight > 0) weights.set(name, (weights.get(name) ?? 0) + weight);
	}
	return [...weights].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

/** @param {string} chunk what a built script is made of, in a few words */
function describe(chunk) {
	const packages = packagesOf(chunk);
	const own = Object.entries(chunks[chunk]?.modules ?? {})
		.filter(([module, weight]) => module.startsWith('src/') && weight > 0)
		.sort((a, b) => b[1] - a[1])
		.map(([module]) => module.replace(/^src\/(lib\/)?/, ''));
	const all = [...packages, ...own];
	return all.slice(0, 4).join(', ') + (all.length > 4 ? ` and ${String(all.length - 4)} more` : '');
}

/** @param {Iterable<string>} names */
function sum(names) {
	return [...names].reduce((total, name) => total + sizeOf(name), 0);
}

/** @param {string} name @returns {number} bytes, gzip */
function sizeOf(name) {
	const known = sizes.get(name);
	if (known !== undefined) return known;
	const size = gzipSync(readFileSync(join(build, name)), { level: 9 }).length;
	sizes.set(name, size);
	return size;
}

/** @param {string} what @param {number} size @param {number | undefined} budget */
function row(what, size, budget) {
	rows.push({ what, size, budget });
	if (budget !== undefined && size > budget * kilobyte) {
		faults.push(`${what}: ${inKilobytes(size)} KB is over ${String(budget)} KB`);
	}
}

/** @param {number} bytes */
function inKilobytes(bytes) {
	return (bytes / kilobyte).toFixed(1);
}

function print() {
	const width = Math.max(...rows.map(({ what }) => what.length));
	for (const { what, size, budget } of rows) {
		const limit = budget === undefined ? '' : ` of ${String(budget).padStart(3)} KB`;
		console.log(`${what.padEnd(width)}  ${inKilobytes(size).padStart(6)} KB${limit}`);
	}
	console.log('\nThe largest scripts:');
	const largest = Object.keys(chunks)
		.filter((name) => files.includes(name))
		.sort((a, b) => sizeOf(b) - sizeOf(a))
		.slice(0, 8);
	for (const name of largest) {
		console.log(
			`${inKilobytes(sizeOf(name)).padStart(6)} KB  ${name.replace('_app/immutable/', '')}  ${describe(name)}`,
		);
	}
}
