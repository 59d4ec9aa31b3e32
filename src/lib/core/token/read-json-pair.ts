import { compactJson } from '../encoding/json-layout.ts';
import { valueOf } from '../encoding/json-tree.ts';
import { readJson } from '../encoding/json.ts';
import type { TextRange } from '../problem.ts';

/** The exact texts of a `{"header": …, "payload": …}` object. */
export interface JsonPair {
	readonly headerText: string;
	readonly payloadText: string;
}

/**
 * Reads `{"header": {…}, "payload": …}` and keeps both texts as they stand; of a decoded token, which has its signature
 * beside them, without the white space of its layout. Undefined for any other text.
 */
export function readJsonPair(text: string): JsonPair | undefined {
	if (!text.trimStart().startsWith('{')) return undefined;
	const { root, wellFormed } = readJson(text);
	const header = valueOf(root, 'header');
	const payload = valueOf(root, 'payload');
	if (!wellFormed || header?.type !== 'object' || payload === undefined) return undefined;
	const isSigned = valueOf(root, 'signature') !== undefined;
	// A flattened JWS has an unprotected `header` too (RFC 7515 §7.2.2), always a `signature`, and an encoded payload.
	if (isSigned && payload.type === 'string') return undefined;
	const textOf = ({ from, to }: TextRange): string => {
		const exact = text.slice(from, to);
		// Beside a signature it is a decoded token, whose white space is that of whoever laid it out.
		return isSigned ? (compactJson(exact) ?? exact) : exact;
	};
	return { headerText: textOf(header), payloadText: textOf(payload) };
}
