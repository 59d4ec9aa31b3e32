import type { Place } from '../problem.ts';
import type { Subject } from './subject.ts';

/** `error`: the specifications forbid it; `warning`: dangerous or likely a mistake; `note`: worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

/** An edit of one text that takes the cause away and keeps the rest, for the user to start. */
export interface Fix {
	readonly label: string;
	readonly segment: 'header' | 'payload' | 'token' | 'key';
	readonly apply: (text: string) => string;
}

/** One time that a rule applies. */
export interface Hit {
	readonly place?: Place | undefined;
	/** Further places of the same fault, as the other members of a name. */
	readonly also?: readonly Place[];
	/** What stands in the message's braces. */
	readonly detail?: Readonly<Record<string, string | number>>;
	/** Where it is graver or lighter than the rule as such. */
	readonly severity?: Severity;
	/** Where another section says it than the rule's. */
	readonly reference?: string;
	readonly fix?: Fix | undefined;
}

/** Something that a careful reader would remark. */
export interface Rule {
	/** A stable word, never reused. */
	readonly id: string;
	readonly severity: Severity;
	/** One sentence; `{name}` is filled from a hit's detail. */
	readonly message: string;
	readonly reference: string;
	/** One to three plain sentences: what goes wrong because of it, and what to do. */
	readonly why: string;
	/** Rules that, when they apply, are the cause of this one: it is then not shown. */
	readonly unless?: readonly string[];
	/** Pure; gives no hit for what it cannot judge. */
	check(subject: Subject): readonly Hit[];
}
