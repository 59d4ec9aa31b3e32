/** Edits of one kind that follow one another this closely, in milliseconds, are undone together. */
const oneEdit = 700;
const mostSteps = 500;

/**
 * The states that a screen went through, for one undo and redo over all its fields.
 * @template State an immutable value
 */
export class History<State> {
	#past = $state.raw<readonly State[]>([]);
	#present: State;
	#future = $state.raw<readonly State[]>([]);
	#lastKind: string | undefined;
	#lastAt = -Infinity;

	constructor(state: State) {
		this.#present = $state.raw(state);
	}

	get present(): State {
		return this.#present;
	}
	/** The states before this one that can be gone back to, the oldest first. */
	get past(): readonly State[] {
		return this.#past;
	}
	get canUndo(): boolean {
		return this.#past.length > 0;
	}
	get canRedo(): boolean {
		return this.#future.length > 0;
	}

	/**
	 * Goes on to a new state.
	 * @param kind edits of the same kind in quick succession become one step; undefined is always a step
	 * @param at milliseconds on any steady clock
	 * @param within how quick a succession is, in milliseconds
	 */
	push(state: State, kind: string | undefined, at: number, within = oneEdit): void {
		const joined = kind !== undefined && kind === this.#lastKind && at - this.#lastAt < within;
		if (!joined) this.#past = [...this.#past.slice(-mostSteps + 1), this.#present];
		this.#future = [];
		this.#lastKind = kind;
		this.#lastAt = at;
		this.#present = state;
	}

	/** Completes the present state, as an asynchronous part of the same act; no step of its own. */
	amend(state: State): void {
		this.#present = state;
	}

	/** Goes back a step; false when there is none. */
	undo(): boolean {
		const before = this.#past.at(-1);
		if (before === undefined) return false;
		this.#future = [this.#present, ...this.#future];
		this.#past = this.#past.slice(0, -1);
		return this.#arrive(before);
	}

	/** Goes forward again; false when nothing was undone. */
	redo(): boolean {
		const next = this.#future[0];
		if (next === undefined) return false;
		this.#past = [...this.#past, this.#present];
		this.#future = this.#future.slice(1);
		return this.#arrive(next);
	}

	#arrive(state: State): true {
		this.#present = state;
		this.#lastKind = undefined;
		return true;
	}
}
