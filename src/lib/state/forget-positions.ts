/** Where the framework notes, when a page is left, how far it was scrolled. */
const notes = ['sveltekit:scroll', 'sveltekit:snapshot'];

function forget(): void {
	try {
		for (const note of notes) sessionStorage.removeItem(note);
	} catch {
		// Storage that is forbidden holds nothing.
	}
}

/**
 * Keeps the promise that nothing is stored unasked: takes away again what the framework notes when the page is
 * hidden or left. To be called once the framework listens, since listeners are called in the order they came.
 */
export function forgetPositions(): () => void {
	const events = ['visibilitychange', 'beforeunload', 'pagehide'];
	for (const event of events) addEventListener(event, forget);
	return () => {
		for (const event of events) removeEventListener(event, forget);
	};
}
