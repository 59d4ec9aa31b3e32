import { fetchOnce } from '#lib/state/fetch-once.ts';

let wanted = false;
const waiting = new Set<() => void>();

export const loadEditor = fetchOnce(() => import('#lib/editor/create-editor.ts'));

/** Calls back once the page wants its editors; gives what takes the wish back. */
export function editorsWanted(open: () => void): () => void {
	if (wanted) {
		open();
		return () => undefined;
	}
	waiting.add(open);
	return () => waiting.delete(open);
}

/** Lets every field that waits become an editor. */
export async function openEditors(): Promise<void> {
	await loadEditor().catch(() => undefined);
	wanted = true;
	for (const open of waiting) open();
	waiting.clear();
}
