// Fault prevented: trying the site on a server that is kinder than a static host. This one serves the files of
// one folder as they are, at any sub-path, with the headers of `_headers` or (--plain) with none.
//
//   node scripts/serve.mjs [--base /sub/path] [--plain] [--port 4173] [--host 127.0.0.1] [folder]
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** @type {Record<string, string>} */
const types = {
	'.css': 'text/css; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.ico': 'image/x-icon',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.map': 'application/json; charset=utf-8',
	'.png': 'image/png',
	'.svg': 'image/svg+xml; charset=utf-8',
	'.txt': 'text/plain; charset=utf-8',
	'.wasm': 'application/wasm',
	'.webmanifest': 'application/manifest+json; charset=utf-8',
	'.woff2': 'font/woff2',
};

/** Ports that browsers refuse to open. */
const refusedPorts = new Set([4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6697, 10080]);

/**
 * Serves a folder of static files until closed. When the port is taken, the next free one is used; 0 asks the
 * system for any.
 * @param {object} options
 * @param {string} options.root the folder
 * @param {string} [options.base] the sub-path at which it is served, as `/sub/path`
 * @param {boolean} [options.headers] whether to send the headers of the folder's `_headers` (default: yes)
 * @param {number} [options.port] the first port to try (default: any)
 * @param {string} [options.host]
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} the address, with its final slash
 */
export async function serve({ root, base = '', headers = true, port = 0, host = '127.0.0.1' }) {
	const folder = resolve(root);
	const prefix = base.replace(/\/+$/, '');
	const rules = headers ? readHeaderRules(join(folder, '_headers')) : [];
	const server = createServer((request, response) => {
		answer(request, response, folder, prefix, rules);
	});
	const taken = await listen(server, port, host);
	const name = host.includes(':') ? `[${host}]` : host;
	return {
		url: `http://${name}:${String(taken)}${prefix}/`,
		close: () =>
			new Promise((done) => {
				server.close(() => {
					done();
				});
				server.closeAllConnections();
			}),
	};
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {string} folder @param {string} prefix @param {HeaderRule[]} rules
 */
function answer(request, response, folder, prefix, rules) {
	if (request.method !== 'GET' && request.method !== 'HEAD') {
		response.writeHead(405, { Allow: 'GET, HEAD' }).end();
		return;
	}
	const path = readPath(request.url ?? '/');
	const inside = path !== undefined && (path === prefix || path.startsWith(`${prefix}/`));
	const sitePath = inside ? path.slice(prefix.length) || '/' : undefined;
	const found = sitePath === undefined ? undefined : findFile(folder, sitePath);
	if (sitePath !== undefined && found === 'folder') {
		// The page's relative addresses need the slash. One leading slash only: `//host` would lead away.
		response.writeHead(308, { Location: `${prefix}${sitePath}/`.replace(/^\/+/, '/') }).end();
		return;
	}
	const file = found ?? join(folder, '404.html');
	const status = found ? 200 : 404;
	for (const [name, value] of headersFor(rules, sitePath ?? '/')) response.setHeader(name, value);
	if (!existsSync(file)) {
		response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
		return;
	}
	response.writeHead(status, {
		'Content-Type': types[extname(file)] ?? 'application/octet-stream',
		'Content-Length': statSync(file).size,
	});
	if (request.method === 'HEAD') response.end();
	else createReadStream(file).pipe(response);
}

/** @param {string} address @returns {string | undefined} the decoded path, or undefined when it is malformed */
function readPath(address) {
	try {
		const path = decodeURIComponent(/^[^?#]*/.exec(address)?.[0] ?? '');
		return path.startsWith('/') && !path.includes('\0') ? path : undefined;
	} catch {
		return undefined;
	}
}

/** @param {string} folder @param {string} path @returns {string | undefined} a file, 'folder', or nothing */
function findFile(folder, path) {
	const target = resolve(folder, `.${path}`);
	// `..`, in whatever encoding it came, has been resolved by now: what is not inside the folder is not served.
	if (target !== folder && !target.startsWith(folder + sep)) return undefined;
	if (path === '/_headers') return undefined;
	const kind = statSync(target, { throwIfNoEntry: false });
	if (kind?.isFile()) return path.endsWith('/') ? undefined : target;
	if (!kind?.isDirectory()) return undefined;
	const index = join(target, 'index.html');
	if (!existsSync(index)) return undefined;
	return path.endsWith('/') ? index : 'folder';
}

/** @typedef {{ pattern: RegExp, without: string[], headers: [string, string][] }} HeaderRule */

/**
 * The rules of a `_headers` file: a path (with `*`) on a line of its own, then its headers, indented; `!` takes away
 * what an earlier rule gave.
 * @param {string} file @returns {HeaderRule[]}
 */
function readHeaderRules(file) {
	/** @type {HeaderRule[]} */
	const rules = [];
	if (!existsSync(file)) return rules;
	for (const line of readFileSync(file, 'utf8').split('\n')) {
		if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
		if (/^\s+!/.test(line)) rules.at(-1)?.without.push(line.trim().slice(1).trim());
		else if (/^\s/.test(line)) {
			const colon = line.indexOf(':');
			rules.at(-1)?.headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
		} else {
			const pattern = line.trim().split('*').map(escapeForPattern).join('.*');
			rules.push({ pattern: new RegExp(`^${pattern}$`), without: [], headers: [] });
		}
	}
	return rules;
}

/** @param {string} text */
function escapeForPattern(text) {
	return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** @param {HeaderRule[]} rules @param {string} path */
function headersFor(rules, path) {
	/** @type {Map<string, string>} */
	const all = new Map();
	for (const rule of rules) {
		if (!rule.pattern.test(path)) continue;
		for (const name of rule.without) all.delete(name);
		for (const [name, value] of rule.headers) {
			const before = all.get(name);
			all.set(name, before === undefined ? value : `${before}, ${value}`);
		}
	}
	return all;
}

/** @param {import('node:http').Server} server @param {number} first @param {string} host @returns {Promise<number>} */
async function listen(server, first, host) {
	for (let port = first; ; port += 1) {
		if (refusedPorts.has(port)) continue;
		const error = await new Promise((done) => {
			server.once('error', done);
			server.listen(port, host, () => {
				server.off('error', done);
				done(undefined);
			});
		});
		if (!error) break;
		if (error.code !== 'EADDRINUSE' || port > first + 50) throw error;
	}
	const address = server.address();
	return address !== null && typeof address === 'object' ? address.port : first;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			base: { type: 'string', default: '' },
			plain: { type: 'boolean', default: false },
			port: { type: 'string', default: process.env.PORT ?? '4173' },
			host: { type: 'string', default: process.env.HOST ?? '127.0.0.1' },
		},
	});
	const { url } = await serve({
		root: positionals[0] ?? fileURLToPath(new URL('../build', import.meta.url)),
		base: values.base,
		headers: !values.plain,
		port: Number(values.port),
		host: values.host,
	});
	console.log(`Serving at ${url}`);
}
