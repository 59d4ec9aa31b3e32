import type { JsonNode } from '../encoding/json-tree.ts';
import { claimNamed } from '../token/claims.ts';
import type { Item } from './compare-items.ts';

/** Claims whose one text holds words with spaces between them (RFC 8693 §4.2); Entra ID's `scp` is such a text too. */
const ofWords = new Set(['scope', 'scp']);

/**
 * The texts that a claim lists, whichever way it is written: an array of texts, one text, or words in one text;
 * undefined for a claim that is no list, and for a value that is none.
 */
export function stringListOf(name: string, node: JsonNode | undefined): readonly Item[] | undefined {
	const kind = claimNamed(name)?.kind;
	const isList = ofWords.has(name) || kind === 'strings' || kind === 'strings-or-uris';
	if (!isList || node === undefined) return undefined;
	if (node.type === 'string') {
		const texts = ofWords.has(name) ? node.value.split(' ').filter((word) => word !== '') : [node.value];
		return texts.map((text) => ({ identity: text, text }));
	}
	if (node.type !== 'array') return undefined;
	const items = node.items.flatMap((item) =>
		item.type === 'string' ? [{ identity: item.value, text: item.value }] : [],
	);
	return items.length === node.items.length ? items : undefined;
}
