import type { EventMark } from './event-marks.ts';
import { inWindow } from './in-window.ts';
import { actorLane, jarLane, type LaneLayout } from './lane-layout.ts';
import type { TimeScale } from './time-scale.ts';

/** One path for the thefts that are seen in a view: from where the tokens were kept down to the attacker. */
export function theftPath(marks: readonly EventMark[], { byId }: LaneLayout, scale: TimeScale): string {
	const attacker = byId.get(actorLane('x'));
	return inWindow(marks, scale.view.from, scale.view.to)
		.flatMap(({ event }) => {
			if (event.kind !== 'x.steal') return [];
			const from = byId.get(jarLane(event.from)) ?? byId.get(jarLane('shared'));
			if (!from || !attacker) return [];
			const x = scale.x(event.t).toFixed(1);
			return [`M${x} ${String(from.markY)}V${String(attacker.markY)}m-4 -13l4 6l4 -6`];
		})
		.join('');
}
