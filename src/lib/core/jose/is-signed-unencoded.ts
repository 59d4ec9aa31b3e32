import { valueOf } from '../encoding/json-tree.ts';
import type { JsonNode } from '../encoding/json-tree.ts';

/**
 * True when the signature is over the payload as it stands, not over its base64url (RFC 7797 §3): `b64` counts
 * only where `crit` names it (§6). A `b64` that is false at all, which a JWT must not have, is another question.
 */
export function isSignedUnencoded(header: JsonNode | undefined): boolean {
	const critical = valueOf(header, 'crit');
	const named =
		critical?.type === 'array' &&
		critical.items.some((item) => item.type === 'string' && item.value === 'b64');
	const b64 = valueOf(header, 'b64');
	return named && b64?.type === 'boolean' && b64.value === false;
}
