type EditorModule = typeof import('#lib/editor/create-editor.ts');

let editor: Promise<EditorModule> | undefined;
let wanted = false;
const waiting = new Set<() => void>();

/** The editor's code, fetched once. Rejects when it cannot be fetched; the next call tries again. */
export function loadEditor(): Promise<EditorModule> {
	editor ??= import('#lib/editor/create-editor.ts').catch((error: unknown) => {
		editor = undefined;
		throw error;
	});
	return editor;
}

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
