import type { KeySource, SnippetAction } from '#lib/core/snippets/library.ts';

/** What was chosen in the dialog of code: kept while the page is open, and nowhere else. */
class CodeChoice {
	isOpen = $state(false);
	library = $state('javascript');
	action = $state<SnippetAction>('verify');
	keySource = $state<KeySource>('environment');
}

export const codeChoice = new CodeChoice();

/** Opens the dialog, from wherever. */
export function showCode(): void {
	codeChoice.isOpen = true;
}
