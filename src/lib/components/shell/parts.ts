import { FetchedPart } from '#lib/state/fetched-part.svelte.ts';

/** What the bar's buttons open: fetched last. */
export const shellParts = new FetchedPart(() => import('./later.ts'));
