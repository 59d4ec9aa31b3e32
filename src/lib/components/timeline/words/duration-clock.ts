/** A moment of a run as a clock shows it: `00:31:00`. Milliseconds in, whole seconds out, rounded down. */
export function durationClock(ms: number): string {
	const seconds = Math.floor(ms / 1000);
	const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
