/**
 * How one check of a token that is bound to something else came out. `not-asked`: what it compares with was not
 * given, or the token does not make the claim; `not-reached`: something that it builds on cannot be told.
 */
export type BoundCheckState = 'passed' | 'failed' | 'not-asked' | 'not-reached';

/** One check, by the stable name of what it found; the sentences are the view's. */
export interface BoundCheck<Id extends string = string, Code extends string = string> {
	readonly id: Id;
	readonly state: BoundCheckState;
	readonly code: Code;
	/** Figures and values for the sentence; values of the token are as long as they were there. */
	readonly detail: Readonly<Record<string, string | number>>;
	/** The section that asks for it. */
	readonly reference: string;
}
