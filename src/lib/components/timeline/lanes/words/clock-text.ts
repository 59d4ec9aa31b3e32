import { localMs, type Ms } from '#lib/core/simulation/kernel/ms.ts';

/** A moment of the run as `hh:mm:ss`; with thousandths when the distance between moments asks for them. */
export function clockText(t: Ms, step: Ms = 1000): string {
	const whole = Math.max(0, Math.round(t));
	const seconds = Math.floor(whole / 1000);
	const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	const text = parts.map((part) => String(part).padStart(2, '0')).join(':');
	return step < 1000 ? `${text}.${String(whole % 1000).padStart(3, '0')}` : text;
}

const dayLength: Ms = 86_400_000;

/** What a clock shows at a moment of the run: the time of day in UTC, `hh:mm:ss`. */
export function localClockText(skewS: number, t: Ms): string {
	return clockText((Math.floor(localMs(skewS, t) / 1000) * 1000) % dayLength);
}
