/** A word that wants a place beside its mark. */
export interface WordWish {
	readonly x: number;
	readonly row: string;
	readonly text: string;
	/** The greater is placed first. */
	readonly weight: number;
}

/** `start`: the word begins at its mark; `end`: it ends there; undefined: there is no room for it. */
export type WordPlace = 'start' | 'end' | undefined;

/** About how wide a letter of the small labels is, in pixels. */
const letterWidth = 6.2;

/** About how wide a small label is, with the room around it. */
export function wordWidth(text: string): number {
	return text.length * letterWidth + 8;
}

/** Finds places for words in their rows such that none covers another or leaves the picture; at most `limit`. */
export function placeWords(wishes: readonly WordWish[], width: number, limit: number): readonly WordPlace[] {
	const places: WordPlace[] = wishes.map(() => undefined);
	const taken = new Map<string, [from: number, to: number][]>();
	const byWeight = wishes.map((_, i) => i).sort((a, b) => weightAt(wishes, b) - weightAt(wishes, a));
	let placed = 0;
	for (const index of byWeight) {
		const wish = wishes[index];
		if (!wish || wish.text === '' || placed >= limit) continue;
		const { x, row, text } = wish;
		if (x < 0 || x > width) continue;
		const long = wordWidth(text);
		const place = x + long <= width ? 'start' : 'end';
		const [from, to] = place === 'start' ? [x - 6, x + long] : [x - long, x + 6];
		const inRow = taken.get(row) ?? [];
		if (from < -6 || inRow.some(([a, b]) => from < b && to > a)) continue;
		taken.set(row, [...inRow, [from, to]]);
		places[index] = place;
		placed += 1;
	}
	return places;
}

function weightAt(wishes: readonly WordWish[], index: number): number {
	return wishes[index]?.weight ?? 0;
}
