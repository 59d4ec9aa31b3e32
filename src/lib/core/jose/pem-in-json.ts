import { stringOf } from '../encoding/json-tree.ts';
import type { JsonNode } from '../encoding/json-tree.ts';
import { findPemBlocks } from './pem.ts';

/** Names of members that say what a PEM is, and not which one. */
const generic =
	/^(?:pem|key|x5c|certs?|certificates?|(?:public|private|signing|verification|tls|ssl|ca)[_-]?(?:key|cert|certificate|pem)?)$/i;

/**
 * The `kid` of PEM by its place in JSON: the member's name in a map of nothing but PEM, as Google and Firebase publish
 * their certificates, and `private_key_id` in a service account's file.
 */
export function kidsOfPemJson(root: JsonNode | undefined): (at: number) => string | undefined {
	if (root?.type !== 'object') return () => undefined;
	const account = stringOf(root, 'private_key_id');
	const isMap = root.members.every(({ name, value }) => holdsPem(value) && !generic.test(name));
	return (at) => {
		const member = root.members.find(({ value }) => value && value.from <= at && at < value.to);
		if (member === undefined) return undefined;
		return isMap ? member.name : member.name === 'private_key' ? account : undefined;
	};
}

const holdsPem = (node: JsonNode | undefined) =>
	node?.type === 'string' && findPemBlocks(node.value).length === 1;
