import { membersNamed, type JsonNode } from '../encoding/json-tree.ts';
import type { Hit } from './rule.ts';
import { placeIn } from './subject.ts';

/**
 * What an object lacks of some names, as one hit with them in its detail `names`; none where it lacks nothing.
 * @param object one whose text is whole, or undefined: then nothing can be said
 */
export function lacking(object: JsonNode | undefined, needed: readonly string[]): readonly Hit[] {
	if (!object) return [];
	const missing = needed.filter((name) => membersNamed(object, name).length === 0);
	if (missing.length === 0) return [];
	const names = missing.length > 3 ? `${missing.length} more claims` : missing.join(', ');
	return [{ place: placeIn('payload', object), detail: { names } }];
}
