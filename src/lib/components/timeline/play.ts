import type { Player } from '#lib/state/player.svelte.ts';

/** How long a moment is shown, in milliseconds, where the cursor jumps instead of moving. */
const perJump = 900;

/**
 * Lets a player's time pass as long as it plays: with each frame, or in jumps from moment to moment where the person has
 * asked for reduced motion. Returns what ends it.
 */
export function letPlay(player: Player): () => void {
	if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
		const timer = setInterval(() => player.jump(), perJump);
		return () => clearInterval(timer);
	}
	let last: number | undefined;
	let frame = requestAnimationFrame(function tick(now) {
		// A tab that was in the background comes back with a long frame, which nobody saw pass.
		player.advance(Math.min(100, now - (last ?? now)));
		last = now;
		if (player.playing) frame = requestAnimationFrame(tick);
	});
	return () => cancelAnimationFrame(frame);
}
