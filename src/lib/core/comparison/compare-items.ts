import type { ItemChanges } from './comparison.ts';

/** One item of a list: what it is, and how it is written. */
export interface Item {
	readonly identity: number | string;
	readonly text: string;
}

/** Two lists, item by item: the places of what only one has, and whether what both have kept its order. */
export interface Matching {
	readonly onlyA: readonly number[];
	readonly onlyB: readonly number[];
	readonly kept: number;
	readonly reordered: boolean;
}

/** Matches each item with the next one of the other list that is the same. */
export function matchItems(a: readonly Item[], b: readonly Item[]): Matching {
	const places = new Map<Item['identity'], { readonly at: number[]; next: number }>();
	b.forEach(({ identity }, index) => {
		const known = places.get(identity);
		if (known) known.at.push(index);
		else places.set(identity, { at: [index], next: 0 });
	});
	const taken = new Set<number>();
	const onlyA: number[] = [];
	let last = -1;
	let reordered = false;
	a.forEach(({ identity }, index) => {
		const known = places.get(identity);
		const place = known?.at[known.next++];
		if (place === undefined) return void onlyA.push(index);
		taken.add(place);
		reordered ||= place < last;
		last = place;
	});
	const onlyB = [...b.keys()].filter((index) => !taken.has(index));
	return { onlyA, onlyB, kept: taken.size, reordered };
}

/** What was added, removed and put elsewhere between two lists. */
export function compareItems(a: readonly Item[], b: readonly Item[]): ItemChanges {
	return changesOf(a, b, matchItems(a, b));
}

/** The changes that a matching says, told with the items' texts. */
export function changesOf(a: readonly Item[], b: readonly Item[], matching: Matching): ItemChanges {
	const texts = (items: readonly Item[], places: readonly number[]) =>
		places.map((place) => items[place]?.text ?? '');
	return {
		added: texts(b, matching.onlyB),
		removed: texts(a, matching.onlyA),
		kept: matching.kept,
		reordered: matching.reordered,
	};
}
