// Fault prevented: a host that sends a weaker policy than the pages carry. A policy in a meta element binds
// neither workers nor framing, so the same policy goes into a header on every response: this writes
// `build/_headers` (the format of Netlify and Cloudflare Pages) from the policies of the built pages.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stampBuild } from './build-stamp.mjs';

/** Cloudflare Pages leaves out longer lines in silence. */
const longestLine = 2000;

/** Where the document stands that fetches keys, and the only one with another policy than the pages. */
const isolated = 'fetch-keys';

/** Where workers are built to, and the one that may compile WebAssembly; the pages may not. */
const workers = '_app/immutable/workers';
const computing = /^guess-secret\.worker-[\w-]+\.js$/;

/** The policy of that worker: it asks for nothing and loads nothing. */
const computingPolicy = [
	"default-src 'none'",
	"script-src 'wasm-unsafe-eval'",
	"require-trusted-types-for 'script'",
	"trusted-types 'none'",
	"frame-ancestors 'none'",
].join('; ');

/** Features that no page here uses. It writes to the clipboard, and reads it when someone presses Paste. */
const deniedFeatures = [
	'accelerometer',
	'autoplay',
	'camera',

	'display-capture',
	'encrypted-media',
	'fullscreen',
	'gamepad',
	'geolocation',
	'gyroscope',
	'hid',
	'identity-credentials-get',
	'idle-detection',
	'local-fonts',
	'magnetometer',
	'microphone',
	'midi',
	'otp-credentials',
	'payment',
	'picture-in-picture',
	'publickey-credentials-create',
	'publickey-credentials-get',
	'screen-wake-lock',
	'serial',
	'storage-access',
	'usb',
	'window-management',
	'xr-spatial-tracking',
];

/** The headers of every response, beside the policy. */
const fixedHeaders = {
	'Referrer-Policy': 'no-referrer',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Embedder-Policy': 'require-corp',
	'Permissions-Policy': [
		'clipboard-write=(self)',
		'clipboard-read=(self)',
		...deniedFeatures.map((name) => `${name}=()`),
	].join(', '),
	'X-Content-Type-Options': 'nosniff',
};

/**
 * One policy for all pages: their common directives, every page's script hashes, and `frame-ancestors`, which
 * cannot stand in a page. Throws when a page has no policy or one that differs in more than its scripts.
 * @param {{ name: string, html: string }[]} pages
 */
export function policyOf(pages) {
	/** @type {Map<string, string> | undefined} */
	let common;
	/** @type {Set<string>} */
	const scripts = new Set();
	for (const { name, html } of pages) {
		const directives = readPolicy(html);
		if (!directives) throw new Error(`${name} has no Content-Security-Policy.`);
		for (const source of (directives.get('script-src') ?? '').split(' ')) scripts.add(source);
		directives.set('script-src', '');
		if (common && serialise(common) !== serialise(directives)) {
			throw new Error(`${name} has another policy than the other pages: one header cannot serve both.`);
		}
		common ??= directives;
	}
	if (!common) throw new Error('There are no pages.');
	common.set('script-src', [...scripts].join(' '));
	common.set('frame-ancestors', "'none'");
	return serialise(common);
}

/**
 * The policy of the document that fetches keys: only this site may frame it, and it has no origin however it is opened.
 * @param {string} html
 */
export function isolatedPolicyOf(html) {
	const directives = readPolicy(html);
	if (!directives) throw new Error(`${isolated} has no Content-Security-Policy.`);
	directives.set('frame-ancestors', "'self'");
	directives.set('sandbox', 'allow-scripts');
	return serialise(directives);
}

/**
 * The text of `_headers`. Where two rules name one header, Cloudflare Pages sends both values, and a browser obeys both
 * policies: `!` takes the first away. Netlify sends the value of the rule that says more, and passes over the `!`.
 * @param {string} policy of the pages
 * @param {string} isolatedPolicy of the document that fetches keys
 * @param {string} worker the file of the worker that computes
 */
export function headersFile(policy, isolatedPolicy, worker) {
	const everywhere = Object.entries({ 'Content-Security-Policy': policy, ...fixedHeaders });
	const lines = everywhere.map(([name, value]) => `  ${name}: ${value}`);
	const long = lines.find((line) => line.length > longestLine);
	if (long) {
		throw new Error(
			`A header of ${String(long.length)} characters: Cloudflare Pages drops lines over ${String(longestLine)}.`,
		);
	}
	return [
		'/*',
		...lines,
		'/_app/immutable/*',
		'  Cache-Control: public, max-age=31536000, immutable',
		'/service-worker.js',
		'  Cache-Control: no-cache',
		`/${workers}/${worker}`,
		'  ! Content-Security-Policy',
		`  Content-Security-Policy: ${computingPolicy}`,
		`/${isolated}/*`,
		'  ! Content-Security-Policy',
		`  Content-Security-Policy: ${isolatedPolicy}`,
		'  Cross-Origin-Resource-Policy: same-origin',
		'',
	].join('\n');
}

/**
 * The file of the worker that may compile WebAssembly. Throws when there is none, or more than one.
 * @param {string[]} files the names of the built workers
 */
export function computingWorkerOf(files) {
	const [file, ...others] = files.filter((name) => computing.test(name));
	if (file === undefined || others.length > 0)
		throw new Error(`There should be one worker that computes among: ${files.join(', ')}`);
	return file;
}

/** @param {string} html @returns {Map<string, string> | undefined} directives by name */
function readPolicy(html) {
	const meta = /<meta\s+http-equiv="content-security-policy"\s+content="([^"]*)"/i.exec(html)?.[1];
	if (meta === undefined) return undefined;
	const text = meta.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
	return new Map(
		text
			.split(';')
			.map((directive) => directive.trim())
			.filter((directive) => directive !== '')
			.map((directive) => {
				const [name = '', ...values] = directive.split(/\s+/);
				return [name, values.join(' ')];
			}),
	);
}

/** @param {Map<string, string>} directives */
function serialise(directives) {
	return [...directives].map(([name, value]) => `${name} ${value}`.trim()).join('; ');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const build = fileURLToPath(new URL('../build', import.meta.url));
	const documents = readdirSync(build, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort()
		.map((file) => ({ name: relative(build, file), html: readFileSync(file, 'utf8') }));
	const isIsolated = (/** @type {{ name: string }} */ { name }) => name.startsWith(`${isolated}${sep}`);
	const pages = documents.filter((document) => !isIsolated(document));
	const isolatedPolicy = isolatedPolicyOf(documents.find(isIsolated)?.html ?? '');
	const worker = computingWorkerOf(readdirSync(join(build, workers)));
	writeFileSync(join(build, '_headers'), headersFile(policyOf(pages), isolatedPolicy, worker));
	stampBuild();
}
