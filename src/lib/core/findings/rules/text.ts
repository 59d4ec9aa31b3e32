// Values that readers take differently, or that people do not see.

import { claimNamed } from '../../token/claims.ts';
import { loneSurrogateAt } from '../../encoding/utf8.ts';
import type { Hit, Rule } from '../rule.ts';
import { placeIn, type Visit } from '../subject.ts';
import { sameNumber } from './same-number.ts';

const valuePlace = (visit: Visit) => placeIn(visit.in, visit.node);
const namePlace = (visit: Visit) => placeIn(visit.in, visit.member?.nameRange);

/** A hit at what is found in a visit's name, or else in its value. */
function inNameOrValue(visit: Visit, find: (text: string) => string | undefined): readonly Hit[] {
	const { node, member } = visit;
	const name = member?.name ?? 'a list';
	const inName = member && find(member.name);
	if (inName !== undefined)
		return [{ place: namePlace(visit), detail: { code: codePoint(inName), part: 'name', name } }];
	const inValue = node.type === 'string' ? find(node.value) : undefined;
	return inValue === undefined
		? []
		: [{ place: valuePlace(visit), detail: { code: codePoint(inValue), part: 'value of', name } }];
}

const codePoint = (character: string): string =>
	`U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * Control characters but for tab and line breaks, bidirectional controls, what has no width, and fillers that look like
 * nothing (UTS 39 §3.1, UAX 9 §2); a joiner only where no script or emoji needs one.
 */
const hidden =
	/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u3164\ufeff\uffa0\u{e0001}\u{e0020}-\u{e007f}]|[\u200c\u200d](?=[\x20-\x7e]|$)/u;

export const textRules: readonly Rule[] = [
	{
		id: 'imprecise-number',
		severity: 'warning',
		message: '{lexeme} becomes {becomes} in JavaScript',
		reference: 'RFC 7493 §2.2; RFC 8259 §6',
		why: 'Most readers keep numbers as IEEE doubles, which hold about 16 digits. Two different account numbers so become the same one. Write identifiers as strings.',
		check: ({ visits }) =>
			visits.flatMap((visit) => {
				const { node, member } = visit;
				if (node.type !== 'number') return [];
				const becomes = String(Number(node.lexeme));
				if (sameNumber(node.lexeme, becomes)) return [];
				// A date that is no number is told as such.
				const isDate = visit.depth === 2 && claimNamed(member?.name ?? '')?.kind === 'numeric-date';
				if (isDate && !Number.isFinite(Number(node.lexeme))) return [];
				return [{ place: valuePlace(visit), detail: { lexeme: node.lexeme, becomes } }];
			}),
	},
	{
		id: 'deep-nesting',
		severity: 'warning',
		message: 'Nested deeper than 64 levels: some parsers will fail',
		reference: 'RFC 8259 §9',
		why: 'A parser may set a limit to nesting, and one that sets none can be made to crash by a small token. No honest claim is that deep. Refuse such a token before its parts are worked on.',
		check: ({ visits, reading }) => {
			const deep = visits.find(({ depth }) => depth > 64);
			const unread = reading.problems.find(({ code }) => code === 'json-too-deep');
			return deep ? [{ place: valuePlace(deep) }] : unread ? [{ place: unread.place }] : [];
		},
	},
	{
		id: 'hidden-character',
		severity: 'warning',
		message: 'A hidden character, {code}, in the {part} “{name}”',
		reference: 'RFC 8725 §3.10; UTS 39',
		why: 'Characters that show nothing, or turn the direction of writing, make two values look the same to people and differ to programs: another user’s name, a file’s other ending. Refuse them where names are made.',
		check: ({ visits }) => visits.flatMap((visit) => inNameOrValue(visit, (text) => hidden.exec(text)?.[0])),
	},
	{
		id: 'lone-surrogate',
		severity: 'warning',
		message: 'Half a character, {code}, in the {part} “{name}”',
		reference: 'RFC 7493 §2.1; RFC 8259 §8.2',
		why: 'A character beyond the first 65,536 is written as two escapes. One of them alone is no text: some parsers refuse it, some put “�” for it, some cut it off, and so two different names become one.',
		check: ({ visits }) =>
			visits.flatMap((visit) => inNameOrValue(visit, (text) => text[loneSurrogateAt(text)])),
	},
];
