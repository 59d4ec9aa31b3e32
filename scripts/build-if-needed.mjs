// Fault prevented: waiting for a build that would come out the same, or looking at an old one.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildIsFresh } from './build-stamp.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Builds the site unless `build/` is up to date. Ends the program when the build fails. */
export function buildIfNeeded() {
	if (buildIsFresh()) return;
	console.log('Building the site…');
	for (const args of [
		['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
		['scripts/write-headers.mjs'],
	]) {
		const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
		if (status !== 0) process.exit(status ?? 1);
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildIfNeeded();
