/** By how much a key moves a slider, in steps; undefined when the key is none of a slider's. */
export function keyStep({
	key,
	shiftKey,
}: {
	readonly key: string;
	readonly shiftKey: boolean;
}): number | undefined {
	const step = shiftKey ? 10 : 1;
	switch (key) {
		case 'ArrowLeft':
		case 'ArrowDown':
			return -step;
		case 'ArrowRight':
		case 'ArrowUp':
			return step;
		case 'PageDown':
			return -60;
		case 'PageUp':
			return 60;
		case 'Home':
			return -Infinity;
		case 'End':
			return Infinity;
		default:
			return undefined;
	}
}
