import { compareTokens } from '#lib/core/comparison/compare-tokens.ts';
import { readToken } from '#lib/core/token/read-token.ts';
import type { Reading } from '#lib/core/token/reading.ts';
import { Answer } from './answer.svelte.ts';
import { checkSide, isSameKey, type OwnKey, type SideCheck } from './check-side.ts';
import { readingOf } from './history-entry.ts';
import { pastedTokens } from './pasted-tokens.ts';
import type { TokenHistory } from './token-history.svelte.ts';
import type { Workbench } from './workbench.svelte.ts';

/** Which token stands on a side: the one at hand, that one as it came, one of the history by its number, or a pasted one. */
export type SideChoice = 'now' | 'came' | 'pasted' | number;

/** One side of a comparison. What is pasted here stays here, and goes with the dialog. */
export class ComparedSide {
	choice = $state<SideChoice>('pasted');
	pastedText = $state('');
	/** Which of several tokens in the pasted text, from 0. */
	picked = $state(0);
	readonly #workbench: Workbench;
	readonly #history: TokenHistory;

	constructor(workbench: Workbench, history: TokenHistory, choice: SideChoice) {
		this.#workbench = workbench;
		this.#history = history;
		this.choice = choice;
	}

	/** The tokens in the pasted text. */
	found = $derived.by(() => pastedTokens(this.pastedText));

	paste(text: string): void {
		this.pastedText = text;
		this.picked = 0;
	}

	/** The token on this side; undefined where there is none yet. */
	reading = $derived.by((): Reading | undefined => {
		const { choice } = this;
		if (choice === 'now') return this.#workbench.reading;
		if (choice === 'came') return this.#workbench.original;
		if (choice === 'pasted') {
			const pasted = this.found[this.picked];
			return pasted && readToken(pasted.token);
		}
		const entry = this.#history.entry(choice);
		return entry && readingOf(entry);
	});

	/** The key that the token was at hand with. */
	get ownKey(): OwnKey | undefined {
		const entry = typeof this.choice === 'number' ? this.#history.entry(this.choice) : undefined;
		return entry && { text: entry.state.keyText, hint: entry.state.keyHint };
	}

	/** The token is the one on the screen. */
	get isAtHand(): boolean {
		return this.reading?.text === this.#workbench.tokenText;
	}
}

/** Two tokens side by side, from `a` to `b`, and what keys say of them. */
export class ComparedTokens {
	a: ComparedSide;
	b: ComparedSide;
	readonly #workbench: Workbench;

	/** Must be made while a component initialises, or inside an effect root. */
	constructor(workbench: Workbench, history: TokenHistory, a: SideChoice, b: SideChoice) {
		this.#workbench = workbench;
		this.a = $state.raw(new ComparedSide(workbench, history, a));
		this.b = $state.raw(new ComparedSide(workbench, history, b));
	}

	#question = $derived.by(() => {
		const { a, b } = this;
		const keys = this.#workbench.judgement?.keys.current;
		const sides = [a, b].map((side) => side.reading && { reading: side.reading, own: side.ownKey });
		return { keys, sides };
	});
	#checks = new Answer(
		() => this.#question,
		({ keys, sides }) =>
			Promise.all(sides.map(async (side) => side && checkSide(side.reading, keys, side.own))),
	);

	/** What the keys say of each side; undefined while that is asked. */
	check = $derived.by(
		(): { readonly a: SideCheck | undefined; readonly b: SideCheck | undefined } | undefined => {
			const found = this.#checks.current;
			return found && { a: found[0], b: found[1] };
		},
	);

	/** Both verified, or opened, with the same key; undefined where that is not known. */
	sameKey = $derived.by(() => isSameKey(this.check?.a?.key, this.check?.b?.key));

	/** Undefined until there are two tokens. */
	comparison = $derived.by(() => {
		const a = this.check?.a?.reading ?? this.a.reading;
		const b = this.check?.b?.reading ?? this.b.reading;
		return a && b && compareTokens(a, b);
	});

	swap(): void {
		[this.a, this.b] = [this.b, this.a];
	}
}

/** What is compared unless somebody says otherwise: an earlier state at the left, the token at hand at the right. */
export function firstChoices(workbench: Workbench, history: TokenHistory): readonly [SideChoice, SideChoice] {
	if (workbench.edited) return ['came', 'now'];
	const before = history.entries.find(({ token }) => token !== workbench.tokenText);
	// A sample that nobody asked for is no earlier state of anything.
	const isSample = before?.state.origin.kind === 'sample' && !before.edited;
	if (before && !isSample && workbench.tokenText !== '') return [before.id, 'now'];
	return ['now', 'pasted'];
}
