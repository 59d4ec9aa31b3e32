import { extras } from './extras-part.ts';
import { forms } from './forms-part.ts';
import { later } from './later-part.ts';

/** Fetches all that the debugger will ask for, so that going there from another screen asks for nothing. */
export async function prefetchDebugger(): Promise<void> {
	const loaded = await later.load();
	const libraries = forms.load().then((parts) => parts?.preloadLibraries());
	const insight = extras.load().then((parts) => parts?.loadInsight());
	await Promise.all([loaded?.openEditors(), insight, libraries]);
}
