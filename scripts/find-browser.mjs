// Fault prevented: end-to-end tests failing on a fresh machine for want of a browser, or downloading one
// where a good one is installed. Run as a program it makes sure there is one; imported, it says where.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const isRoot = process.getuid?.() === 0;

/** Arguments with which every browser here is started: quiet on the network, and able to run as root. */
export const launchArguments = [
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	...(isRoot ? ['--no-sandbox'] : []),
];

/** The build for machines that show no window comes first: it starts and draws in a third of the time. */
const commands = [
	'chromium-headless-shell',
	'chrome-headless-shell',
	'chromium',
	'chromium-browser',
	'google-chrome',
	'google-chrome-stable',
	'chrome',
	'microsoft-edge',
	'microsoft-edge-stable',
	'msedge',
];

/** The path of a Chromium-family browser on this machine, or undefined. Installs nothing. */
export function findBrowser() {
	const named = process.env.CHROMIUM_PATH;
	if (named) {
		if (existsSync(named)) return named;
		throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
	}
	return [playwrightBrowser, ...usualPlaces().map((place) => () => place)]
		.map((candidate) => candidate())
		.find((path) => path !== undefined && existsSync(path) && starts(path));
}

/**
 * What Playwright is to start its browser with. Its own browser is left to it to find, since it then takes the
 * build of it that shows no window.
 */
export function launchOptions() {
	const path = findBrowser();
	const named = path !== undefined && path !== playwrightBrowser();
	return { args: launchArguments, ...(named ? { executablePath: path } : {}) };
}

/** @returns {string | undefined} */
function playwrightBrowser() {
	try {
		return require('@playwright/test').chromium.executablePath();
	} catch {
		return undefined;
	}
}

function usualPlaces() {
	const windows = process.platform === 'win32';
	const onPath = (process.env.PATH ?? '')
		.split(delimiter)
		.filter((folder) => folder !== '')
		.flatMap((folder) => commands.map((command) => join(folder, windows ? `${command}.exe` : command)));
	if (process.platform === 'darwin') {
		const apps = ['/Applications', `${process.env.HOME ?? ''}/Applications`];
		const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
		return [...onPath, ...apps.flatMap((app) => names.map((n) => `${app}/${n}.app/Contents/MacOS/${n}`))];
	}
	if (windows) {
		const folders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
		const tails = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
		return [...onPath, ...folders.flatMap((folder) => (folder ? tails.map((t) => join(folder, t)) : []))];
	}
	return [...onPath, '/opt/google/chrome/chrome', '/snap/bin/chromium', '/usr/lib/chromium/chromium'];
}

/**
 * Whether the program answers `--version`: some systems ship a stub that only says how to install.
 * On Windows the question would open a window, so existing is enough there.
 * @param {string} path
 */
function starts(path) {
	if (process.platform === 'win32') return true;
	return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

function install() {
	console.log('No Chromium, Chrome or Edge found: asking Playwright to install Chromium…');
	const cli = require.resolve('@playwright/test/cli');
	spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit', timeout: 180_000 });
	if (findBrowser() || !isRoot || !isDebian()) return;
	console.log('Trying the system’s package instead…');
	spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', timeout: 120_000 });
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	for (const name of ['chromium-headless-shell', 'chromium']) {
		const args = ['install', '-y', '-qq', '--no-install-recommends', name];
		const { status } = spawnSync('apt-get', args, { stdio: 'inherit', timeout: 300_000, env });
		if (status === 0) return;
	}
}

function isDebian() {
	if (!existsSync('/etc/os-release')) return false;
	return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	try {
		if (!findBrowser()) install();
		if (!findBrowser()) {
			throw new Error(
				'No browser for the tests: install Chromium, Chrome or Edge, or set CHROMIUM_PATH to one.',
			);
		}
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exit(1);
	}
}
