import type { Ms } from '#lib/core/simulation/kernel/ms.ts';
import type { TimeScale } from './time-scale.ts';

export interface AxisTick {
	readonly t: Ms;
	readonly x: number;
}

export interface AxisTicks {
	readonly step: Ms;
	readonly ticks: readonly AxisTick[];
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
/** Distances between ticks that people count in. */
const steps: readonly Ms[] = [
	...[10, 20, 50, 100, 200, 500],
	...[1, 2, 5, 10, 15, 30].map((n) => n * second),
	...[1, 2, 5, 10, 15, 30].map((n) => n * minute),
	...[1, 2, 3, 6, 12, 24].map((n) => n * hour),
];

/** Round moments at least `apart` pixels from each other; none within a shortened gap. */
export function axisTicks(scale: TimeScale, apart: number): AxisTicks {
	const step = steps.find((length) => length * scale.pixelsPerMs >= apart) ?? 24 * hour;
	const ticks: AxisTick[] = [];
	let t = Math.ceil(scale.view.from / step) * step;
	while (t <= scale.view.to) {
		const now = t;
		const gap = scale.gaps.find(({ from, to }) => now > from && now < to);
		if (gap) {
			t = Math.ceil(gap.to / step) * step;
			continue;
		}
		const x = scale.x(t);
		const last = ticks.at(-1);
		if (last === undefined || x - last.x >= apart * 0.9) ticks.push({ t, x });
		t += step;
	}
	return { step, ticks };
}
