import fc from 'fast-check';
import { expect, it } from 'vitest';
import { movedPlaces } from './moved-places.ts';

it.each([
	[[0, 1, 2], []],
	[[1, 2, 0], [2]],
	[[2, 0, 1], [0]],
	[[], []],
])('says which of %j were moved', (places, moved) => {
	expect([...movedPlaces(places)]).toEqual(moved);
});

it('leaves all others in order, and moves none in vain', () => {
	const order = fc.uniqueArray(fc.nat({ max: 50 }), { maxLength: 12 });
	fc.assert(
		fc.property(order, (places) => {
			const moved = movedPlaces(places);
			const stayed = places.filter((_, index) => !moved.has(index));
			expect(stayed).toEqual([...stayed].sort((one, other) => one - other));
			for (const index of moved) {
				const more = places.filter((_, at) => at === index || !moved.has(at));
				expect(more).not.toEqual([...more].sort((one, other) => one - other));
			}
		}),
	);
});
