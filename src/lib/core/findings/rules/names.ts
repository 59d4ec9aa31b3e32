// Names of members, and what two of them have in common.

import type { JsonMember } from '../../encoding/json-tree.ts';
import type { Place } from '../../problem.ts';
import type { Hit, Rule } from '../rule.ts';
import { placeIn, type Subject, type Visit } from '../subject.ts';

interface NamePlace {
	readonly name: string;
	readonly place: Place;
}

/** Names that are more than once among some: the last is the hit, the others stand beside it. */
function repeated(names: readonly NamePlace[]): readonly Hit[] {
	const byName = new Map<string, Place[]>();
	for (const { name, place } of names) {
		const same = byName.get(name);
		if (same) same.push(place);
		else byName.set(name, [place]);
	}
	return [...byName].flatMap(([name, places]) =>
		places.length > 1 ? [{ place: places.at(-1), also: places.slice(0, -1), detail: { name } }] : [],
	);
}

const namesIn = (where: Place['in'], members: readonly JsonMember[]): readonly NamePlace[] =>
	members.map(({ name, nameRange }) => ({ name, place: { in: where, ...nameRange } }));

function duplicates({ visits }: Subject, where: 'header' | 'payload'): readonly Hit[] {
	return visits.flatMap(({ node, in: part }) =>
		part === where && node.type === 'object' ? repeated(namesIn(where, node.members)) : [],
	);
}

/**
 * Names twice in one unprotected header, or in both that a JWE may have (RFC 7516 §7.2.1). What stands in the protected
 * header and in another one is a rule by itself: there one of the two can be written by anybody.
 */
function duplicatesUnprotected({ reading: { form } }: Subject): readonly Hit[] {
	return repeated(form?.unprotected.flatMap(({ members }) => namesIn('token', members)) ?? []);
}

/** Outermost names that differ from an earlier one by case alone: further within stand maps with names of anybody's. */
function caseVariants({ header, claims }: Subject): readonly Hit[] {
	return (
		[
			['header', header],
			['payload', claims],
		] as const
	).flatMap(([where, node]) => {
		const byLowerCase = new Map<string, string>();
		return node?.type !== 'object'
			? []
			: node.members.flatMap(({ name, nameRange }): readonly Hit[] => {
					const known = byLowerCase.get(name.toLowerCase()) ?? name;
					byLowerCase.set(name.toLowerCase(), known);
					return known === name ? [] : [{ place: placeIn(where, nameRange), detail: { name, known } }];
				});
	});
}

const prototypeNames: ReadonlySet<string | undefined> = new Set(['__proto__', 'constructor', 'prototype']);

const namePlace = (visit: Visit) => placeIn(visit.in, visit.member?.nameRange);

const disagreement =
	'Some parsers take the first of two equal names, some the last, some refuse. An attacker uses it to show one value to who checks the token and another to who uses it. Refuse such a token; write each name once.';

export const namesRules: readonly Rule[] = [
	{
		id: 'duplicate-header-parameter',
		severity: 'error',
		message: 'Parsers may disagree on “{name}”: it stands there more than once',
		reference: 'RFC 7515 §4',
		why: disagreement,
		check: (subject) => [...duplicates(subject, 'header'), ...duplicatesUnprotected(subject)],
	},
	{
		id: 'duplicate-claim',
		severity: 'error',
		message: 'Parsers may disagree on “{name}”: it stands there more than once',
		reference: 'RFC 7519 §4',
		why: disagreement,
		check: (subject) => duplicates(subject, 'payload'),
	},
	{
		id: 'case-variant-name',
		severity: 'warning',
		message: '“{name}” beside “{known}”: some parsers take them for the same',
		reference: 'RFC 7515 §5.3',
		why: 'Names are compared exactly, but some JSON readers, such as Go’s, fill one field from both and let the last win. Then “Admin” overrules “admin” for one service and not for the next. Refuse such a token.',
		check: caseVariants,
	},
	{
		id: 'prototype-name',
		severity: 'warning',
		message: '“{name}” as a name is a probe for prototype pollution',
		reference: 'OWASP Prototype Pollution Prevention',
		why: 'In JavaScript these names reach what all objects have in common. Code that copies claims into an object of its own can so be made to believe that every user is an administrator. No honest issuer uses them.',
		check: ({ visits }) =>
			visits
				.filter(({ member }) => prototypeNames.has(member?.name))
				.map((visit) => ({ place: namePlace(visit), detail: { name: visit.member?.name ?? '' } })),
	},
];
