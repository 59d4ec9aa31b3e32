import type { JsonMember, JsonNode } from '../encoding/json-tree.ts';
import type { Reading, Segment } from './reading.ts';

/** One difference between two tokens; the texts are the exact JSON texts. */
export interface Difference {
	readonly part: 'header' | 'payload' | 'signature';
	readonly kind: 'added' | 'removed' | 'changed' | 'reordered' | 'spelling';
	/** The member's name; '' for a part as a whole. */
	readonly name: string;
	readonly before: string;
	readonly after: string;
}

/**
 * What differs between two tokens, member by member. `spelling`: the parts say the same in other bytes
 * (white space, escapes, base64url); `reordered`: the same members in another order.
 */
export function differences(before: Reading, after: Reading): readonly Difference[] {
	return [
		...partDifferences('header', before.header, after.header),
		...partDifferences('payload', before.payload, after.payload),
		...wholePart('signature', before.signature?.encoded ?? '', after.signature?.encoded ?? '', 'changed'),
	];
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
	for (const member of root.members) {
		let name = member.name;
		for (let count = 2; texts.has(name); count++) name = `${member.name} (${count})`;
		texts.set(name, memberText(member, text));
	}
	return texts;
}

function memberText({ value }: JsonMember, text: string): string {
	return value === undefined ? '' : text.slice(value.from, value.to);
}
