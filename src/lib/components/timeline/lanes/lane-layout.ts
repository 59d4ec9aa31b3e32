import { apiNames, type ApiName, type ClockOwner } from '#lib/core/simulation/refresh/params.ts';
import type { Actor, JarName, TabName, Trace } from '#lib/core/simulation/refresh/trace-event.ts';

/** One horizontal band of the picture; places are pixels from the picture's top. */
export type Lane = LanePlaces &
	(
		| { readonly kind: 'tab'; readonly actor: TabName; readonly clock?: ClockOwner }
		| { readonly kind: 'jar'; readonly jar: JarName; readonly clock?: undefined }
		| { readonly kind: 'as'; readonly clock: ClockOwner }
		| { readonly kind: 'api'; readonly api: ApiName; readonly clock: ClockOwner }
		| { readonly kind: 'attacker'; readonly clock?: undefined }
	);

type LaneSubject = Lane extends infer L ? (L extends Lane ? Omit<L, keyof LanePlaces> : never) : never;

interface LanePlaces {
	readonly id: string;
	readonly top: number;
	readonly height: number;
	/** Below the label, where that stands above. */
	readonly innerTop: number;
	/** The middle of events and the ends of messages. */
	readonly markY: number;
	/** The first row of access token bars, or of an API's view of them. */
	readonly accessTop: number;
	/** The first row of refresh token bars. */
	readonly refreshTop: number;
	/** The pinned run's thin track; null when none is pinned, or that has nothing here. */
	readonly pinnedTop: number | null;
}

export interface LaneLayout {
	readonly lanes: readonly Lane[];
	readonly top: number;
	readonly bottom: number;
	/** The lane of an actor, or of a jar as `jar:shared` or `jar:tab1`. */
	readonly byId: ReadonlyMap<string, Lane>;
}

/** The axis above the lanes. */
export const axisHeight = 46;
/** Between the axis and the lanes, where times without network are named. */
export const offlineStrip = 15;
export const barHeight = 12;
export const ghostHeight = 6;
export const rowStep = 13;
export const ghostStep = 7;
const labelHeight = 15;
const pinnedHeight = 15;

/** Where things stand within a lane, from its top, when its label stands beside it. */
const shapes = {
	tab: { height: 46, mark: 20, access: 0, refresh: 0 },
	jar: { height: 74, mark: 30, access: 5, refresh: 34 },
	as: { height: 58, mark: 34, access: 0, refresh: 0 },
	api: { height: 58, mark: 26, access: 41, refresh: 0 },
	attacker: { height: 106, mark: 38, access: 50, refresh: 78 },
} as const;

/** The lanes of a run from top to bottom. `narrow`: labels stand above their lane's content. */
export function laneLayout(
	trace: Trace,
	{ narrow, pinned }: { readonly narrow: boolean; readonly pinned?: Trace | undefined },
): LaneLayout {
	const lanes: Lane[] = [];
	const start = axisHeight + (trace.params.offline.length > 0 ? offlineStrip : 0);
	let top = start;
	for (const subject of subjects(pinned ? [trace, pinned] : [trace])) {
		const shape = shapes[subject.kind];
		const inner = top + (narrow ? labelHeight : 0);
		const hasPinned = pinned !== undefined && isUsed(subject, pinned);
		const height = inner - top + shape.height + (hasPinned ? pinnedHeight : 0);
		lanes.push({
			...subject,
			id: laneId(subject),
			top,
			height,
			innerTop: inner,
			markY: inner + shape.mark,
			accessTop: inner + shape.access,
			refreshTop: inner + shape.refresh,
			pinnedTop: hasPinned ? inner + shape.height : null,
		});
		top += height;
	}
	return { lanes, top: start, bottom: top, byId: new Map(lanes.map((lane) => [lane.id, lane])) };
}

/** The name of the lane on which an actor's events are drawn. */
export function actorLane(actor: Actor): string {
	return actor;
}

/** The name of the lane of a place where tokens are kept. */
export function jarLane(jar: JarName): string {
	return `jar:${jar}`;
}

function laneId(subject: LaneSubject): string {
	switch (subject.kind) {
		case 'tab':
			return actorLane(subject.actor);
		case 'jar':
			return jarLane(subject.jar);
		case 'as':
			return actorLane('as');
		case 'api':
			return actorLane(subject.api);
		case 'attacker':
			return actorLane('x');
	}
}

/** Whether a run has news (level 1) on a lane, or keeps tokens there. */
function isUsed(lane: LaneSubject, { params, events }: Trace): boolean {
	if (lane.kind === 'jar')
		return events.some((event) => event.kind === 'client.store' && event.jar === lane.jar);
	const id = laneId(lane);
	return (
		(lane.kind === 'attacker' && params.attacks.length > 0) ||
		events.some(({ level, actor }) => level === 1 && actorLane(actor) === id)
	);
}

function subjects(traces: readonly Trace[]): readonly LaneSubject[] {
	const all = traces.map(({ params }) => params);
	const tabCount = Math.max(1, ...all.map(({ tabs }) => tabs));
	const tabs = Array.from({ length: tabCount }, (_, i): TabName => `tab${i + 1}`);
	const copied = all.some(({ storage }) => storage === 'copied');
	const jars: JarName[] = [
		...(all.some(({ storage }) => storage === 'shared') ? (['shared'] as const) : []),
		...(copied ? tabs : []),
	];
	return [
		...tabs.map(
			(actor, i) => ({ kind: 'tab', actor, ...(i === 0 && { clock: 'client' as const }) }) as const,
		),
		...jars.map((jar) => ({ kind: 'jar', jar }) as const),
		{ kind: 'as', clock: 'as' },
		...calledApis(traces).map((api) => ({ kind: 'api', api, clock: api }) as const),
		...(all.some(({ attacks }) => attacks.length > 0) ? ([{ kind: 'attacker' }] as const) : []),
	];
}

/** Only APIs that someone calls have a lane. */
function calledApis(traces: readonly Trace[]): readonly ApiName[] {
	const called = new Set<string>();
	for (const { params, events } of traces) {
		if (params.everyS > 0) params.targets.forEach((name) => called.add(name));
		params.script.forEach(({ rs }) => called.add(rs));
		for (const event of events) if (event.kind === 'rs.verify') called.add(event.actor);
	}
	return apiNames.filter((name) => called.has(name));
}
