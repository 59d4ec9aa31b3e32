import type { App } from '#lib/state/context.ts';
import type { Workbench } from '#lib/state/workbench.svelte.ts';
import { takeFiles } from './take-files.ts';

/** Kinds of files that hold tokens or keys; whoever chooses "all files" may open any other. */
const accepted = '.jwt,.pem,.json,.jwks,.jwk,.jsonl,.csv,.txt,.log,.har,.key,.pub,.crt,.cer,.der';

let turns = 0;

/** Has the browser ask for files, and takes what is chosen; must be called while a click or a key press is handled. */
export function pickFiles(workbench: Workbench, app: App): void {
	const mine = ++turns;
	const input = document.createElement('input');
	input.type = 'file';
	input.multiple = true;
	input.accept = accepted;
	input.hidden = true;
	input.addEventListener('change', () => {
		const files = [...(input.files ?? [])];
		input.remove();
		const isLast = () => mine === turns;
		if (files.length > 0) void takeFiles({ workbench, app, isLast }, files, '');
	});
	input.addEventListener('cancel', () => input.remove());
	// Some browsers forget an input that stands nowhere in the page.
	document.body.append(input);
	input.click();
}
