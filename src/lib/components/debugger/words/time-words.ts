import { durationText } from '#lib/core/token/duration.ts';

const clockTime = new Intl.DateTimeFormat(undefined, {
	hour: '2-digit',
	minute: '2-digit',
	second: '2-digit',
	hourCycle: 'h23',
});
const farthest = 8.64e12;

/** True for seconds that a Date can hold. */
export function isShowable(seconds: number): boolean {
	return Math.abs(seconds) <= farthest;
}

/** The wall clock's time in this browser's zone, with the day where it is not today: `14:05:00 today`. */
export function localTime(seconds: number, now: number): string {
	if (!isShowable(seconds)) return `${seconds} s since 1970, beyond any calendar`;
	const time = clockTime.format(seconds * 1000);
	const day = localDay(seconds);
	if (day === localDay(now)) return `${time} today`;
	if (day === localDay(now + 86_400)) return `${time} tomorrow`;
	if (day === localDay(now - 86_400)) return `${time} yesterday`;
	return `${day} ${time}`;
}

/** Only the wall clock's time: for a day that is plain from the context. */
export function localClock(seconds: number): string {
	return isShowable(seconds) ? clockTime.format(seconds * 1000) : '…';
}

/** `2026-11-23` in this browser's zone. */
function localDay(seconds: number): string {
	const date = new Date(seconds * 1000);
	const two = (value: number) => String(value).padStart(2, '0');
	return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The time in UTC: `2026-11-23 13:05:00 UTC`. */
export function utcTime(seconds: number): string {
	if (!isShowable(seconds)) return 'no date';
	return new Date(seconds * 1000)
		.toISOString()
		.replace('T', ' ')
		.replace(/(\.000)?Z$/, ' UTC');
}

/** How far away: `in 6 min 48 s`, `12 min ago`, `now`. */
export function relativeTime(seconds: number, now: number): string {
	const difference = Math.round(seconds - now);
	if (difference === 0) return 'now';
	return difference > 0 ? `in ${durationText(difference)}` : `${durationText(-difference)} ago`;
}

/** Minutes east of UTC that this browser's zone has at a time. */
export function localOffset(seconds: number): number {
	return isShowable(seconds) ? -new Date(seconds * 1000).getTimezoneOffset() : 0;
}
