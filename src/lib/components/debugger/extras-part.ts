import { FetchedPart } from '#lib/state/fetched-part.svelte.ts';

/** What remarks on a token, and what a click may open: fetched once a token can be edited, signed and verified. */
export const extras = new FetchedPart(() => import('./extras.ts'));
