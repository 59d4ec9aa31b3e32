import { MediaQuery } from 'svelte/reactivity';

export type PanelView = 'auto' | 'json' | 'table';

class ViewChoice {
	header = $state<PanelView>('auto');
	payload = $state<PanelView>('auto');
	/** The screen is a phone's. */
	readonly narrow = new MediaQuery('max-width: 47.99rem');
}

/** How header and payload are shown; it says nothing of what they hold. */
export const viewChoice = new ViewChoice();
