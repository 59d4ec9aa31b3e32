import { momentOf, type Ms } from '#lib/core/simulation/kernel/ms.ts';
import type { ApiName } from '#lib/core/simulation/refresh/params.ts';
import type {
	AccessTokenLife,
	RefreshTokenLife,
	TokenLives,
} from '#lib/core/simulation/refresh/token-lives.ts';
import type { Actor, JarName, Trace } from '#lib/core/simulation/refresh/trace-event.ts';
import { holdings, type Holding } from './holdings.ts';
import { actorLane, jarLane } from './lane-layout.ts';
import { packRows } from './pack-rows.ts';

/** A token in somebody's hands, as a stretch of time on a lane. */
export interface TokenBar {
	readonly token: string;
	readonly fam: string;
	/** Which of its login's tokens of this kind it is; from 1. */
	readonly number: number;
	readonly lane: string;
	/** 0 or 1: bars that overlap stand in different rows. */
	readonly row: number;
	readonly from: Ms;
	readonly to: Ms;
	/** Until when its holder had it as the newest; before `to` when it was replaced. */
	readonly usedTo: Ms;
	/** When it was revoked, if it was while it could still be used. */
	readonly cutAt: Ms | null;
	readonly stolen: boolean;
}

/** How long one API takes an access token for valid, by its own clock. */
export interface ApiView {
	readonly token: string;
	readonly lane: string;
	readonly row: number;
	readonly from: Ms;
	readonly to: Ms;
	/** From when on this API refuses it as revoked; null when it never hears of that in time. */
	readonly deniedAt: Ms | null;
}

/** A login from its first token to its last, on the lane of where its tokens are kept. */
export interface FamilyBracket {
	readonly fam: string;
	/** Counted from 1. */
	readonly number: number;
	readonly lane: string;
	readonly from: Ms;
	readonly to: Ms;
	readonly revoked: boolean;
}

/** A refresh token and the one that was given for it. */
export interface RotationLink {
	readonly from: TokenBar;
	readonly to: TokenBar;
}

export interface TokenBars {
	readonly access: readonly TokenBar[];
	readonly refresh: readonly TokenBar[];
	readonly apiViews: readonly ApiView[];
	readonly families: readonly FamilyBracket[];
	readonly links: readonly RotationLink[];
	readonly leeway: Ms;
}

type Loose = Omit<TokenBar, 'row'>;

/** What is drawn of a run's tokens, in order of time. `apis`: those that have a lane. */
export function tokenBars(trace: Trace, lives: TokenLives, apis: readonly ApiName[]): TokenBars {
	const held = holdings(trace.events);
	const refresh = inRows(refreshBars(trace, lives, held));
	return {
		access: inRows(accessBars(trace, lives, held)),
		refresh,
		apiViews: apis.flatMap((api) => apiViews(trace, lives, api)).sort((a, b) => a.from - b.from),
		families: familyBrackets(trace, lives, refresh),
		links: rotationLinks(lives, refresh),
		leeway: trace.params.leewayS * 1000,
	};
}

function accessBars(trace: Trace, lives: TokenLives, held: readonly Holding[]): Loose[] {
	const heldBy = groupBy(held, ({ at }) => at);
	const count = counter();
	return [...lives.access.values()].flatMap((life) => {
		const { jti, fam, expiresAt: to, denylistedAt: cutAt } = life;
		const bar = { token: jti, fam, number: count(fam), to, cutAt };
		return hands(trace, life, heldBy.get(jti)).map((hand) => ({
			...bar,
			...hand,
			usedTo: Math.max(hand.from, Math.min(to, hand.usedTo ?? to)),
		}));
	});
}

function refreshBars(trace: Trace, lives: TokenLives, held: readonly Holding[]): Loose[] {
	const heldBy = groupBy(held, ({ rt }) => rt);
	return [...lives.refresh.values()].flatMap((life) => {
		const { rt, fam, generation, rotatedAt, revokedAt, endsAt } = life;
		const to = Math.min(rotatedAt ?? Infinity, revokedAt ?? Infinity, endsAt);
		const bar = { token: rt, fam, number: generation, to, cutAt: to === revokedAt ? to : null };
		return (
			hands(trace, life, heldBy.get(rt))
				// One that was revoked before it arrived is shown where it died.
				.map((hand) => (bar.cutAt === null ? hand : { ...hand, from: Math.min(hand.from, to) }))
				.filter(({ from }) => from < to || bar.cutAt !== null)
				.map((hand) => ({ ...bar, ...hand, usedTo: Math.max(hand.from, Math.min(to, hand.usedTo ?? to)) }))
		);
	});
}

interface Hand {
	readonly lane: string;
	readonly from: Ms;
	readonly usedTo: Ms | null;
	readonly stolen: boolean;
}

/** In whose hands a token was: places in the browser, and the attacker's. One that never arrived is drawn where it was due. */
function hands(
	{ params }: Trace,
	life: AccessTokenLife | RefreshTokenLife,
	held: readonly Holding[] | undefined,
): readonly Hand[] {
	const { holder, issuedAt, stolenAt } = life;
	const list: Hand[] = [];
	const byJar = groupBy(held ?? [], ({ jar }) => jar);
	for (const [jar, times] of byJar) {
		const first = times[0];
		const last = times.at(-1);
		if (first && last) list.push({ lane: jarLane(jar), from: first.from, usedTo: last.to, stolen: false });
	}
	if (holder === 'x') list.push({ lane: actorLane('x'), from: issuedAt, usedTo: null, stolen: false });
	else if (list.length === 0)
		list.push({
			lane: jarLane(jarOf(holder, params.storage)),
			from: issuedAt,
			usedTo: issuedAt,
			stolen: false,
		});
	if (stolenAt !== null && holder !== 'x')
		list.push({ lane: actorLane('x'), from: stolenAt, usedTo: null, stolen: true });
	return list;
}

function jarOf(holder: Actor, storage: 'shared' | 'copied'): JarName {
	return storage === 'copied' && isTab(holder) ? holder : 'shared';
}

function isTab(actor: Actor): actor is `tab${number}` {
	return actor.startsWith('tab');
}

function apiViews({ params, events }: Trace, lives: TokenLives, api: ApiName): ApiView[] {
	const skewS = params.skewS[api];
	const denials = denialsAt(events, api);
	const views = [...lives.access.values()].map(({ jti, claims, issuedAt }) => {
		const to = momentOf(claims.exp, skewS);
		const valid = claims.nbf === undefined ? issuedAt : momentOf(claims.nbf, skewS) - params.leewayS * 1000;
		return {
			token: jti,
			lane: actorLane(api),
			from: Math.min(to, Math.max(issuedAt, valid)),
			to,
			deniedAt: denials.get(jti) ?? null,
		};
	});
	const rows = packRows(views, 2);
	return views.map((view, i) => ({ ...view, row: rows[i] ?? 0 }));
}

/** When an API first learnt of each token that it is revoked. */
function denialsAt(events: Trace['events'], api: ApiName): ReadonlyMap<string, Ms> {
	const denials = new Map<string, Ms>();
	for (const event of events) {
		if (event.actor !== api) continue;
		const jtis =
			event.kind === 'rs.denylist.sync'
				? event.jtis
				: event.kind === 'rs.introspected' && !event.active
					? [event.jti]
					: [];
		for (const jti of jtis) if (!denials.has(jti)) denials.set(jti, event.t);
	}
	return denials;
}

function familyBrackets(trace: Trace, lives: TokenLives, refresh: readonly TokenBar[]): FamilyBracket[] {
	const barsOf = groupBy(refresh, ({ fam }) => fam);
	const homes = new Map(
		trace.events.flatMap((event) =>
			event.kind === 'as.login'
				? [[event.fam, jarLane(jarOf(event.tab, trace.params.storage))] as const]
				: [],
		),
	);
	return [...lives.families.values()].flatMap(({ fam, createdAt, absoluteEnd, revokedAt }, index) => {
		const bars = barsOf.get(fam) ?? [];
		const lane = homes.get(fam);
		if (lane === undefined || bars.length === 0) return [];
		const last = Math.max(...bars.map(({ to }) => to));
		const to = revokedAt ?? Math.min(absoluteEnd, last);
		return [{ fam, number: index + 1, lane, from: createdAt, to, revoked: revokedAt !== null }];
	});
}

function rotationLinks(lives: TokenLives, refresh: readonly TokenBar[]): RotationLink[] {
	const barsOf = groupBy(refresh, ({ token }) => token);
	return [...lives.refresh.values()].flatMap(({ rt, parent, holder }) => {
		const children = barsOf.get(rt) ?? [];
		const parents = parent === null ? [] : (barsOf.get(parent) ?? []);
		const byAttacker = holder === 'x';
		const to = children.find(({ lane }) => (lane === actorLane('x')) === byAttacker);
		const from = parents.find(({ lane }) => lane === to?.lane) ?? parents[0];
		return from && to ? [{ from, to }] : [];
	});
}

function inRows(bars: readonly Loose[]): readonly TokenBar[] {
	const sorted = [...bars].sort((a, b) => a.from - b.from);
	return [...groupBy(sorted, ({ lane }) => lane).values()]
		.flatMap((inLane) => {
			const rows = packRows(inLane, 2);
			return inLane.map((bar, i) => ({ ...bar, row: rows[i] ?? 0 }));
		})
		.sort((a, b) => a.from - b.from);
}

function counter(): (name: string) => number {
	const counts = new Map<string, number>();
	return (name) => {
		const next = (counts.get(name) ?? 0) + 1;
		counts.set(name, next);
		return next;
	};
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const item of items) {
		const group = groups.get(keyOf(item));
		if (group) group.push(item);
		else groups.set(keyOf(item), [item]);
	}
	return groups;
}
