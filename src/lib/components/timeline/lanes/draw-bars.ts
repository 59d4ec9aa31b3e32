import type { Ms } from '#lib/core/simulation/kernel/ms.ts';
import { barHeight, ghostStep, rowStep, type LaneLayout } from './lane-layout.ts';
import { mergeNear } from './merge-near.ts';
import type { TimeScale } from './time-scale.ts';
import type { ApiView, FamilyBracket, RotationLink, TokenBar } from './token-bars.ts';

/** A token's stretch at its place; one for several where they begin too near to each other. */
export interface DrawnBar {
	readonly bar: TokenBar;
	readonly count: number;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	/** How much of it the token was its holder's newest. */
	readonly usedWidth: number;
	/** What the leeway adds after the end. */
	readonly leewayWidth: number;
	/** Where it was revoked. */
	readonly cutX: number | null;
	/** What is left of it when it is revoked. */
	readonly deniedWidth: number;
	/** How much of it is not covered by the next bar of its row: the room for its name. */
	readonly freeWidth: number;
	/** The unclipped end, for whoever takes hold of it; null when it is not in sight. */
	readonly endX: number | null;
}

export interface DrawnApiView {
	readonly view: ApiView;
	readonly count: number;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly leewayWidth: number;
	/** How much of it, at its end, the API refuses as revoked. */
	readonly deniedWidth: number;
}

export interface DrawnBracket {
	readonly family: FamilyBracket;
	readonly x: number;
	readonly y: number;
	readonly width: number;
}

const nearest = 3;
const barLimit = 60;
/** A token that lived for a moment is seen, too. */
const thinnest = 3;
/** Bars are cut off this far beyond the picture's edges. */
const beyond = 20;

/** The access or refresh token bars that are seen in a view. */
export function drawBars(
	bars: readonly TokenBar[],
	kind: 'access' | 'refresh',
	{ byId }: LaneLayout,
	scale: TimeScale,
	leeway: Ms,
): readonly DrawnBar[] {
	const seen = bars.filter(({ lane, from, to }) => byId.has(lane) && inSight(scale, from, to + leeway));
	const places = {
		x: ({ from }: TokenBar) => scale.x(from),
		key: ({ lane, row }: TokenBar) => `${lane}|${String(row)}`,
	};
	const groups = mergeNear(seen, places, nearest, barLimit);
	const nextX = nextInRow(groups);
	return groups.flatMap(({ items }, i) => {
		const bar = items[0];
		const lane = bar && byId.get(bar.lane);
		if (!bar || !lane) return [];
		const to = Math.max(...items.map((item) => item.to));
		const exact = stretch(scale, bar.from, to);
		const place = { ...exact, width: Math.max(thinnest, exact.width) };
		const end = scale.x(to);
		return [
			{
				bar,
				count: items.length,
				...place,
				y: (kind === 'access' ? lane.accessTop : lane.refreshTop) + bar.row * rowStep,
				usedWidth: stretch(scale, bar.from, Math.max(...items.map((item) => item.usedTo))).width,
				leewayWidth: stretch(scale, to, to + leeway).width,
				cutX: bar.cutAt === null || bar.cutAt > to ? null : within(scale, scale.x(bar.cutAt)),
				deniedWidth: deniedWidth(
					scale,
					items.map(({ cutAt }) => cutAt),
					to,
				),
				freeWidth: Math.min(place.width, (nextX[i] ?? Infinity) - place.x),
				endX: within(scale, end),
			},
		];
	});
}

/** Where the next group of the same key begins, for each group. */
function nextInRow(groups: readonly { readonly x: number; readonly key: string }[]): readonly number[] {
	const next = new Map<string, number>();
	return groups
		.map((group) => group)
		.reverse()
		.map(({ x, key }) => {
			const found = next.get(key) ?? Infinity;
			next.set(key, x);
			return found;
		})
		.reverse();
}

/** What the APIs think of the access tokens, where it is seen in a view. */
export function drawApiViews(
	views: readonly ApiView[],
	{ byId }: LaneLayout,
	scale: TimeScale,
	leeway: Ms,
): readonly DrawnApiView[] {
	const seen = views.filter(({ lane, from, to }) => byId.has(lane) && inSight(scale, from, to + leeway));
	const places = {
		x: ({ from }: ApiView) => scale.x(from),
		key: ({ lane, row }: ApiView) => `${lane}|${String(row)}`,
	};
	return mergeNear(seen, places, nearest, barLimit).flatMap(({ items }) => {
		const view = items[0];
		const lane = view && byId.get(view.lane);
		if (!view || !lane) return [];
		const to = Math.max(...items.map((item) => item.to));
		return [
			{
				view,
				count: items.length,
				...stretch(scale, view.from, to),
				y: lane.accessTop + view.row * ghostStep,
				leewayWidth: stretch(scale, to, to + leeway).width,
				deniedWidth: deniedWidth(
					scale,
					items.map(({ deniedAt }) => deniedAt),
					to,
				),
			},
		];
	});
}

/** The brackets of logins that are seen in a view; their place is below the refresh tokens. */
export function drawBrackets(
	families: readonly FamilyBracket[],
	{ byId }: LaneLayout,
	scale: TimeScale,
): readonly DrawnBracket[] {
	return families
		.filter(({ from, to }) => inSight(scale, from, to))
		.slice(0, barLimit / 3)
		.flatMap((family) => {
			const lane = byId.get(family.lane);
			if (!lane) return [];
			return [{ family, ...stretch(scale, family.from, family.to), y: lane.refreshTop + 2 * rowStep + 2 }];
		});
}

/** One path for all rotations: from a refresh token's end to the beginning of the one that was given for it. */
export function linkPath(links: readonly RotationLink[], { byId }: LaneLayout, scale: TimeScale): string {
	const seen = links.filter(({ from, to }) => inSight(scale, from.to, to.from));
	const places = {
		x: ({ to }: RotationLink) => scale.x(to.from),
		key: ({ from, to }: RotationLink) => `${from.lane}|${to.lane}|${String(from.row)}|${String(to.row)}`,
	};
	return mergeNear(seen, places, nearest, barLimit)
		.flatMap(({ items }) => {
			const link = items[0];
			const fromLane = link && byId.get(link.from.lane);
			const toLane = link && byId.get(link.to.lane);
			if (!link || !fromLane || !toLane) return [];
			const y1 = fromLane.refreshTop + link.from.row * rowStep + barHeight / 2;
			const y2 = toLane.refreshTop + link.to.row * rowStep + barHeight / 2;
			const x1 = scale.x(link.from.to);
			const x2 = scale.x(link.to.from);
			const line = `M${x1.toFixed(1)} ${String(y1)}L${x2.toFixed(1)} ${String(y2)}`;
			return [`${line}m-3 -3l3 3l-3 3`];
		})
		.join('');
}

function inSight(scale: TimeScale, from: Ms, to: Ms): boolean {
	return from <= scale.view.to && to >= scale.view.from;
}

function stretch(scale: TimeScale, from: Ms, to: Ms): { readonly x: number; readonly width: number } {
	const start = Math.min(scale.width + beyond, Math.max(-beyond, scale.x(from)));
	const end = Math.min(scale.width + beyond, Math.max(-beyond, scale.x(to)));
	return { x: start, width: Math.max(0, end - start) };
}

/** How much of a stretch is left when all that it stands for is denied. */
function deniedWidth(scale: TimeScale, denials: readonly (Ms | null)[], to: Ms): number {
	const from = Math.max(...denials.map((t) => t ?? Infinity));
	return from < to ? stretch(scale, from, to).width : 0;
}

function within(scale: TimeScale, x: number): number | null {
	return x >= -1 && x <= scale.width + 1 ? x : null;
}
