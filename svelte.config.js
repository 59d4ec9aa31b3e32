import adapter from '@sveltejs/adapter-static';
import { sourcesHash } from './scripts/build-stamp.mjs';
import { contentSecurityPolicy } from './scripts/content-security-policy.js';

/** @type {import('@sveltejs/kit').Config} */
export default {
	// No component is written as before runes: what runs such ones stays out of the page.
	compilerOptions: { runes: true },
	kit: {
		// A page for every route and one 404.html: plain files for any static host.
		adapter: adapter({ fallback: '404.html' }),
		// Relative addresses let one build be served at the root and at any sub-path. Only 404.html,
		// which a host serves for unknown addresses of any depth, needs to know an absolute base.
		paths: { base: process.env.BASE_PATH ?? '', relative: true },
		csp: { mode: 'hash', directives: contentSecurityPolicy },
		prerender: { handleMissingId: 'fail', handleHttpError: 'fail' },
		output: { preloadStrategy: 'modulepreload' },
		// The sources name the version, not the time: two builds of the same sources are the same bytes.
		version: { name: sourcesHash().slice(0, 16), pollInterval: 0 },
	},
};
