import { valueOf } from '../encoding/json-tree.ts';
import type { JsonNode } from '../encoding/json-tree.ts';
import type { Problem } from '../problem.ts';
import { keyProblem } from './found-keys.ts';
import type { Key, KeyProblemCode } from './key.ts';

/** Of remarks about one thing in a set: more would only repeat it. */
const mostRemarks = 20;

/** RFC 7517 §4.5: `kid`s SHOULD be distinct within a set, but for equivalent keys of different types. */
export function repeatedKids(
	items: readonly JsonNode[],
	keys: readonly Key[],
): readonly Problem<KeyProblemCode>[] {
	const named = keys.filter(({ kid }) => kid !== undefined);
	const groups = new Map<string, Key[]>();
	for (const key of named) {
		const name = `${key.type} ${key.kid}`;
		groups.set(name, [...(groups.get(name) ?? []), key]);
	}
	return [...groups.values()]
		.filter((group) => group.length > 1)
		.slice(0, mostRemarks)
		.map((group) => {
			const second = group[1]!;
			const item = items[second.index]!;
			const detail = { index: second.index, kid: (second.kid ?? '').slice(0, 100), count: group.length };
			return keyProblem('key-kid-repeated', valueOf(item, 'kid') ?? item, detail);
		});
}
