/** Calls back when the browser has nothing better to do; at the latest after two seconds. Gives what cancels it. */
export function whenIdle(act: () => void): () => void {
	// WebKit has no requestIdleCallback.
	if (typeof requestIdleCallback !== 'function') {
		const timer = setTimeout(act, 200);
		return () => clearTimeout(timer);
	}
	const handle = requestIdleCallback(() => act(), { timeout: 2000 });
	return () => cancelIdleCallback(handle);
}
