import type { Disclosure } from '#lib/core/jose/sd-jwt/sd-jwt-reading.ts';

/** A disclosure as it stands in the list: how deep within others. */
export interface Placed {
	readonly disclosure: Disclosure;
	readonly depth: number;
}

/** Disclosures in the order of the token, each followed by those that stand within it (RFC 9901 §4.2.6). */
export function inOrder(disclosures: readonly Disclosure[]): readonly Placed[] {
	const within = new Map<number | undefined, Disclosure[]>();
	for (const disclosure of disclosures) {
		const siblings = within.get(disclosure.parent);
		if (siblings) siblings.push(disclosure);
		else within.set(disclosure.parent, [disclosure]);
	}
	const placed: Placed[] = [];
	// A stack of its own: how deep disclosures nest is the sender's choice.
	const stack = (within.get(undefined) ?? []).map((disclosure) => ({ disclosure, depth: 0 })).reverse();
	for (let next = stack.pop(); next; next = stack.pop()) {
		placed.push(next);
		const { disclosure, depth } = next;
		const inner = (within.get(disclosure.index) ?? []).map((one) => ({ disclosure: one, depth: depth + 1 }));
		stack.push(...inner.reverse());
	}
	return placed;
}
