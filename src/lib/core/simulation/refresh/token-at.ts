import type { Ms } from '../kernel/ms.ts';
import { eventTokens } from './event-tokens.ts';
import type { TokenLives } from './token-lives.ts';
import type { TraceEvent } from './trace-event.ts';

/**
 * The access token that is looked at when an event is told: the one that it is about, or else the newest one by then.
 * Undefined before the first is issued.
 */
export function tokenAt(lives: TokenLives, t: Ms, event: TraceEvent | undefined): string | undefined {
	const own = event && eventTokens(event, lives).at;
	if (own !== undefined && lives.access.has(own)) return own;
	let newest: string | undefined;
	for (const { jti, issuedAt } of lives.access.values()) if (issuedAt <= t) newest = jti;
	return newest;
}
