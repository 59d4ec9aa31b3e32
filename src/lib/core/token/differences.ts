import type { JsonMember, JsonNode } from '../encoding/json-tree.ts';
import type { Reading, Segment, SegmentRole } from './reading.ts';

/** One difference between two tokens; the texts are the exact JSON texts. */
export interface Difference {
	/** `tail`: what follows the first `~`; `token`: the text as a whole, where no part of it tells the difference. */
	readonly part: SegmentRole | 'tail' | 'token';
	readonly kind: 'added' | 'removed' | 'changed' | 'reordered' | 'spelling';
	/** The member's name; '' for a part as a whole. */
	readonly name: string;
	readonly before: string;
	readonly after: string;
}

/** The parts that are compared as they are encoded, in the order in which a token has them. */
const opaqueRoles: readonly SegmentRole[] = [
	'signature',
	'encrypted-key',
	'initialization-vector',
	'ciphertext',
	'authentication-tag',
	'extra',
];

/**
 * What differs between two tokens: header and payload member by member, all else part by part. `spelling`: the
 * parts say the same in other bytes (white space, escapes, base64url); `reordered`: the same members in another
 * order. Empty only for two texts that are the same, byte for byte.
 */
export function differences(before: Reading, after: Reading): readonly Difference[] {
	const found = [
		...partDifferences('header', before.header, after.header),
		...partDifferences('payload', before.payload, after.payload),
		...opaqueRoles.flatMap((role) =>
			wholePart(role, encodedOf(before, role), encodedOf(after, role), 'changed'),
		),
		...wholePart('tail', before.tail, after.tail, 'changed'),
	];
	return found.length > 0 ? found : wholePart('token', before.text, after.text, 'changed');
}

/** The characters of all parts in one role: a token with too many parts has several that are `extra`. */
function encodedOf({ segments }: Reading, role: SegmentRole): string {
	return segments
		.filter((segment) => segment.role === role)
		.map(({ encoded }) => encoded)
		.join('.');
}

function wholePart(
	part: Difference['part'],
	before: string,
	after: string,
	kind: Difference['kind'],
): Difference[] {
	return before === after ? [] : [{ part, kind, name: '', before, after }];
}

function partDifferences(
	part: 'header' | 'payload',
	before: Segment | undefined,
	after: Segment | undefined,
): Difference[] {
	if (before?.encoded === after?.encoded) return [];
	const [one, other] = [before?.json?.root, after?.json?.root];
	const [oneText, otherText] = [before?.text ?? '', after?.text ?? ''];
	if (one?.type !== 'object' || other?.type !== 'object')
		return wholePart(part, oneText, otherText, 'changed');
	const old = memberTexts(one, oneText);
	const fresh = memberTexts(other, otherText);
	const found: Difference[] = [];
	for (const [name, text] of old) {
		const now = fresh.get(name);
		if (now === undefined) found.push({ part, kind: 'removed', name, before: text, after: '' });
		else if (now !== text) found.push({ part, kind: 'changed', name, before: text, after: now });
	}
	for (const [name, text] of fresh) {
		if (!old.has(name)) found.push({ part, kind: 'added', name, before: '', after: text });
	}
	if (found.length > 0) return found;
	const sameOrder = [...old.keys()].join('\n') === [...fresh.keys()].join('\n');
	return [{ part, kind: sameOrder ? 'spelling' : 'reordered', name: '', before: oneText, after: otherText }];
}

/** The members' exact texts; duplicates are told apart by a count after the name. */
function memberTexts(root: JsonNode & { type: 'object' }, text: string): Map<string, string> {
	const texts = new Map<string, string>();
	// How far each name has been counted: a hostile token repeats one thousands of times.
	const counts = new Map<string, number>();
	for (const member of root.members) {
		let count = (counts.get(member.name) ?? 0) + 1;
		while (texts.has(countedName(member.name, count))) count++;
		counts.set(member.name, count);
		texts.set(countedName(member.name, count), memberText(member, text));
	}
	return texts;
}

function countedName(name: string, count: number): string {
	return count === 1 ? name : `${name} (${count})`;
}

function memberText({ value }: JsonMember, text: string): string {
	return value === undefined ? '' : text.slice(value.from, value.to);
}
