import { membersNamed, valueOf } from '../../encoding/json-tree.ts';
import type { JsonNode } from '../../encoding/json-tree.ts';
import { readJson } from '../../encoding/json.ts';
import type { Place } from '../../problem.ts';
import { findPemBlocks, readPemBody } from '../pem.ts';

/** Where a certificate stands, and its base64 or bytes. */
export interface CertificateSource {
	readonly content: string | Uint8Array;
	readonly place: Place;
}

/** In characters. */
const longestText = 1024 * 1024;

/** The certificates of a text or a list, before they are read. Of a longer text than a megabyte none are looked for. */
export function findCertificates(
	source: string | readonly (string | Uint8Array)[],
): readonly CertificateSource[] {
	if (typeof source !== 'string')
		return source.map((content) => ({ content, place: { in: 'input', from: 0, to: 0 } }));
	if (source.length > longestText) return [];
	const blocks = findPemBlocks(source).filter(({ label }) => /\bCERTIFICATE$/.test(label));
	if (blocks.length > 0) {
		return blocks.map((block) => {
			const body = readPemBody(source, block);
			const content = body.state === 'base64' ? body.base64 : '';
			return { content, place: { in: 'key', from: block.from, to: block.to } };
		});
	}
	if (/^[\s\uFEFF]*[{[]/.test(source)) return findInJson(readJson(source, 'key').root);
	return /^\s*MII/.test(source)
		? [{ content: source, place: { in: 'key', from: 0, to: source.length } }]
		: [];
}

/** `x5c` of the root, of the first key of a set that has one, or the list itself (RFC 7517 §4.7, RFC 7515 §4.1.6). */
function findInJson(root: JsonNode | undefined): readonly CertificateSource[] {
	const keys = root?.type === 'object' ? valueOf(root, 'keys') : undefined;
	const holder =
		keys?.type === 'array' ? keys.items.find((key) => membersNamed(key, 'x5c').length > 0) : root;
	const list = holder?.type === 'array' ? holder : valueOf(holder, 'x5c');
	return (list?.type === 'array' ? list.items : []).map((item) => ({
		content: item.type === 'string' ? item.value : '',
		place: { in: 'key', from: item.from, to: item.to },
	}));
}
