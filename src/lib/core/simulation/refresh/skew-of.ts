import type { TimelineParams } from './params.ts';
import type { Actor } from './trace-event.ts';

/** By how many seconds somebody's clock is ahead: all tabs run on one machine, and the attacker goes by true time. */
export function skewOf(actor: Actor, { skewS }: Pick<TimelineParams, 'skewS'>): number {
	if (actor === 'x') return 0;
	if (actor === 'as' || actor === 'A' || actor === 'B' || actor === 'C') return skewS[actor];
	return skewS.client;
}
