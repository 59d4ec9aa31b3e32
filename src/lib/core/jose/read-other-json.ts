import type { JsonNode } from '../encoding/json-tree.ts';
import type { Problem } from '../problem.ts';
import type { FoundKeys } from './found-keys.ts';
import type { KeyProblemCode } from './key.ts';
import { readBare } from './read-bare.ts';
import { readJwk } from './read-jwk.ts';

/** An object without a key in it; Keycloak's description of a realm has one as base64 of DER. */
export async function readOtherJson(
	node: JsonNode | undefined,
	faults: readonly Problem<KeyProblemCode>[],
	passphrase: string | undefined,
): Promise<FoundKeys> {
	for (const { value } of node?.type === 'object' ? node.members : []) {
		const bare = value?.type === 'string' && (await readBare(value.value, value, passphrase));
		if (bare) return bare;
	}
	if (node === undefined || faults.length > 0) return { form: 'unreadable', keys: [], problems: faults };
	const { problems } = await readJwk(node, 0);
	return { form: 'unreadable', keys: [], problems };
}
