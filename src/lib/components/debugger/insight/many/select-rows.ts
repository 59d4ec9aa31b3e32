import { tokenLife, type TokenLife } from '#lib/core/token/collection/token-facts.ts';
import type { TokenRow } from '#lib/state/many-tokens.svelte.ts';

/** What a signature is called in a list of many. */
export type SignatureState =
	'verified' | 'failed' | 'unsigned' | 'no-key' | 'impossible' | 'encrypted' | 'open';

/** The groups by which a list is narrowed: each token has one value of each. */
export type FacetGroup = 'life' | 'signature' | 'findings' | 'alg' | 'issuer';

/** The values that were chosen of each group: none is all. */
export type Facets = Readonly<Record<FacetGroup, readonly string[]>>;

export const noFacets: Facets = { life: [], signature: [], findings: [], alg: [], issuer: [] };

export type Column = 'number' | 'issuer' | 'subject' | 'alg' | 'expires' | 'signature' | 'findings' | 'count';

export interface Order {
	readonly column: Column;
	readonly descending: boolean;
}

/** A signature's state in one word. */
export function signatureState({ signature }: TokenRow): SignatureState {
	if (!signature) return 'open';
	if (signature.state !== 'impossible') return signature.state;
	if (signature.reason === 'algorithm-none') return 'unsigned';
	if (signature.reason === 'no-key') return 'no-key';
	return signature.reason === 'encrypted' ? 'encrypted' : 'impossible';
}

/** A token's value of a group. */
export function facetOf(row: TokenRow, group: FacetGroup, now: number): string {
	switch (group) {
		case 'life':
			return tokenLife(row.facts, now) satisfies TokenLife;
		case 'signature':
			return signatureState(row);
		case 'findings': {
			const { error, warning, note } = row.findings;
			return error > 0 ? 'error' : warning > 0 ? 'warning' : note > 0 ? 'note' : 'clean';
		}
		case 'alg':
			return row.facts.alg ?? '';
		case 'issuer':
			return row.facts.issuer ?? '';
	}
}

/** How many tokens have each value of a group, the most frequent first. */
export function countFacet(
	rows: readonly TokenRow[],
	group: FacetGroup,
	now: number,
): readonly (readonly [value: string, count: number])[] {
	const counts = new Map<string, number>();
	for (const row of rows) {
		const value = facetOf(row, group, now);
		counts.set(value, (counts.get(value) ?? 0) + 1);
	}
	return [...counts].sort(([, one], [, other]) => other - one);
}

/**
 * The rows that hold every sought word, in a claim, a header parameter or the token itself, and that have a chosen value
 * of each group.
 */
export function filterRows(
	rows: readonly TokenRow[],
	sought: string,
	facets: Facets,
	now: number,
): readonly TokenRow[] {
	const words = sought.trim().split(/\s+/).filter(Boolean);
	const small = words.map((word) => word.toLowerCase());
	const groups = (Object.keys(facets) as FacetGroup[]).filter((group) => facets[group].length > 0);
	if (words.length === 0 && groups.length === 0) return rows;
	return rows.filter(
		(row) =>
			groups.every((group) => facets[group].includes(facetOf(row, group, now))) &&
			words.every((word, index) => row.facts.sought.includes(small[index]!) || row.token.includes(word)),
	);
}

const signatureRank: Readonly<Record<SignatureState, number>> = {
	failed: 0,
	unsigned: 1,
	impossible: 2,
	open: 3,
	'no-key': 4,
	encrypted: 5,
	verified: 6,
};

/** What a column is sorted by; undefined sorts last, whichever way. */
function sortKey({ column }: Order): (row: TokenRow) => string | number | undefined {
	switch (column) {
		case 'number':
			return (row) => row.number;
		case 'count':
			return (row) => row.count;
		case 'issuer':
		case 'subject':
			return (row) => row.facts[column]?.toLowerCase();
		case 'alg':
			return (row) => row.facts.alg;
		case 'expires':
			return (row) => row.facts.expires;
		case 'signature':
			return (row) => signatureRank[signatureState(row)];
		case 'findings':
			return ({ findings: { error, warning, note } }) => -(error * 1e6 + warning * 1e3 + note);
	}
}

/** The rows in an order; equal ones stay in that of the text. */
export function sortRows(rows: readonly TokenRow[], order: Order): readonly TokenRow[] {
	if (order.column === 'number') return order.descending ? rows.toReversed() : rows;
	const keyOf = sortKey(order);
	const sign = order.descending ? -1 : 1;
	return rows
		.map((row) => ({ row, key: keyOf(row) }))
		.sort((one, other) => {
			if (one.key === other.key) return 0;
			if (one.key === undefined) return 1;
			if (other.key === undefined) return -1;
			return one.key < other.key ? -sign : sign;
		})
		.map(({ row }) => row);
}
