import type { TraceEvent } from '#lib/core/simulation/refresh/trace-event.ts';
import type { EventMark, MarkShape, Tone } from './event-marks.ts';
import { inWindow } from './in-window.ts';
import type { LaneLayout } from './lane-layout.ts';
import { mergeNear } from './merge-near.ts';
import { placeWords, type WordPlace } from './place-words.ts';
import type { TimeScale } from './time-scale.ts';

/** A mark at its place; one for several events where they stand too near. */
export interface DrawnMark {
	/** The one that is shown and selected. */
	readonly event: TraceEvent;
	readonly x: number;
	readonly y: number;
	readonly shape: MarkShape;
	readonly tone: Tone;
	readonly count: number;
	readonly word: string;
	readonly wordPlace: WordPlace;
}

const nearest = 7;
const markLimit = 360;
const wordLimit = 60;
const repeatsWithin = 100;

/** The marks that are seen in a view, those of one lane that would cover each other as one. */
export function drawMarks(
	marks: readonly EventMark[],
	{ byId }: LaneLayout,
	scale: TimeScale,
	wordOf: (event: TraceEvent) => string,
): readonly DrawnMark[] {
	const seen = inWindow(marks, scale.t(-8), scale.t(scale.width + 8)).filter(({ lane }) => byId.has(lane));
	const places = { x: ({ t }: EventMark) => scale.x(t), key: ({ lane }: EventMark) => lane };
	const groups = mergeNear(seen, places, nearest, markLimit);
	const chosen = groups.flatMap(({ items, key }) => {
		const mark = heaviest(items);
		return mark ? [{ mark, x: scale.x(mark.t), row: key, count: items.length }] : [];
	});
	const words = chosen.map(
		({ mark, count }) => wordOf(mark.event) || (count > 4 && mark.weight > 1 ? `\u00d7${String(count)}` : ''),
	);
	const repeats = repeated(chosen.map(({ row, x }, i) => ({ row, x, text: words[i] ?? '' })));
	const wishes = chosen.map(({ mark, x, row }, i) => ({
		x,
		row,
		text: repeats[i] ? '' : (words[i] ?? ''),
		weight: mark.weight,
	}));
	const wordPlaces = placeWords(wishes, scale.width, wordLimit);
	return chosen.map(({ mark, x, row, count }, i) => ({
		event: mark.event,
		x,
		y: byId.get(row)?.markY ?? 0,
		shape: mark.shape,
		tone: mark.tone,
		count,
		word: words[i] ?? '',
		wordPlace: wordPlaces[i],
	}));
}

/** Which words would say again what was just said beside the mark before. */
function repeated(words: readonly { row: string; x: number; text: string }[]): readonly boolean[] {
	const last = new Map<string, { x: number; text: string }>();
	return words.map(({ row, x, text }) => {
		const before = last.get(row);
		const again = before?.text === text && x - before.x < repeatsWithin;
		last.set(row, { x, text });
		return again;
	});
}

function heaviest(marks: readonly EventMark[]): EventMark | undefined {
	let found = marks[0];
	for (const mark of marks) if (found && mark.weight > found.weight) found = mark;
	return found;
}
