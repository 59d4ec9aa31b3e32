import type { Clock } from '#lib/state/clock.svelte.ts';
import { FindingsFacts } from '#lib/state/findings-facts.svelte.ts';
import { readingOf } from '#lib/state/history-entry.ts';
import { SecretGuess } from '#lib/state/secret-guess.svelte.ts';
import { historyOf } from '#lib/state/token-history.svelte.ts';
import type { Workbench } from '#lib/state/workbench.svelte.ts';

/** The session's tokens that are looked at beside the one at hand. */
const mostOthers = 20;

/** Lets the findings know what only this part of the page does: a secret that was guessed, the session's other tokens. */
export function tellFindings(workbench: Workbench, clock: Clock): void {
	const { judgement } = workbench;
	if (!judgement) return;
	const facts = FindingsFacts.of(workbench, judgement, clock);
	const guess = SecretGuess.of(workbench);
	const history = historyOf(workbench, clock);
	facts.guessed = () => guess.found && { ...guess.found, wellKnown: guess.found.source === 'list' };
	// What was made here by editing says nothing of whoever signed the tokens that came.
	facts.others = () =>
		history.entries
			.filter(({ edited, token }) => !edited && token !== workbench.tokenText)
			.slice(0, mostOthers)
			.map(readingOf);
}
