import type { Place } from '../problem.ts';
import { withRevision } from './references.ts';
import { rules as allRules } from './registry.ts';
import type { Fix, Rule, Severity } from './rule.ts';
import { subjectOf, type FindingsContext } from './subject.ts';

/** One remark on a token. */
export interface Finding {
	/** The rule's id. */
	readonly id: string;
	readonly severity: Severity;
	readonly place: Place | undefined;
	readonly also: readonly Place[];
	/** One plain sentence of at most 90 characters. */
	readonly message: string;
	/** What defines it; a section of RFC 8725 comes with that of the revision in progress. */
	readonly reference: string;
	/** What goes wrong because of it, and what to do. */
	readonly why: string;
	readonly fix: Fix | undefined;
}

/** A hostile text may break a rule thousands of times; to be told so often helps no one. */
const mostHits = 20;

const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

function shown(value: string | number | undefined): string {
	const characters = [...String(value ?? '').replace(/[\p{C}\p{Z}]+/gu, ' ')];
	return characters.length > 24 ? `${characters.slice(0, 23).join('')}…` : characters.join('');
}

/**
 * What a careful reader would remark on a token, gravest first; of a fault and what follows from it, only the
 * fault. Total; the list is empty for a clean token and for no token.
 * @param rules all of them, but for tests
 */
export function findings(context: FindingsContext, rules: readonly Rule[] = allRules): readonly Finding[] {
	const subject = subjectOf(context);
	const found = new Map<string, readonly Finding[]>();
	for (const rule of rules) {
		const hits = rule.check(subject).slice(0, mostHits);
		if (hits.length > 0)
			found.set(
				rule.id,
				hits.map((hit) => findingOf(rule, hit)),
			);
	}
	return rules
		.filter(({ unless }) => !unless?.some((cause) => found.has(cause)))
		.flatMap(({ id }) => found.get(id) ?? [])
		.toSorted((one, other) => weight[one.severity] - weight[other.severity]);
}

function findingOf(rule: Rule, hit: ReturnType<Rule['check']>[number]): Finding {
	return {
		id: rule.id,
		severity: hit.severity ?? rule.severity,
		place: hit.place,
		also: hit.also ?? [],
		message: rule.message.replace(/\{(\w+)\}/g, (_, name: string) => shown(hit.detail?.[name])),
		reference: withRevision(hit.reference ?? rule.reference),
		why: rule.why,
		fix: hit.fix,
	};
}
