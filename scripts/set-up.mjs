// Fault prevented: running with packages that are missing, or that are not the ones the lock names,
// and `npm ci` wiping a good node_modules on every start. Node built-ins only: it runs before any install.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = `${root}node_modules/.jwt-lab-lock`;
const oldestNode = [20, 19];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
	fail(`JWT Lab needs Node ${oldestNode.join('.')} or newer; this is Node ${process.versions.node}.`);
}

const wanted = dependencyHash();
if (readStamp() !== wanted) {
	if (!installedMatchesLock()) install();
	writeFileSync(stampFile, `${wanted}\n`);
}

/** What decides the contents of node_modules: the lock, and the package's dependencies (not its scripts). */
function dependencyHash() {
	const { dependencies, devDependencies, optionalDependencies, overrides } = readJson('package.json');
	const asked = JSON.stringify([dependencies, devDependencies, optionalDependencies, overrides]);
	return createHash('sha256')
		.update(readFileSync(`${root}package-lock.json`))
		.update(asked)
		.digest('hex');
}

function readStamp() {
	return existsSync(stampFile) ? readFileSync(stampFile, 'utf8').trim() : undefined;
}

/** Whether npm's own record of what it installed agrees with the lock: then an `npm install` by hand stands. */
function installedMatchesLock() {
	if (!existsSync(`${root}node_modules/.package-lock.json`)) return false;
	const installed = readJson('node_modules/.package-lock.json').packages ?? {};
	const lock = readJson('package-lock.json');
	const asked = readJson('package.json');
	const rootEntry = lock.packages[''] ?? {};
	for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
		if (JSON.stringify(sorted(asked[kind])) !== JSON.stringify(sorted(rootEntry[kind]))) return false;
	}
	for (const [place, entry] of Object.entries(lock.packages)) {
		if (place === '') continue;
		const found = installed[place];
		// Packages for other systems are listed in the lock and rightly not installed.
		if (found ? found.version !== entry.version : !(entry.optional || entry.devOptional || entry.peer)) {
			return false;
		}
	}
	return Object.keys(installed).every((place) => place in lock.packages);
}

function sorted(record = {}) {
	return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

function install() {
	console.log('Installing the packages that package-lock.json names…');
	// Packages' own install scripts are not run: nothing here needs them, and they are the usual way in.
	const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
	const npm = process.env.npm_execpath;
	const result = npm?.endsWith('.js')
		? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
		: spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
	if (result.status !== 0) fail('`npm ci` failed: see its message above. Is the network reachable?');
}

/** @param {string} name */
function readJson(name) {
	return JSON.parse(readFileSync(`${root}${name}`, 'utf8'));
}

/** @param {string} sentence @returns {never} */
function fail(sentence) {
	console.error(sentence);
	process.exit(1);
}
