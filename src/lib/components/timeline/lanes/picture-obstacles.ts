import { barHeight, ghostHeight, type LaneLayout } from './lane-layout.ts';
import type { Picture } from './picture.ts';
import type { Obstacle } from './place-callout.ts';
import { wordWidth } from './place-words.ts';

/** What of a picture a callout had better not cover: names, marks and their words most, then bars. */
export function pictureObstacles(
	{ marks, access, refresh, apiViews }: Picture,
	{ lanes }: LaneLayout,
): readonly Obstacle[] {
	return [
		// Names and clocks of lanes, where they stand above what is in them.
		...lanes
			.filter(({ top, innerTop }) => innerTop > top)
			.map(({ top }) => ({ x: 0, y: top, width: 120, height: 20, weight: 2 })),
		...refresh.flatMap(({ cutX, y }) =>
			cutX === null ? [] : [{ x: cutX, y, width: 84, height: barHeight, weight: 1.5 }],
		),
		...marks.map(({ x, y }) => ({ x: x - 6, y: y - 6, width: 12, height: 12, weight: 1 })),
		...marks.flatMap(({ x, y, word, wordPlace, event }) => {
			// The reuse is told by the callout itself.
			if (!wordPlace || event.kind === 'as.reuse') return [];
			const width = wordWidth(word);
			return [{ x: wordPlace === 'start' ? x : x - width, y: y - 20, width, height: 13, weight: 1.5 }];
		}),
		...[...access, ...refresh].map(({ x, y, width }) => ({ x, y, width, height: barHeight, weight: 0.6 })),
		...apiViews.map(({ x, y, width }) => ({ x, y, width, height: ghostHeight, weight: 0.3 })),
	];
}
