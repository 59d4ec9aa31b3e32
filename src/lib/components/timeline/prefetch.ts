import { laterParts, workParts } from './timeline-parts.ts';

/** Fetches all that the timeline will ask for, so that going there from another screen asks for nothing. */
export async function prefetchTimeline(): Promise<void> {
	await workParts.load();
	await laterParts.load().then((parts) => parts?.preload());
}
