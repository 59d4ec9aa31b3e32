import { readJson } from '../encoding/json.ts';
import type { Draft, Slot } from './draft.ts';
import { draftOfCompact } from './edit-draft.ts';
import { jsonFormOf } from './json-form.ts';

/**
 * The draft of a pasted text: every part exactly as it stands.
 * @param selected of a JSON Serialization, which signature or recipient the parts are those of
 */
export function draftOf(text: string, selected = 0): Draft {
	const framed = text.trimStart().startsWith('{') ? frameOf(text, selected) : undefined;
	return framed ?? draftOfCompact(text);
}

function frameOf(text: string, wanted: number): Draft | undefined {
	const form = jsonFormOf(readJson(text).root, wanted);
	if (form === undefined) return undefined;
	const slots = form.slots.map(({ name, holder, node }, part): Slot => {
		if (node) return { part, from: node.from + 1, to: node.to - 1, value: node.value };
		const at = holder.from + 1;
		return { part, from: at, to: at, value: '', missing: { name, alone: holder.members.length === 0 } };
	});
	return {
		parts: slots.map(({ value }) => ({ kind: 'encoded', encoded: value })),
		tail: '',
		frame: { text, selected: form.selected, slots: slots.sort((one, other) => one.from - other.from) },
	};
}
