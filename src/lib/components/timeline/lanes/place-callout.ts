/** A rectangle in pixels. */
export interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** Something that had better be seen. */
export interface Obstacle extends Box {
	/** The greater, the worse it is to cover it. */
	readonly weight: number;
}

/** How far up or down from its mark a callout may stand, and by how much each pixel counts against a place. */
const farthest = 170;
const distanceWeight = 0.015;
const stepY = 6;

/** The place for a callout beside its mark at which it covers the least; within `bounds`, never over the mark itself. */
export function placeCallout(
	mark: { readonly x: number; readonly y: number },
	size: { readonly width: number; readonly height: number },
	obstacles: readonly Obstacle[],
	bounds: Box,
): Box {
	const within = (x: number) => Math.max(bounds.x, Math.min(bounds.x + bounds.width - size.width, x));
	const xs = [mark.x + 16, mark.x - 16 - size.width, mark.x - size.width / 2].map(within);
	const own = { x: mark.x - 12, y: mark.y - 12, width: 24, height: 24 };
	const lowest = Math.min(bounds.y + bounds.height, mark.y + farthest) - size.height;
	let best: Box | undefined;
	let least = Infinity;
	for (let y = Math.max(bounds.y, mark.y - farthest); y <= lowest; y += stepY)
		for (const x of xs) {
			const box = { x, y, ...size };
			if (overlaps(box, own)) continue;
			const away = Math.abs(y + size.height / 2 - mark.y) * distanceWeight;
			const cost = obstacles.reduce((sum, other) => sum + (overlaps(box, other) ? other.weight : 0), away);
			if (cost < least) [best, least] = [box, cost];
		}
	return best ?? { x: within(mark.x + 16), y: mark.y + 16, ...size };
}

function overlaps(a: Box, b: Box): boolean {
	return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
