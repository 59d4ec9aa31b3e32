import type { HeldTime } from '#lib/state/clock.svelte.ts';
import { utcTime } from './time-words.ts';

/** Whose time the clock stands at: `as seen by API B at 09:14:58 UTC (B is +120 s)`. */
export function describeHeldTime({ at, by, skewS }: HeldTime): string {
	const [, time] = /(\d\d:\d\d:\d\d UTC)$/.exec(utcTime(at)) ?? [];
	const [whole, short] = by === 'as' ? ['the auth server', 'it'] : [`API ${by}`, by];
	const wrong = skewS === 0 ? '' : ` (${short} is ${skewS > 0 ? '+' : '-'}${String(Math.abs(skewS))} s)`;
	return `as seen by ${whole} at ${time ?? utcTime(at)}${wrong}`;
}
