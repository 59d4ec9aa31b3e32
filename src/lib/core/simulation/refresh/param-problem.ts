import type { NumberProblemCode } from './read-integer.ts';

export type ParamProblemCode =
	| NumberProblemCode
	| 'not-an-object'
	| 'unknown-member'
	| 'missing-member'
	| 'not-yes-or-no'
	| 'unknown-choice'
	| 'not-a-list'
	| 'list-too-long'
	| 'repeated'
	| 'none-chosen'
	| 'window-reversed'
	| 'no-such-tab'
	| 'after-the-end'
	| 'further-problems'
	| 'link-version'
	| 'link-too-long'
	| 'link-unreadable'
	| 'scenario-name';

/** A value as it can be told: itself where it is short, else what it is. Undefined where there is none. */
export type Told = string | number | boolean | null | undefined | { readonly type: 'list' | 'object' };

/** Something of the given parameters that was not taken as it was. */
export interface ParamProblem {
	readonly code: ParamProblemCode;
	/** `attacks[0].atS`; empty for the whole. */
	readonly path: string;
	/** For a list that was cut and for further problems: how many. */
	readonly given: Told;
	/** What counts instead; undefined when it was left out. */
	readonly used: Told;
}

const mostProblems = 50;
const longestTold = 60;

/** Collects problems; of very many the first are told, and how many more there were. */
export class ParamProblems {
	readonly #told: ParamProblem[] = [];
	#untold = 0;

	/** `used`: what counts instead; nothing when it was left out. */
	report(code: ParamProblemCode, path: string, given: unknown, used?: unknown): void {
		if (this.#told.length < mostProblems)
			this.#told.push({ code, path: path.slice(0, longestTold), given: told(given), used: told(used) });
		else this.#untold += 1;
	}

	/** Counts what is not even looked at. */
	skip(count: number): void {
		this.#untold += count;
	}

	get isFull(): boolean {
		return this.#told.length >= mostProblems;
	}

	get all(): readonly ParamProblem[] {
		if (this.#untold === 0) return this.#told;
		return [...this.#told, { code: 'further-problems', path: '', given: this.#untold, used: undefined }];
	}
}

function told(value: unknown): Told {
	if (typeof value === 'string')
		return value.length > longestTold ? `${value.slice(0, longestTold)}…` : value;
	if (typeof value === 'number' || typeof value === 'boolean' || value === null || value === undefined)
		return value;
	return { type: Array.isArray(value) ? 'list' : 'object' };
}
