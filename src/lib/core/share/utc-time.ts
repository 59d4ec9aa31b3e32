import { durationText } from '../token/duration.ts';

/** What a date of JavaScript can hold, in seconds. */
const farthest = 8.64e12;

/** A time in UTC: `2026-11-23 13:05:00 UTC`; `no date` beyond any calendar. @param seconds since the epoch */
export function utcTime(seconds: number): string {
	if (!(Math.abs(seconds) <= farthest)) return 'no date';
	const text = new Date(Math.floor(seconds) * 1000).toISOString();
	return `${text.slice(0, text.indexOf('.')).replace('T', ' ')} UTC`;
}

/** How far a time is from another: `in 6 min 48 s`, `12 min ago`, `now`. */
export function timeFrom(seconds: number, now: number): string {
	const difference = Math.round(seconds - now);
	if (difference === 0) return 'now';
	return difference > 0 ? `in ${durationText(difference)}` : `${durationText(-difference)} ago`;
}
