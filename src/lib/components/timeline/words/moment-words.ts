import { localMs, type Ms } from '#lib/core/simulation/kernel/ms.ts';
import { durationText } from '#lib/core/token/duration.ts';
import { durationClock } from './duration-clock.ts';

/** A moment of a run, with its thousandths where there are some: `00:14:15`, `00:14:15.040`. */
export function runTime(t: Ms): string {
	return `${durationClock(t)}${t % 1000 === 0 ? '' : `.${String(t % 1000).padStart(3, '0')}`}`;
}

/** What a clock that shows a NumericDate shows to people: `09:15:00`, and the day when it is not the first. */
export function clockOfDate(numericDate: number): string {
	const text = new Date(numericDate * 1000).toISOString();
	const day = text.slice(0, 10);
	return day === '2026-01-05' ? text.slice(11, 19) : `${day} ${text.slice(11, 19)}`;
}

/** What a clock shows at a moment. `skewS`: by how many seconds it is ahead. */
export function clockAt(skewS: number, t: Ms): string {
	return clockOfDate(Math.floor(localMs(skewS, t) / 1000));
}

/** A difference of clocks with its sign: `+120 s`, `−65 s`. */
export function offsetText(seconds: number): string {
	return `${seconds < 0 ? '−' : '+'}${Math.abs(seconds).toLocaleString('en')} s`;
}

/** A span in words: `9 min 30 s`, and `0.1 s` where whole seconds would hide it. */
export function spanText(span: Ms): string {
	return span > 0 && span < 10_000 && span % 1000 !== 0
		? `${(Math.ceil(span / 10) / 100).toLocaleString('en')} s`
		: durationText(span / 1000);
}
