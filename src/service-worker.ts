/// <reference types="@sveltejs/kit" />
// Makes the site work offline after one visit. It keeps exactly the files of one build, adds nothing at run time
// (so no token can end up in a cache), and gives way to a newer version only when the user says so.
import { base, build, files, prerendered, version } from '$service-worker';

const worker = globalThis as unknown as ServiceWorkerGlobalScope;

/** The base keeps two copies of the site on one origin out of each other's caches. */
const cachePrefix = `jwt-lab:${base}/:`;
const cacheName = `${cachePrefix}${version}`;

/**
 * Without files of the host, not of the page: some hosts serve neither, and one failure would spoil the whole cache. And
 * without the document that fetches keys, which is of no use offline.
 */
const served = files.filter((path) => !/\/(_headers|\.[^/]*|fetch-keys\/index\.html)$/.test(path));
const precached = new Set([...build, ...served, ...prerendered]);

worker.addEventListener('install', (event) => {
	event.waitUntil(precache());
});

worker.addEventListener('activate', (event) => {
	event.waitUntil(deleteOldCaches());
});

worker.addEventListener('message', (event) => {
	const message: unknown = event.data;
	if (
		typeof message === 'object' &&
		message !== null &&
		'type' in message &&
		message.type === 'activate-now'
	) {
		event.waitUntil(worker.skipWaiting());
	}
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
	const path = precachedPath(url.pathname);
	if (path !== undefined) {
		event.respondWith(fromCache(path, request));
	} else if (request.mode === 'navigate' && precached.has(`${url.pathname}/`)) {
		// A page's relative addresses count on its final slash.
		event.respondWith(Response.redirect(`${url.pathname}/${url.search}`, 302));
	}
});

async function precache(): Promise<void> {
	const cache = await caches.open(cacheName);
	// Names of built files change with their contents; the others must not come from the browser's own cache.
	const fresh = [...served, ...prerendered].map((path) => new Request(path, { cache: 'reload' }));
	await cache.addAll([...build, ...fresh]);
}

async function deleteOldCaches(): Promise<void> {
	const names = await caches.keys();
	const old = names.filter((name) => name.startsWith(cachePrefix) && name !== cacheName);
	await Promise.all(old.map((name) => caches.delete(name)));
}

/** The path under which an address is kept: itself, or its folder's when it names the index file. */
function precachedPath(pathname: string): string | undefined {
	const folder = pathname.replace(/\/index\.html$/, '/');
	return [pathname, folder].find((path) => precached.has(path));
}

async function fromCache(path: string, request: Request): Promise<Response> {
	const cache = await caches.open(cacheName);
	return (await cache.match(path)) ?? fetch(request);
}
