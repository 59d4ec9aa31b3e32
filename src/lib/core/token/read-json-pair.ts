import { valueOf } from '../encoding/json-tree.ts';
import { readJson } from '../encoding/json.ts';

/** The exact texts of a `{"header": …, "payload": …}` object. */
export interface JsonPair {
	readonly headerText: string;
	readonly payloadText: string;
}

/** Reads `{"header": {…}, "payload": …}` and keeps both texts as they stand; undefined for any other text. */
export function readJsonPair(text: string): JsonPair | undefined {
	if (!text.trimStart().startsWith('{')) return undefined;
	const { root, wellFormed } = readJson(text);
	const header = valueOf(root, 'header');
	const payload = valueOf(root, 'payload');
	if (!wellFormed || header?.type !== 'object' || payload === undefined) return undefined;
	// A flattened JWS has an unprotected `header` too (RFC 7515 §7.2.2), always a `signature`, and an encoded payload; one
	// that is written out beside a signature is a token that was decoded.
	if (valueOf(root, 'signature') !== undefined && payload.type === 'string') return undefined;
	return {
		headerText: text.slice(header.from, header.to),
		payloadText: text.slice(payload.from, payload.to),
	};
}

/** Writes `{"header": …, "payload": …}` from two well-formed JSON texts, which stay as they are. */
export function writeJsonPair({ headerText, payloadText }: JsonPair): string {
	return `{\n"header": ${headerText},\n"payload": ${payloadText}\n}`;
}
