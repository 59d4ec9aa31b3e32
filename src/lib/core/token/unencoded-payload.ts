import { decodeBase64url } from '../encoding/base64url.ts';
import { valueOf } from '../encoding/json-tree.ts';
import type { JsonNode } from '../encoding/json-tree.ts';
import { readJson } from '../encoding/json.ts';
import { decodeUtf8 } from '../encoding/utf8.ts';

/**
 * True when the payload stands as it is, not as its base64url (RFC 7797 §3): `b64` counts only where `crit` names
 * it (§6). A `b64` that is false at all, which a JWT must not have, is another question.
 */
export function isSignedUnencoded(header: JsonNode | undefined): boolean {
	const critical = valueOf(header, 'crit');
	const named =
		critical?.type === 'array' &&
		critical.items.some((item) => item.type === 'string' && item.value === 'b64');
	const b64 = valueOf(header, 'b64');
	return named && b64?.type === 'boolean' && b64.value === false;
}

/** The same of a header's encoded text; the text without `b64` in it, as nearly all are, is not read as JSON. */
export function asksForUnencoded(encodedHeader: string): boolean {
	const { text } = decodeUtf8(decodeBase64url(encodedHeader).bytes);
	return text.includes('b64') && isSignedUnencoded(readJson(text).root);
}
