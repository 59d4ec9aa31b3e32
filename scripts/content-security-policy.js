// Fault prevented: a page that holds tokens being able to run foreign script or to reach the network.
// One policy, in the directive form of SvelteKit; it is written into a meta element of each page, and
// hosts that can send headers send the same (see docs/hosting.md).

/** The SHA-256 of the one style attribute that SvelteKit's route announcer is created with. */
const routeAnnouncerStyle = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=';

/** @type {import('@sveltejs/kit').CspDirectives} */
export const contentSecurityPolicy = {
	'default-src': ['none'],
	'script-src': ['self'],
	'style-src': ['self'],
	'style-src-attr': ['unsafe-hashes', routeAnnouncerStyle],
	'img-src': ['self'],
	'font-src': ['self'],
	'manifest-src': ['self'],
	'worker-src': ['self'],
	'connect-src': ['self'],
	'frame-src': ['self'],
	'base-uri': ['none'],
	'form-action': ['none'],
	'require-trusted-types-for': ['script'],
	'trusted-types': ['svelte-trusted-html', 'sveltekit-trusted-url', 'jwt-lab-worker'],
};
