import type { JsonNode } from '#lib/core/encoding/json-tree.ts';
import type { ClaimPath } from '#lib/core/jose/sd-jwt/path.ts';

/** A claim, or an element of one, as it stands in a list that can be ticked. */
export interface ListedClaim {
	readonly path: ClaimPath;
	/** The path as a key. */
	readonly id: string;
	readonly label: string;
	readonly value: string;
}

export const claimId = (path: ClaimPath): string => JSON.stringify(path);

const mostCharacters = 80;

/**
 * The members and elements of a payload in the order of its text, outer ones first.
 * @param limit claims that are listed at most
 */
export function listClaims(
	root: JsonNode | undefined,
	text: string,
	limit: number,
): { readonly claims: readonly ListedClaim[]; readonly more: boolean } {
	const claims: ListedClaim[] = [];
	const innerOf = (node: JsonNode | undefined, path: ClaimPath) => {
		if (node?.type === 'array') return node.items.map((value, at) => ({ path: [...path, at], value }));
		if (node?.type !== 'object') return [];
		return node.members.flatMap(({ name, value }) => (value ? [{ path: [...path, name], value }] : []));
	};
	const stack = innerOf(root, [])
		.slice(0, limit + 1)
		.reverse();
	for (let next = stack.pop(); next; next = stack.pop()) {
		if (claims.length === limit) return { claims, more: true };
		const { path, value } = next;
		const step = path.at(-1);
		claims.push({
			path,
			id: claimId(path),
			label: typeof step === 'number' ? `[${step}]` : String(step),
			value: shorten(text.slice(value.from, Math.min(value.to, value.from + 4 * mostCharacters))),
		});
		stack.push(
			...innerOf(value, path)
				.slice(0, limit + 1)
				.reverse(),
		);
	}
	return { claims, more: false };
}

function shorten(text: string): string {
	const oneLine = text.replace(/\s+/g, ' ');
	return oneLine.length > mostCharacters ? `${oneLine.slice(0, mostCharacters)}…` : oneLine;
}
