import { isCompactJson, prettyJson } from '../encoding/json-layout.ts';
import { readJson } from '../encoding/json.ts';
import type { Draft, DraftPart, Layout, Slot } from './draft.ts';
import { partIndex } from './draft.ts';
import { jsonFormOf } from './json-form.ts';
import type { Segment } from './reading.ts';
import { splitToken } from './split-token.ts';
import { encodePart } from './write-token.ts';

/**
 * The draft of a pasted text: every part exactly as it stands.
 * @param selected of a JSON Serialization, which signature or recipient the parts are those of
 */
export function draftOf(text: string, selected = 0): Draft {
	const framed = text.trimStart().startsWith('{') ? frameOf(text, selected) : undefined;
	if (framed) return framed;
	const { parts, tail } = splitToken(text);
	return { parts: parts.map((encoded) => ({ kind: 'encoded', encoded })), tail };
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

/** The draft of a new token from the exact texts of its header and payload, its signature still empty. */
export function draftOfTexts(headerText: string, payloadText: string): Draft {
	const part = (text: string): DraftPart => ({ kind: 'text', text, layout: 'as-is' });
	return { parts: [part(headerText), part(payloadText), { kind: 'encoded', encoded: '' }], tail: '' };
}

/** What a panel shows of a part, and how that text becomes the part's bytes again. */
export interface PanelText {
	readonly text: string;
	readonly layout: Layout;
}

/** The panel's text of a header or payload: as edited, or laid out when it came as compact JSON. */
export function panelText(part: DraftPart | undefined, segment: Segment | undefined): PanelText {
	if (part?.kind === 'text') return { text: part.text, layout: part.layout };
	const text = segment?.text ?? '';
	const laidOut = segment?.json?.wellFormed === true && isCompactJson(text);
	return laidOut ? { text: prettyJson(text), layout: 'pretty' } : { text, layout: 'as-is' };
}

/** A draft with one part set; parts before it that are missing become empty. */
export function withPart(draft: Draft, index: number, part: DraftPart): Draft {
	const parts = [...draft.parts];
	while (parts.length < index) parts.push({ kind: 'encoded', encoded: '' });
	parts[index] = part;
	return { ...draft, parts };
}

/**
 * The draft of an edited token text: parts whose encoding did not change keep their panel's text, and a detached
 * payload stays beside a token that still has none of its own.
 */
export function withTokenText(draft: Draft, text: string): Draft {
	const fresh = draftOf(text, draft.frame?.selected);
	const parts = fresh.parts.map((part, index) => {
		const known = draft.parts[index];
		return known && part.kind === 'encoded' && encodePart(known) === part.encoded ? known : part;
	});
	const payload = parts[partIndex.payload];
	const isBare = payload?.kind === 'encoded' && payload.encoded === '';
	const content = draft.content && draft.content.sealedIn === undefined && isBare ? draft.content : undefined;
	return { ...fresh, parts, ...(content && { content }) };
}
