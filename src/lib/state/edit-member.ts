import { setMember } from '#lib/core/encoding/json-edit.ts';
import type { Workbench } from './workbench.svelte.ts';

/** Sets a member of the header or the payload to a JSON text, keeping all other text. */
export function editMember(
	workbench: Workbench,
	part: 'header' | 'payload',
	name: string,
	jsonText: string,
): void {
	workbench.editText(part, (text) => setMember(text, name, jsonText));
}
