/** The units that a duration is told in; a year is 365 days, since a span has no calendar. */
export type DurationUnit = 'y' | 'd' | 'h' | 'min' | 's';

export interface DurationPart {
	readonly count: number;
	readonly unit: DurationUnit;
}

const units: readonly (readonly [unit: DurationUnit, seconds: number])[] = [
	['y', 31_536_000],
	['d', 86_400],
	['h', 3_600],
	['min', 60],
	['s', 1],
];

/**
 * The leading unit of a span of seconds and the one below it, rounded down; the second is left out when it is
 * zero. The sign is dropped. Anything under a second, and what is no number, is 0 s.
 */
export function splitDuration(seconds: number): readonly DurationPart[] {
	const whole = Number.isFinite(seconds) ? Math.floor(Math.abs(seconds)) : 0;
	const lead = units.findIndex(([, size]) => whole >= size);
	if (lead < 0) return [{ count: 0, unit: 's' }];
	let rest = whole;
	const parts: DurationPart[] = [];
	for (const [unit, size] of units.slice(lead, lead + 2)) {
		const count = Math.floor(rest / size);
		rest -= count * size;
		if (count > 0) parts.push({ count, unit });
	}
	return parts;
}

/** A span of seconds in words, the only place for that wording: `6 min 48 s`, `2 d 4 h`, `3 y 12 d`. */
export function durationText(seconds: number): string {
	return splitDuration(seconds)
		.map(({ count, unit }) => `${count} ${unit}`)
		.join(' ');
}
