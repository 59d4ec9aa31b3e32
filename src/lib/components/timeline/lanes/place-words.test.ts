import { expect, test } from 'vitest';
import { packRows } from './pack-rows.ts';
import { placeWords, wordWidth } from './place-words.ts';

const wish = (x: number, text: string, weight = 1, row = 'as') => ({ x, text, weight, row });

test('a word stands where there is room, and at its end where it would leave the picture', () => {
	expect(placeWords([wish(10, 'login'), wish(190, 'refresh')], 200, 9)).toEqual(['start', 'end']);
});

test('of two words for the same room the heavier is placed', () => {
	expect(placeWords([wish(10, 'refresh', 1), wish(20, 'revoked', 5)], 400, 9)).toEqual([undefined, 'start']);
	expect(placeWords([wish(10, 'refresh', 1), wish(20, 'revoked', 5, 'A')], 400, 9)).toEqual([
		'start',
		'start',
	]);
});

test('no more words than the limit, none outside, none that say nothing', () => {
	expect(placeWords([wish(10, 'a', 2), wish(100, 'b'), wish(-3, 'c', 9), wish(50, '')], 400, 1)).toEqual([
		'start',
		undefined,
		undefined,
		undefined,
	]);
	expect(wordWidth('four')).toBeGreaterThan(wordWidth('tri'));
});

test('stretches that overlap stand in different rows as long as there are rows', () => {
	const stretch = (from: number, to: number) => ({ from, to });
	expect(packRows([stretch(0, 10), stretch(10, 20), stretch(15, 30), stretch(21, 22)], 2)).toEqual([
		0, 0, 1, 0,
	]);
	expect(packRows([stretch(0, 10), stretch(1, 5), stretch(2, 9)], 2)).toEqual([0, 1, 1]);
});
