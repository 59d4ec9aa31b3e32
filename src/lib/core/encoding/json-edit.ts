import { readJson } from './json.ts';
import { membersNamed, type JsonMember, type JsonObject } from './json-tree.ts';

// Edits of a JSON text that keep every character they are not about: order, white space, duplicates and
// numbers elsewhere stay as they are. All give the text unchanged when it holds no JSON object, and none adds
// to or takes from a text that is broken: what that would do, nobody could foresee.

interface ObjectText {
	readonly object: JsonObject;
	readonly wellFormed: boolean;
}

function objectIn(text: string): ObjectText | undefined {
	const { root, wellFormed } = readJson(text);
	return root?.type === 'object' ? { object: root, wellFormed } : undefined;
}

/**
 * Sets a member to a JSON text. Of duplicates the last is set, being the one most readers take
 * (RFC 7519 §4); a new member is added at the end, laid out as its neighbours are.
 * @param jsonText the new value, as JSON
 */
export function setMember(text: string, name: string, jsonText: string): string {
	const found = objectIn(text);
	const member = found && membersNamed(found.object, name).at(-1);
	if (member?.value) return withValue(text, member, jsonText);
	return found?.wellFormed ? addMember(text, found.object, `${JSON.stringify(name)}:`, jsonText) : text;
}

/**
 * Sets the value of one member, duplicates being members of their own.
 * @param index the member's place among all, from 0
 */
export function setMemberAt(text: string, index: number, jsonText: string): string {
	const member = objectIn(text)?.object.members[index];
	return member ? withValue(text, member, jsonText) : text;
}

function withValue(text: string, { value }: JsonMember, jsonText: string): string {
	return value ? text.slice(0, value.from) + jsonText + text.slice(value.to) : text;
}

function addMember(text: string, object: JsonObject, label: string, jsonText: string): string {
	const last = object.members.at(-1);
	if (!last?.value) return `${text.slice(0, object.from + 1)}${label}${jsonText}${text.slice(object.to - 1)}`;
	const before = text.slice(leadStart(text, last), last.nameRange.from);
	const gap = text.slice(last.nameRange.to, last.value.from).replace(':', '');
	return `${text.slice(0, last.value.to)},${before}${label}${gap}${jsonText}${text.slice(last.value.to)}`;
}

/** Where the white space before a member's name begins. */
function leadStart(text: string, member: JsonMember): number {
	let at = member.nameRange.from;
	while (at > 0 && /[ \t\r\n]/.test(text[at - 1]!)) at--;
	return at;
}

/**
 * Removes one member with one comma beside it, duplicates being members of their own.
 * @param index the member's place among all, from 0
 */
export function removeMemberAt(text: string, index: number): string {
	const found = objectIn(text);
	const member = found?.object.members[index];
	if (!found?.wellFormed || !member) return text;
	const [from, to] = removalRange(text, found.object, index);
	return text.slice(0, from) + text.slice(to);
}

function removalRange(text: string, object: JsonObject, index: number): [number, number] {
	const member = object.members[index]!;
	const end = member.value?.to ?? member.nameRange.to;
	const previous = object.members[index - 1];
	if (previous) return [previous.value?.to ?? previous.nameRange.to, end];
	const next = object.members[index + 1];
	return next ? [member.nameRange.from, next.nameRange.from] : [leadStart(text, member), end];
}
