import type { EventMark, Tone } from './event-marks.ts';

export interface BeatPath {
	readonly tone: Tone;
	readonly d: string;
}

/** The beats (level 1) of a whole run as thin strokes in a strip, one path a tone, at most one stroke a pixel. */
export function beatTicks(
	marks: readonly EventMark[],
	x: (t: number) => number,
	height: number,
): readonly BeatPath[] {
	const columns = new Map<number, EventMark>();
	for (const mark of marks) {
		if (mark.level !== 1) continue;
		const column = Math.round(x(mark.t));
		const other = columns.get(column);
		if (!other || mark.weight > other.weight) columns.set(column, mark);
	}
	const paths = new Map<Tone, string[]>();
	for (const [column, { tone, weight }] of columns) {
		const top = weight >= 5 ? 3 : height / 3;
		paths.set(tone, [
			...(paths.get(tone) ?? []),
			`M${String(column)} ${top.toFixed(1)}V${String(height - 3)}`,
		]);
	}
	return [...paths].map(([tone, parts]) => ({ tone, d: parts.join('') }));
}
