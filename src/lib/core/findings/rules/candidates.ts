import { stringOf } from '../../encoding/json-tree.ts';
import type { Key } from '../../jose/key.ts';
import type { Subject } from '../subject.ts';

/** The keys that a verifier would take: that of the token's `kid` (RFC 7515 §4.1.4), or else all of them. */
export function candidates({ keys, header }: Subject): readonly Key[] {
	const kid = stringOf(header, 'kid');
	const named = keys?.keys.filter((key) => kid !== undefined && key.kid === kid) ?? [];
	return named.length > 0 ? named : (keys?.keys ?? []);
}
