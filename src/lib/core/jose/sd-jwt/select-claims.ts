import { membersNamed } from '../../encoding/json-tree.ts';
import type { JsonArray, JsonNode, JsonObject } from '../../encoding/json-tree.ts';
import type { ClaimPath } from './path.ts';
import { neverSelective, validityClaims } from './vc-claims.ts';

/** Why a claim that was ticked stays in the clear. */
export type SelectionRefusalCode =
	/** The whole payload is no claim. */
	| 'path-is-root'
	| 'path-missing'
	/** The name stands there several times: readers may take any of them (RFC 7519 §4). */
	| 'path-ambiguous'
	/** SD-JWT VC §2.2.2.3. */
	| 'never-selective'
	| 'too-many';

export interface SelectionRefusal {
	readonly code: SelectionRefusalCode;
	readonly path: ClaimPath;
}

/** A claim that is to be made selectively disclosable. */
export interface Selected {
	readonly path: ClaimPath;
	readonly holder: JsonObject | JsonArray;
	/** Its place among the holder's members or items. */
	readonly at: number;
	/** The name's string literal; undefined for an array's element. */
	readonly nameRange: { readonly from: number; readonly to: number } | undefined;
	readonly value: JsonNode;
}

export interface Selection {
	/** In the order of the text, an outer claim before those within it. */
	readonly selected: readonly Selected[];
	readonly refused: readonly SelectionRefusal[];
	/** Claims that were taken although no issuer may let them be withheld (RFC 9901 §9.7). */
	readonly remarked: readonly ClaimPath[];
}

/**
 * Finds the ticked claims in a payload. What may not be selective is refused, and told.
 * @param isCredential whether the rules of SD-JWT VC hold
 * @param limit claims that are taken at most
 */
export function selectClaims(
	root: JsonNode,
	paths: readonly ClaimPath[],
	isCredential: boolean,
	limit: number,
): Selection {
	const selected = new Map<JsonNode, Selected>();
	const refused: SelectionRefusal[] = [];
	for (const path of paths) {
		const found = selected.size < limit ? find(root, path, isCredential) : 'too-many';
		if (typeof found === 'string') refused.push({ code: found, path });
		else selected.set(found.value, found);
	}
	const inOrder = [...selected.values()].sort((one, other) => one.value.from - other.value.from);
	return {
		selected: inOrder,
		refused,
		remarked: inOrder.map(({ path }) => path).filter((path) => isTop(path) && validityClaims.has(path[0])),
	};
}

const isTop = (path: ClaimPath): path is readonly [string] =>
	path.length === 1 && typeof path[0] === 'string';

function find(root: JsonNode, path: ClaimPath, isCredential: boolean): Selected | SelectionRefusalCode {
	if (path.length === 0) return 'path-is-root';
	// What lies within such a claim is part of it: half a key or half a status is none.
	if (isCredential && neverSelective.has(String(path[0]))) return 'never-selective';
	let node = root;
	let found: Selected | undefined;
	for (const step of path) {
		const next = stepInto(node, step, path);
		if (typeof next === 'string') return next;
		node = next.value;
		found = next;
	}
	return found ?? 'path-is-root';
}

function stepInto(node: JsonNode, step: string | number, path: ClaimPath): Selected | SelectionRefusalCode {
	if (node.type === 'array' && typeof step === 'number') {
		const value = node.items[step];
		return value ? { path, holder: node, at: step, nameRange: undefined, value } : 'path-missing';
	}
	if (node.type !== 'object') return 'path-missing';
	const members = membersNamed(node, String(step));
	const [member] = members;
	if (members.length > 1) return 'path-ambiguous';
	if (!member?.value) return 'path-missing';
	return {
		path,
		holder: node,
		at: node.members.indexOf(member),
		nameRange: member.nameRange,
		value: member.value,
	};
}
