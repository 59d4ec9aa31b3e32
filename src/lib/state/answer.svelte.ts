import { untrack } from 'svelte';

/**
 * An asynchronous result that carries its question. `current` is the outcome only while the question that
 * it answers is still the one being asked, so that a stale answer is never painted; in between it is
 * undefined, in the same frame as the change.
 */
export class Answer<Question extends object, Outcome> {
	readonly #question: () => Question | undefined;
	#settled = $state.raw<{ question: Question; outcome: Outcome } | undefined>();
	#failed = $state.raw<Question | undefined>();
	#tries = $state(0);

	/**
	 * Must be made while a component initialises, or inside an effect root.
	 * @param question a derived value: a new object for a new question; undefined while there is none
	 * @param ask a total function; it rejects only when its code cannot be loaded
	 */
	constructor(question: () => Question | undefined, ask: (question: Question) => Promise<Outcome>) {
		this.#question = question;
		$effect(() => {
			void this.#tries;
			const asked = question();
			if (asked === undefined || untrack(() => this.#settled?.question === asked)) return;
			let stale = false;
			ask(asked).then(
				(outcome) => {
					if (!stale) this.#settled = { question: asked, outcome };
				},
				() => {
					if (!stale) this.#failed = asked;
				},
			);
			return () => {
				stale = true;
			};
		});
	}

	/** The outcome of the question being asked now; undefined while it is open. */
	get current(): Outcome | undefined {
		const asked = this.#question();
		return asked !== undefined && this.#settled?.question === asked ? this.#settled.outcome : undefined;
	}

	/** True when the code that would answer could not be loaded. */
	get unavailable(): boolean {
		const asked = this.#question();
		return asked !== undefined && this.#failed === asked && this.current === undefined;
	}

	/** Asks again after `unavailable`. */
	retry(): void {
		this.#failed = undefined;
		this.#tries++;
	}
}
