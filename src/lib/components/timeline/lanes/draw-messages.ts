import type { EventOf } from '#lib/core/simulation/refresh/trace-event.ts';
import type { Tone } from './event-marks.ts';
import { inWindow } from './in-window.ts';
import type { LaneLayout } from './lane-layout.ts';
import { mergeNear, type NearGroup } from './merge-near.ts';
import type { MessageLine } from './message-lines.ts';
import type { TimeScale } from './time-scale.ts';

/** A message, or several of the same two lanes that stand too near, as a line. */
export interface DrawnMessage {
	readonly event: EventOf<'net.send'>;
	readonly x1: number;
	readonly y1: number;
	readonly x2: number;
	readonly y2: number;
	readonly tone: Tone;
	readonly lost: boolean;
	readonly count: number;
}

/** All lines of one look as one path: a run's messages cost a handful of elements, however many they are. */
export interface MessagePath {
	readonly tone: Tone;
	readonly lost: boolean;
	readonly heavy: boolean;
	readonly d: string;
}

/** Pixels between lines that are told apart; more on a small screen, where they would be a wall. */
const nearest = { wide: 3, narrow: 5 };
const lineLimit = 1200;
/** Messages take this long at most; one that began before the view can still end in it. */
const longestWay = 11_000;
const rank: readonly Tone[] = ['muted', 'good', 'access', 'refresh', 'warning', 'bad'];

/** The messages that are seen in a view. */
export function drawMessages(
	lines: readonly MessageLine[],
	{ byId }: LaneLayout,
	scale: TimeScale,
): readonly DrawnMessage[] {
	const from = scale.t(-8);
	const seen = inWindow(lines, from - longestWay, scale.t(scale.width + 8)).filter(
		(line) => line.arrives >= from && byId.has(line.from) && byId.has(line.to),
	);
	const places = { x: ({ t }: MessageLine) => scale.x(t), key: pairOf };
	return mergeNear(seen, places, scale.width < 500 ? nearest.narrow : nearest.wide, lineLimit).flatMap(
		(group) => drawn(group, byId, scale),
	);
}

function drawn(
	{ items, x }: NearGroup<MessageLine>,
	byId: LaneLayout['byId'],
	scale: TimeScale,
): DrawnMessage[] {
	const worst = [...items].sort((a, b) => rank.indexOf(b.tone) - rank.indexOf(a.tone))[0];
	const from = worst && byId.get(worst.from);
	const to = worst && byId.get(worst.to);
	if (!from || !to) return [];
	const alone = items.length === 1;
	return [
		{
			event: worst.event,
			x1: x,
			y1: from.markY,
			x2: alone ? scale.x(worst.arrives) : x,
			y2: to.markY,
			tone: worst.tone,
			lost: worst.lost,
			count: items.length,
		},
	];
}

/** Both directions between two lanes are one; what is lost is told apart. */
function pairOf({ from, to, lost }: MessageLine): string {
	return `${from < to ? `${from}|${to}` : `${to}|${from}`}|${String(lost)}`;
}

/** The lines, each with an arrow's head where its slant leaves room for one. */
export function messagePaths(messages: readonly DrawnMessage[]): readonly MessagePath[] {
	const paths = new Map<string, { tone: Tone; lost: boolean; heavy: boolean; parts: string[] }>();
	for (const message of messages) {
		const { tone, lost, count } = message;
		const heavy = count > 4;
		const key = `${tone}|${String(lost)}|${String(heavy)}`;
		const path = paths.get(key) ?? { tone, lost, heavy, parts: [] };
		path.parts.push(linePath(message));
		paths.set(key, path);
	}
	return [...paths.values()].map(({ parts, ...look }) => ({ ...look, d: parts.join('') }));
}

/** Crosses where messages were lost: half way. */
export function lostCrosses(messages: readonly DrawnMessage[]): string {
	return messages
		.filter(({ lost }) => lost)
		.map(({ x1, y1, x2, y2 }) => {
			const x = (x1 + x2) / 2;
			const y = (y1 + y2) / 2;
			return `M${at(x - 4, y - 4)}L${at(x + 4, y + 4)}M${at(x - 4, y + 4)}L${at(x + 4, y - 4)}`;
		})
		.join('');
}

function linePath({ x1, y1, x2, y2, lost }: DrawnMessage): string {
	if (lost) return `M${at(x1, y1)}L${at((x1 + x2) / 2, (y1 + y2) / 2)}`;
	const line = `M${at(x1, y1)}L${at(x2, y2)}`;
	if (x2 - x1 < 10) return line;
	const angle = Math.atan2(y2 - y1, x2 - x1);
	const barb = (turn: number) => at(x2 - 8 * Math.cos(angle + turn), y2 - 8 * Math.sin(angle + turn));
	return `${line}M${barb(0.4)}L${at(x2, y2)}L${barb(-0.4)}`;
}

function at(x: number, y: number): string {
	return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
