import { loadEncryption } from '#lib/state/load-encryption.ts';
import { FetchedPart } from '#lib/state/fetched-part.svelte.ts';

/** What shows all but a plain signed token: encrypted, in JSON, detached, nested. Fetched last, before it is asked for. */
export const forms = new FetchedPart(async () => {
	const [parts] = await Promise.all([import('./forms/forms.ts'), loadEncryption()]);
	return parts;
});
