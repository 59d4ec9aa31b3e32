import { readJson } from './json.ts';
import { membersNamed, type JsonMember, type JsonObject } from './json-tree.ts';

// Edits of a JSON text that keep every character they are not about: order, white space, duplicates and
// numbers elsewhere stay as they are. All give the text unchanged when it holds no JSON object.

function objectIn(text: string): JsonObject | undefined {
	const { root } = readJson(text);
	return root?.type === 'object' ? root : undefined;
}

/**
 * Sets a member to a JSON text. Of duplicates the last is set, being the one most readers take
 * (RFC 7519 §4); a new member is added at the end, laid out as its neighbours are.
 * @param jsonText the new value, as JSON
 */
export function setMember(text: string, name: string, jsonText: string): string {
	const object = objectIn(text);
	if (!object) return text;
	const value = membersNamed(object, name).at(-1)?.value;
	if (value) return text.slice(0, value.from) + jsonText + text.slice(value.to);
	return addMember(text, object, `${JSON.stringify(name)}:`, jsonText);
}

function addMember(text: string, object: JsonObject, label: string, jsonText: string): string {
	const last = object.members.at(-1);
	if (!last?.value) {
		const inside = text.slice(object.from + 1, object.to - 1);
		if (last || inside.trim() !== '') return text;
		return `${text.slice(0, object.from + 1)}${label}${jsonText}${text.slice(object.to - 1)}`;
	}
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

/** Removes every member of a name, each with one comma beside it. */
export function removeMember(text: string, name: string): string {
	let rest = text;
	for (;;) {
		const object = objectIn(rest);
		const index = object?.members.findIndex((member) => member.name === name) ?? -1;
		if (!object || index === -1) return rest;
		const [from, to] = removalRange(rest, object, index);
		rest = rest.slice(0, from) + rest.slice(to);
	}
}

function removalRange(text: string, object: JsonObject, index: number): [number, number] {
	const member = object.members[index]!;
	const end = member.value?.to ?? member.nameRange.to;
	const previous = object.members[index - 1];
	if (previous) return [previous.value?.to ?? previous.nameRange.to, end];
	const next = object.members[index + 1];
	return next ? [member.nameRange.from, next.nameRange.from] : [leadStart(text, member), end];
}
