import type { MarkShape, Tone } from './event-marks.ts';

/** The fill of each tone. */
export const toneFill: Readonly<Record<Tone, string>> = {
	good: 'fill-good',
	bad: 'fill-bad',
	access: 'fill-payload',
	refresh: 'fill-number',
	warning: 'fill-warning',
	muted: 'fill-muted',
	key: 'fill-signature',
};

/** The line of each tone. */
export const toneStroke: Readonly<Record<Tone, string>> = {
	good: 'stroke-good',
	bad: 'stroke-bad',
	access: 'stroke-payload',
	refresh: 'stroke-number',
	warning: 'stroke-warning',
	muted: 'stroke-muted',
	key: 'stroke-signature',
};

/** Drawn as a line only, on the ground's colour. */
export const isHollow = (shape: MarkShape): boolean => shape === 'ring' || shape === 'cross';

/** The outline of a mark around a point; `r`: half its size in pixels. */
export function shapePath(shape: MarkShape, x: number, y: number, r: number): string {
	const from = (dx: number, dy: number) => `${(x + dx * r).toFixed(1)} ${(y + dy * r).toFixed(1)}`;
	switch (shape) {
		case 'circle':
		case 'ring':
			return `M${from(-1, 0)}a${String(r)} ${String(r)} 0 1 0 ${String(2 * r)} 0a${String(r)} ${String(r)} 0 1 0 ${String(-2 * r)} 0Z`;
		case 'square':
			return `M${from(-0.9, -0.9)}L${from(0.9, -0.9)}L${from(0.9, 0.9)}L${from(-0.9, 0.9)}Z`;
		case 'diamond':
			return `M${from(0, -1.25)}L${from(1.25, 0)}L${from(0, 1.25)}L${from(-1.25, 0)}Z`;
		case 'triangle':
			return `M${from(0, -1.5)}L${from(1.45, 1.1)}L${from(-1.45, 1.1)}Z`;
		case 'cross':
			return `M${from(-1, -1)}L${from(1, 1)}M${from(-1, 1)}L${from(1, -1)}`;
		case 'flag':
			return `M${from(-0.6, 1.5)}L${from(-0.6, -1.5)}L${from(1.2, -0.8)}L${from(-0.6, 0)}`;
		case 'alarm': {
			const [wide, narrow] = [1.9, 0.8];
			const corners: [number, number][] = [
				[-narrow, -wide],
				[narrow, -wide],
				[wide, -narrow],
				[wide, narrow],
				[narrow, wide],
				[-narrow, wide],
				[-wide, narrow],
				[-wide, -narrow],
			];
			return `M${corners.map(([dx, dy]) => from(dx, dy)).join('L')}Z`;
		}
	}
}

/** A clock's hand: straight up when the clock is right, further round the more it is wrong; in degrees. */
export function dialAngle(skewS: number): number {
	return Math.sign(skewS) * 160 * Math.sqrt(Math.min(1, Math.abs(skewS) / 3600));
}
