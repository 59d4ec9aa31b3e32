// Fault prevented: serving or testing a build that is older than the sources. Contents are compared, not
// times: after a clone or a checkout, times say nothing.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, '.cache', 'build-stamp');

const sources = [
	'src',
	'static',
	'scripts',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
	'tailwind.config.ts',
	'tsconfig.json',
];

/** A hash of all that decides what a build contains. */
export function sourcesHash() {
	const hash = createHash('sha256').update(process.env.BASE_PATH ?? '');
	for (const source of sources) addTo(hash, source);
	return hash.digest('hex');
}

/** Whether `build/` was made from the sources as they are now. */
export function buildIsFresh() {
	if (!existsSync(join(root, 'build', 'index.html')) || !existsSync(stampFile)) return false;
	return readFileSync(stampFile, 'utf8') === sourcesHash();
}

/** Records that `build/` is complete and made from the sources as they are now. */
export function stampBuild() {
	mkdirSync(join(root, '.cache'), { recursive: true });
	writeFileSync(stampFile, sourcesHash());
}

/** @param {import('node:crypto').Hash} hash @param {string} name */
function addTo(hash, name) {
	const path = join(root, name);
	if (!existsSync(path)) return;
	const children = childrenOf(path);
	if (children) for (const child of children) addTo(hash, `${name}/${child}`);
	else hash.update(`${name}\0`).update(readFileSync(path)).update('\0');
}

/** @param {string} path */
function childrenOf(path) {
	try {
		return readdirSync(path).sort();
	} catch {
		return undefined;
	}
}
