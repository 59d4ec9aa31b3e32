import type { SdJwtReading } from '#lib/core/jose/sd-jwt/sd-jwt-reading.ts';

/** All disclosures that belong to the token; nothing else can be chosen. */
export function everyMatched({ disclosures }: SdJwtReading): ReadonlySet<number> {
	return new Set(disclosures.filter(({ state }) => state === 'matched').map(({ index }) => index));
}

/** A choice with one more. */
export function withTick<Item>(chosen: ReadonlySet<Item>, item: Item): ReadonlySet<Item> {
	return new Set([...chosen, item]);
}

/** A choice with one less. */
export function withoutTick<Item>(chosen: ReadonlySet<Item>, item: Item): ReadonlySet<Item> {
	return new Set([...chosen].filter((one) => one !== item));
}

/** A choice without a disclosure and all that stand within it, which could not be disclosed without it. */
export function withoutBranch(
	{ disclosures }: SdJwtReading,
	chosen: ReadonlySet<number>,
	index: number,
): ReadonlySet<number> {
	const isWithin = (at: number): boolean => {
		for (let outer: number | undefined = at; outer !== undefined; outer = disclosures[outer]?.parent)
			if (outer === index) return true;
		return false;
	};
	return new Set([...chosen].filter((at) => !isWithin(at)));
}
