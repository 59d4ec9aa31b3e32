/** In milliseconds: a slice of work leaves the rest of a frame to the page. */
const longestSlice = 10;

/** Lets the browser do what is waiting: draw, and hear the person. Unlike a timer, it is not slowed down in a hidden tab. */
export function pause(): Promise<void> {
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(undefined);
	});
}

/**
 * Does long work in slices of some milliseconds.
 * @param steps the work: each step is short
 * @param take is given what a step found
 * @param goesOn asked after each slice; false ends the work, which can be taken up again with the same steps
 * @returns whether all of it was done
 */
export async function inSlices<Found>(
	steps: Iterator<Found | undefined, unknown>,
	take: (found: Found) => void,
	goesOn: () => boolean,
): Promise<boolean> {
	for (;;) {
		const end = performance.now() + longestSlice;
		while (performance.now() < end) {
			const step = steps.next();
			if (step.done) return true;
			if (step.value !== undefined) take(step.value);
		}
		await pause();
		if (!goesOn()) return false;
	}
}
