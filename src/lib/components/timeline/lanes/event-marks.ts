import type { Ms } from '#lib/core/simulation/kernel/ms.ts';
import type { Level, Trace, TraceEvent } from '#lib/core/simulation/refresh/trace-event.ts';
import { actorLane } from './lane-layout.ts';

/** The form of a mark; forms differ, so that colour says nothing alone. */
export type MarkShape = 'circle' | 'ring' | 'square' | 'diamond' | 'triangle' | 'cross' | 'alarm' | 'flag';
/** What a mark or a message means; each has its colour. */
export type Tone = 'good' | 'bad' | 'access' | 'refresh' | 'warning' | 'muted' | 'key';

/** One event as it is drawn on a lane. */
export interface EventMark {
	readonly event: TraceEvent;
	readonly t: Ms;
	readonly level: Level;
	readonly lane: string;
	readonly shape: MarkShape;
	readonly tone: Tone;
	/** What is shown when several fall together: the greatest. */
	readonly weight: number;
}

type Look = Pick<EventMark, 'shape' | 'tone' | 'weight'>;

/** The marks of a run, in order of time. Messages are drawn as lines, what only happens within is not drawn. */
export function eventMarks({ events }: Pick<Trace, 'events'>): readonly EventMark[] {
	return events.flatMap((event) => {
		const look = lookOf(event);
		if (!look) return [];
		return [{ event, t: event.t, level: event.level, lane: actorLane(event.actor), ...look }];
	});
}

const look = (shape: MarkShape, tone: Tone, weight: number): Look => ({ shape, tone, weight });

function lookOf(event: TraceEvent): Look | undefined {
	switch (event.kind) {
		case 'user.ok':
			return look('circle', 'good', 1);
		case 'user.fail':
			return look('square', 'bad', 5);
		case 'user.logout':
		case 'client.signedout':
			return look('cross', 'warning', 6);
		case 'user.relogin':
			return look('ring', 'good', 4);
		case 'client.refresh.timeout':
			return look('cross', 'warning', 4);
		case 'client.duplicate':
			return look('ring', 'refresh', 4);
		case 'as.login':
			return look('ring', 'good', 6);
		case 'as.refresh.ok':
			return look(event.by === 'x' ? 'diamond' : 'circle', 'refresh', 5);
		case 'as.refresh.grace':
			return look('ring', 'refresh', 6);
		case 'as.refresh.deny':
			return look('square', 'bad', 5);
		case 'as.reuse':
			return look('alarm', 'bad', 9);
		case 'as.family.revoke':
			return look('cross', 'bad', 7);
		case 'as.denylist.add':
			return look('cross', 'access', 3);
		case 'as.keyrotate':
			return look('flag', 'key', 6);
		case 'rs.verify':
			return lookOfVerdict(event);
		case 'rs.denylist.sync':
			return look('cross', 'access', 3);
		case 'db.role':
		case 'db.disable':
			return look('flag', 'warning', 6);
		case 'x.steal':
			return look('triangle', 'bad', 8);
		case 'x.win':
			return look('diamond', 'bad', 3);
		case 'x.lose':
			return look('square', 'muted', 2);
		case 'x.refresh.ok':
			return look('diamond', 'refresh', 6);
		case 'x.refresh.deny':
			return look('square', 'muted', 5);
		case 'sim.truncated':
			return look('alarm', 'warning', 9);
		default:
			return undefined;
	}
}

function lookOfVerdict({ status, by, stale }: Extract<TraceEvent, { kind: 'rs.verify' }>): Look {
	if (status === 401) return by === 'x' ? look('square', 'muted', 3) : look('square', 'bad', 4);
	if (by === 'x') return look('diamond', 'bad', 3);
	return stale ? look('ring', 'warning', 2) : look('circle', 'good', 1);
}
