import { mount, unmount } from 'svelte';
import AlgorithmsDialog from './AlgorithmsDialog.svelte';

/** Opens the table of algorithms over whatever is on the screen; it belongs to no panel. */
export function showAlgorithms(): void {
	const dialog: object = mount(AlgorithmsDialog, {
		target: document.body,
		props: { onclose: () => void unmount(dialog) },
	});
}
