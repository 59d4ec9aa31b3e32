import { isCompactJson, prettyJson } from '../encoding/json-layout.ts';
import type { Draft, DraftPart, Layout } from './draft.ts';
import { partIndex } from './draft.ts';
import type { Segment } from './reading.ts';
import { splitToken } from './split-token.ts';
import { encodePart } from './write-token.ts';

/** Makes the draft of a pasted text: every part exactly as it stands. */
export type DraftOf = (text: string, selected?: number) => Draft;

/** The draft of a text in the Compact Serialization; it is all that the page's first script can edit. */
export const draftOfCompact: DraftOf = (text) => {
	const { parts, tail } = splitToken(text);
	return { parts: parts.map((encoded) => ({ kind: 'encoded', encoded })), tail };
};

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
export function withTokenText(draft: Draft, text: string, draftOf: DraftOf): Draft {
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
