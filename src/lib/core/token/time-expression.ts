import type { Problem } from '../problem.ts';
import { readIsoDate } from './iso-date.ts';

export type TimeProblemCode = 'time-empty' | 'time-unexpected' | 'time-field-range' | 'time-too-far';

/**
 * Minutes east of UTC at a moment, as the user's zone has it then.
 * @param seconds since the epoch
 */
export type LocalOffset = (seconds: number) => number;

export type TimeReading =
	| { readonly seconds: number; readonly problem?: undefined }
	| { readonly seconds?: undefined; readonly problem: Problem<TimeProblemCode> };

/** What stands for each unit; months are left out, since their length is no one thing. */
const units: readonly (readonly [seconds: number, words: string])[] = [
	[1, 's sec secs second seconds'],
	[60, 'm min mins minute minutes'],
	[3_600, 'h hr hrs hour hours'],
	[86_400, 'd day days'],
	[604_800, 'w wk wks week weeks'],
	[31_536_000, 'y yr yrs year years'],
];
const unitSeconds = new Map(
	units.flatMap(([seconds, words]) => words.split(' ').map((word) => [word, seconds])),
);

const dayWords = new Map([
	['yesterday', -1],
	['today', 0],
	['tomorrow', 1],
]);

// The year 5138, as for NumericDate: beyond it a bare number is no count of seconds.
const farthest = 1e11;

function problem(code: TimeProblemCode, from: number, to: number, expected: string): TimeReading {
	return { problem: { code, place: { in: 'input', from, to }, detail: { expected } } };
}

/**
 * The moment that a local wall-clock time names. A time that a change of clocks skips is moved on by as much;
 * of a time that happens twice, the first is taken.
 */
function fromLocal(asUtc: number, localOffset: LocalOffset): number {
	// A day to each side is past any zone's offset, and so on either side of a change of clocks.
	const before = localOffset(asUtc - 86_400);
	const after = localOffset(asUtc + 86_400);
	const early = asUtc - before * 60;
	const late = asUtc - after * 60;
	return before !== after && localOffset(early) !== before && localOffset(late) === after ? late : early;
}

function readIso(text: string, start: number, localOffset: LocalOffset): TimeReading | undefined {
	const date = readIsoDate(text);
	if (!date) return undefined;
	if ('fault' in date) return problem('time-field-range', start + date.from, start + date.to, date.fault);
	if (date.offsetMinutes !== undefined) return { seconds: date.asUtc - date.offsetMinutes * 60 };
	return { seconds: fromLocal(date.asUtc, localOffset) };
}

/** `tomorrow`, `09:00`, `tomorrow at 09:00`: a day by name, its local midnight or a time of it. */
function readDay(
	text: string,
	start: number,
	now: number,
	localOffset: LocalOffset,
): TimeReading | undefined {
	const match = /^(?:(yesterday|today|tomorrow)\b)?(?:\s+at\b)?\s*(\d{1,2}:\d\d(?::\d\d)?)?$/i.exec(text);
	if (!match || (!match[1] && !match[2])) return undefined;
	const [hour = 0, minute = 0, second = 0] = (match[2] ?? '0').split(':').map(Number);
	if (hour > 23 || minute > 59 || second > 59) {
		const field = hour > 23 ? 'hour' : minute > 59 ? 'minute' : 'second';
		const end = start + text.length;
		return problem('time-field-range', end - (match[2] ?? '').length, end, field);
	}
	const localDay =
		Math.floor((now + localOffset(now) * 60) / 86_400) + (dayWords.get(match[1]?.toLowerCase() ?? '') ?? 0);
	return { seconds: fromLocal(localDay * 86_400 + hour * 3600 + minute * 60 + second, localOffset) };
}

/** `+1h30m`, `in 2 days`, `2 hours ago`, `now - 5 min`: steps from now. */
function readSteps(text: string, start: number, now: number): TimeReading {
	const lead = /^(?:(?:now\s*)?([+-])|in\b)?\s*/i.exec(text)!;
	const ago = /\s*\bago$/i.exec(text);
	if (ago && lead[0] !== '') return problem('time-unexpected', start + ago.index, start + text.length, 'end');
	const sign = lead[1] === '-' || ago ? -1 : 1;
	const end = ago?.index ?? text.length;
	let at = lead[0].length;
	let sum = 0;
	if (at >= end) return problem('time-unexpected', start + at, start + text.length, 'amount');
	while (at < end) {
		const rest = text.slice(at, end);
		const amount = /^(?:and\s+|,\s*)?(\d+(?:\.\d+)?)\s*/i.exec(rest);
		if (!amount) {
			return problem(
				'time-unexpected',
				start + at,
				start + end,
				at === lead[0].length && !lead[0] ? 'time' : 'amount',
			);
		}
		at += amount[0].length;
		const word = /^[a-z]*/i.exec(text.slice(at, end))![0];
		const size = unitSeconds.get(word.toLowerCase());
		if (size === undefined) {
			return problem(
				'time-unexpected',
				start + at,
				start + Math.max(at + word.length, Math.min(at + 1, end)),
				'unit',
			);
		}
		sum += Number(amount[1]) * size;
		at += word.length + /^\s*/.exec(text.slice(at + word.length, end))![0].length;
	}
	return { seconds: now + sign * sum };
}

/**
 * Reads a time as people say it: `now`, `+30m`, `in 2 days`, `2 hours ago`, `tomorrow`, `tomorrow 09:00`,
 * `09:00`, `2026-12-01`, `2026-12-01 09:00` (local), `2026-12-01T09:00:00Z`, or a NumericDate (RFC 7519 §2).
 * Days and weeks of a step are 24 hours each, a year 365 days. A problem names the place and, as
 * `expected`, what was looked for there: `time`, `amount`, `unit`, `end`, `seconds` or the field out of range.
 * @param now seconds since the epoch
 */
export function readTimeExpression(text: string, now: number, localOffset: LocalOffset): TimeReading {
	const said = text.trim();
	const start = text.length - text.trimStart().length;
	const end = start + said.length;
	if (said === '') return problem('time-empty', 0, text.length, 'time');
	const reading = readSaid(said, start, now, localOffset);
	if (reading.seconds === undefined || Math.abs(reading.seconds) <= farthest) return reading;
	return problem('time-too-far', start, end, 'seconds');
}

function readSaid(said: string, start: number, now: number, localOffset: LocalOffset): TimeReading {
	if (/^now$/i.test(said)) return { seconds: now };
	if (/^\d+(\.\d+)?$/.test(said)) return { seconds: Number(said) };
	return (
		readIso(said, start, localOffset) ?? readDay(said, start, now, localOffset) ?? readSteps(said, start, now)
	);
}
