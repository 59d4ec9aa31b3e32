import { localSeconds } from '#lib/core/simulation/kernel/ms.ts';
import { refreshTokenOf } from '#lib/core/simulation/refresh/refresh-token-of.ts';
import { seenToken, tokenSeenAt } from '#lib/core/simulation/refresh/seen-token.ts';
import type { TraceEvent } from '#lib/core/simulation/refresh/trace-event.ts';
import type { App } from '#lib/state/context.ts';
import { openSimulatedRefreshToken, openSimulatedToken } from '#lib/state/open-simulated-token.svelte.ts';
import type { Timeline } from '#lib/state/timeline.svelte.ts';
import { runNames } from './words/run-names.ts';

/**
 * Opens a token of the run in the debugger: an access token as an API saw it, at the verdict that is told or else at the
 * cursor; a refresh token that is a JWT as the authorization server sees it at the cursor.
 * @returns false where it cannot be signed here, or is no token of this run
 */
export async function openInDebugger(
	app: App,
	{ trace, lives, player }: Timeline,
	name: string,
	event: TraceEvent | undefined,
): Promise<boolean> {
	const { params } = trace;
	const title = `${runNames(params, lives).token(name)} of the timeline`;
	const refresh = params.rtForm === 'jwt' ? refreshTokenOf(lives, name, params) : undefined;
	if (refresh) {
		const skewS = params.skewS.as;
		const held = { at: localSeconds(skewS, player.t), by: 'as', skewS } as const;
		return openSimulatedRefreshToken(app, refresh, held, title);
	}
	const seen = event?.kind === 'rs.verify' ? seenToken(trace, event) : tokenSeenAt(trace, name, player.t);
	return seen !== undefined && openSimulatedToken(app, seen, title);
}
