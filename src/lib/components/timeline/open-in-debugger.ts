import { seenToken, tokenSeenAt } from '#lib/core/simulation/refresh/seen-token.ts';
import type { TraceEvent } from '#lib/core/simulation/refresh/trace-event.ts';
import type { App } from '#lib/state/context.ts';
import { openSimulatedToken } from '#lib/state/open-simulated-token.svelte.ts';
import type { Timeline } from '#lib/state/timeline.svelte.ts';
import { runNames } from './words/run-names.ts';

/**
 * Opens a token of the run in the debugger as an API saw it: at the verdict that is told, or else at the cursor.
 * @returns false where it cannot be signed here, or is no token of this run
 */
export async function openInDebugger(
	app: App,
	{ trace, lives, player }: Timeline,
	jti: string,
	event: TraceEvent | undefined,
): Promise<boolean> {
	const seen = event?.kind === 'rs.verify' ? seenToken(trace, event) : tokenSeenAt(trace, jti, player.t);
	return (
		seen !== undefined &&
		openSimulatedToken(app, seen, `${runNames(trace.params, lives).token(jti)} of the timeline`)
	);
}
