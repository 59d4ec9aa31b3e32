import { FetchedPart } from '#lib/state/fetched-part.svelte.ts';

/** What there is to be done with a token once it is understood: compare, share, write code for it. Fetched last. */
export const insight = new FetchedPart(async () => {
	const part = await import('./insight/insight.ts');
	// Started along, so that nothing is asked for once a secret is to be guessed; the page does without when it cannot be.
	await part.startGuessing().catch(() => undefined);
	return part;
});

/** Fetches it; for what starts the page's parts one after the other. */
export const loadInsight = () => insight.load();
