import type { ComparedSide } from '#lib/state/compared-tokens.svelte.ts';
import type { TokenHistory } from '#lib/state/token-history.svelte.ts';
import { nameOfEntry, whenAtHand } from '../../words/describe-entry.ts';

/**
 * What a side of a comparison is called.
 * @param now real time, in seconds
 */
export function nameOfSide(side: ComparedSide, history: TokenHistory, now: number): string {
	if (side.choice === 'now') return 'the token at hand';
	if (side.choice === 'came') return 'the token as it came';
	if (side.choice === 'pasted') return side.found[side.picked]?.name ?? 'a pasted token';
	const entry = history.entry(side.choice);
	return entry ? `${nameOfEntry(entry)}, ${whenAtHand(entry, now)}` : 'a token that was removed';
}
