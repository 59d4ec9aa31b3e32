import { FetchedPart } from '#lib/state/fetched-part.svelte.ts';

/** What there is to be done with a token once it is understood: compare, share, write code for it. Fetched last. */
export const insight = new FetchedPart(() => import('./insight/insight.ts'));

/** Fetches it; for what starts the page's parts one after the other. */
export const loadInsight = () => insight.load();
