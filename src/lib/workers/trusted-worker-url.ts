// The page's policy takes no string for a worker's address (require-trusted-types-for 'script'): this is the one policy that
// makes one trusted, and it lets through the addresses of this site's own workers alone.

interface TrustedTypes {
	createPolicy(
		name: string,
		rules: { createScriptURL(url: string): string },
	): { createScriptURL(url: string): unknown };
}

/** As `scripts/content-security-policy.js` names it. */
const policyName = 'jwt-lab-worker';

const ownWorker = /\/_app\/immutable\/workers\/[\w.-]+\.js$/;
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** The address of one of this site's workers as `Worker` takes it. Throws for any other address. */
export function trustedWorkerUrl(url: string): unknown {
	const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
	if (!trustedTypes) return checked(url);
	policy ??= trustedTypes.createPolicy(policyName, { createScriptURL: checked });
	return policy.createScriptURL(url);
}

function checked(url: string): string {
	const { origin, protocol, pathname, search } = new URL(url, location.href);
	// A blob: address has the origin of the page that made it, whatever is in it.
	const isHere = origin === location.origin && protocol === location.protocol;
	const isOwn = isHere && search === '' && ownWorker.test(pathname);
	// While developing, workers are served from their sources, and no policy is sent.
	if (isOwn || import.meta.env.DEV) return url;
	throw new TypeError('Not a worker of this site.');
}
