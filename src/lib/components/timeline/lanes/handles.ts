import type { Ms } from '#lib/core/simulation/kernel/ms.ts';
import type {
	Attack,
	ClockOwner,
	OfflineWindow,
	TimelineParams,
} from '#lib/core/simulation/refresh/params.ts';
import { actorLane } from './lane-layout.ts';

export type HandleSubject =
	| 'atTtl'
	| 'attack'
	| 'logout'
	| 'role-change'
	| 'disable'
	| 'key-rotation'
	| 'offline-from'
	| 'offline-to'
	| 'offline-whole'
	| 'call'
	| 'clock';

/** Something that can be moved along the time axis, by pointer or keys, and the parameter that it stands for. */
export interface Handle {
	/** The same for the same thing while its value changes. */
	readonly id: string;
	readonly subject: HandleSubject;
	/** Which of several of its kind; from 1. */
	readonly number: number;
	readonly lane: string;
	/** Where it stands. */
	readonly t: Ms;
	/** The moment at which its value is 0. */
	readonly base: Ms;
	/** Whole seconds, as are the bounds. */
	readonly value: number;
	readonly min: number;
	readonly max: number;
	/** Names all changes of one drag, so that they can be undone as one. */
	readonly gesture: string;
	readonly change: (value: number) => Partial<TimelineParams>;
}

/** Bounds of the access token's lifetime, in seconds. */
export const ttlBounds = { min: 10, max: 86_400 } as const;

/** Clocks are wrong by so many seconds at most. */
const skewBound = 3600;

/** The value nearest to a wish that a handle can have: a whole second within its bounds. */
export function clampValue({ min, max }: Pick<Handle, 'min' | 'max'>, wish: number): number {
	return Math.min(max, Math.max(min, Math.round(wish)));
}

/** The value that a handle has when it is moved to a moment. */
export function valueAt(handle: Handle, t: Ms): number {
	return clampValue(handle, (t - handle.base) / 1000);
}

/** The handle of the access token lifetime at the end of one token's bar. */
export function ttlHandle(params: TimelineParams, bar: { lane: string; to: Ms }): Handle {
	return {
		id: 'atTtlS',
		subject: 'atTtl',
		number: 1,
		lane: bar.lane,
		t: bar.to,
		base: bar.to - params.atTtlS * 1000,
		value: params.atTtlS,
		...ttlBounds,
		gesture: 'drag:atTtlS',
		change: (atTtlS) => ({ atTtlS }),
	};
}

/** The dial of a clock. Its value is by how many seconds the clock is ahead. */
export function clockHandle({ skewS }: Pick<TimelineParams, 'skewS'>, owner: ClockOwner): Handle {
	return {
		id: `skewS.${owner}`,
		subject: 'clock',
		number: 1,
		lane: owner,
		t: 0,
		base: 0,
		value: skewS[owner],
		min: -skewBound,
		max: skewBound,
		gesture: `drag:skewS.${owner}`,
		change: (value) => ({ skewS: { ...skewS, [owner]: value } }),
	};
}

/** The handles of all that happens at a chosen time, in a fixed order. */
export function momentHandles(params: TimelineParams): readonly Handle[] {
	const { attacks, rotateAtS, logoutAtS, roleChangeAtS, disableAtS, horizonS } = params;
	const moment = (
		name: string,
		subject: HandleSubject,
		lane: string,
		value: number,
		change: Handle['change'],
		number = 1,
	): Handle => ({
		id: name,
		subject,
		number,
		lane,
		t: value * 1000,
		base: 0,
		value,
		min: 0,
		max: horizonS,
		gesture: `drag:${name}`,
		change,
	});
	return [
		...attacks.map(({ atS }, i) =>
			moment(
				`attacks.${String(i)}.atS`,
				'attack',
				actorLane('x'),
				atS,
				(value) => ({ attacks: withMember<Attack>(attacks, i, { atS: value }) }),
				i + 1,
			),
		),
		...(logoutAtS === null
			? []
			: [moment('logoutAtS', 'logout', actorLane('tab1'), logoutAtS, (value) => ({ logoutAtS: value }))]),
		...(roleChangeAtS === null
			? []
			: [
					moment('roleChangeAtS', 'role-change', actorLane('as'), roleChangeAtS, (value) => ({
						roleChangeAtS: value,
					})),
				]),
		...(disableAtS === null
			? []
			: [moment('disableAtS', 'disable', actorLane('as'), disableAtS, (value) => ({ disableAtS: value }))]),
		...rotateAtS.map((atS, i) =>
			moment(
				`rotateAtS.${String(i)}`,
				'key-rotation',
				actorLane('as'),
				atS,
				(value) => ({
					rotateAtS: rotateAtS.map((other, k) => (k === i ? freeMoment(rotateAtS, i, value) : other)),
				}),
				i + 1,
			),
		),
	];
}

/** The handles of the windows without network: of each its beginning, its end, and the whole of it. */
export function offlineHandles({ offline, horizonS }: TimelineParams): readonly Handle[] {
	return offline.flatMap(({ fromS, toS }, i) => {
		const part = (
			end: 'from' | 'to' | 'whole',
			value: number,
			bounds: { min: number; max: number },
			moved: (value: number) => OfflineWindow,
		): Handle => ({
			id: `offline.${String(i)}.${end}`,
			subject: `offline-${end}`,
			number: i + 1,
			lane: actorLane('tab1'),
			t: value * 1000,
			base: 0,
			value,
			...bounds,
			gesture: `drag:offline.${String(i)}`,
			change: (next) => ({ offline: withMember(offline, i, moved(next)) }),
		});
		const length = toS - fromS;
		return [
			part('whole', fromS, { min: 0, max: Math.max(0, horizonS - length) }, (value) => ({
				fromS: value,
				toS: value + length,
			})),
			part('from', fromS, { min: 0, max: toS - 1 }, (value) => ({ fromS: value, toS })),
			part('to', toS, { min: fromS + 1, max: Math.max(fromS + 1, horizonS) }, (value) => ({
				fromS,
				toS: value,
			})),
		];
	});
}

/** Two keys do not change at once: one that is moved onto another goes past it. */
function freeMoment(moments: readonly number[], index: number, value: number): number {
	const step = value >= (moments[index] ?? 0) ? 1 : -1;
	const isTaken = (t: number) => moments.some((other, i) => i !== index && other === t);
	let free = value;
	while (isTaken(free)) free += step;
	return free < 0 ? (moments[index] ?? 0) : free;
}

function withMember<T extends object>(list: readonly T[], index: number, change: Partial<T>): readonly T[] {
	return list.map((item, i) => (i === index ? { ...item, ...change } : item));
}
