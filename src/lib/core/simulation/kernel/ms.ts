/** A moment of a simulation: whole milliseconds since its beginning. Never a fraction, never the host's clock. */
export type Ms = number;

/** The beginning of every simulation in real time: 2026-01-05T09:00:00Z, in seconds (RFC 7519 §2 NumericDate). */
export const epochAtStart = 1767603600;

/** What a clock shows at a moment, in milliseconds since the epoch. `skewS`: by how many seconds it is ahead. */
export function localMs(skewS: number, t: Ms): number {
	return (epochAtStart + skewS) * 1000 + t;
}

/** What a clock shows at a moment as a NumericDate: whole seconds, rounded down. */
export function localSeconds(skewS: number, t: Ms): number {
	return Math.floor(localMs(skewS, t) / 1000);
}

/** The moment at which a clock comes to show a NumericDate; the inverse of `localSeconds`. */
export function momentOf(numericDate: number, skewS: number): Ms {
	return (numericDate - epochAtStart - skewS) * 1000;
}
