import type { Ms } from '#lib/core/simulation/kernel/ms.ts';
import { spanText } from './moment-words.ts';

/** How long before a moment something happened: `40 min before`; nothing where it has just happened. */
export function agoText(then: Ms, now: Ms): string | undefined {
	return now - then > 1000 ? `${spanText(now - then)} before` : undefined;
}
