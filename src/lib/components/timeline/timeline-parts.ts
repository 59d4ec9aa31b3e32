import { FetchedPart } from '#lib/state/fetched-part.svelte.ts';

/** What changes a run and looks into it: fetched as soon as the run itself is shown. */
export const workParts = new FetchedPart(() => import('./work.ts'));
/** What only a click on the timeline asks for: fetched last. */
export const laterParts = new FetchedPart(() => import('./later.ts'));
