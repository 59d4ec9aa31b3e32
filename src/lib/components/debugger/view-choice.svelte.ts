export type PanelView = 'auto' | 'json' | 'table';

class ViewChoice {
	header = $state<PanelView>('auto');
	payload = $state<PanelView>('auto');
	/** The screen is a phone's; known once the page runs. */
	narrow = $state(false);
}

/** How header and payload are shown; it says nothing of what they hold. */
export const viewChoice = new ViewChoice();
