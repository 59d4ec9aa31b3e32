import { FetchedPart } from '#lib/state/fetched-part.svelte.ts';

/** What edits, signs, verifies and answers: fetched as soon as the page can read a token; it holds nothing of one. */
export const later = new FetchedPart(() => import('./later.ts'));
