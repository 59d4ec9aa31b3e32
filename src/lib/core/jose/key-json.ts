// What JSON in the Key field is, before it is read: light, for the view asks at every keystroke.

import { membersNamed } from '../encoding/json-tree.ts';
import type { JsonNode } from '../encoding/json-tree.ts';
import { findPemBlocks } from './pem.ts';

/** The nodes that hold the keys of a JSON text, or what it is instead of keys. */
export type KeyJson =
	/** RFC 7517 §5, or its list without the object around it. */
	| { readonly kind: 'set'; readonly node: JsonNode }
	| { readonly kind: 'key'; readonly node: JsonNode }
	/** OpenID Connect Discovery §3, RFC 8414 §2. */
	| { readonly kind: 'discovery'; readonly uri: JsonNode & { readonly type: 'string' } }
	/** Text in its strings: PEM, as in a service account's file or Google's map of certificates by `kid`. */
	| { readonly kind: 'pem' }
	| { readonly kind: 'other'; readonly node: JsonNode | undefined };

/**
 * Finds the keys of a JSON text: at its root or one level below it, where documents hold them as `jwks` or `jwk`.
 * @param text what `root` was read from
 */
export function findKeyJson(text: string, root: JsonNode | undefined): KeyJson {
	if (root?.type === 'array') return { kind: 'set', node: root };
	if (isSet(root)) return { kind: 'set', node: root! };
	if (isKey(root)) return { kind: 'key', node: root! };
	if (findPemBlocks(text).length > 0) return { kind: 'pem' };
	const nested = root?.type === 'object' ? root.members.flatMap(({ value }) => value ?? []) : [];
	const set = nested.find(isSet);
	if (set !== undefined) return { kind: 'set', node: set };
	const key = nested.find(isKey);
	if (key !== undefined) return { kind: 'key', node: key };
	const uri = membersNamed(root, 'jwks_uri')[0]?.value;
	if (uri?.type === 'string') return { kind: 'discovery', uri };
	return { kind: 'other', node: root };
}

const isSet = (node: JsonNode | undefined) => membersNamed(node, 'keys').length > 0;
const isKey = (node: JsonNode | undefined) => membersNamed(node, 'kty').length > 0;
