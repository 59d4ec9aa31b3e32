import { eventTokens } from '#lib/core/simulation/refresh/event-tokens.ts';
import { metrics } from '#lib/core/simulation/refresh/metrics.ts';
import type { TimelineParams } from '#lib/core/simulation/refresh/params.ts';
import { refreshTokenOf } from '#lib/core/simulation/refresh/refresh-token-of.ts';
import { simulate } from '#lib/core/simulation/refresh/simulate.ts';
import { tokenAt } from '#lib/core/simulation/refresh/token-at.ts';
import { tokenLives } from '#lib/core/simulation/refresh/token-lives.ts';
import { countUntil, traceIndex } from '#lib/core/simulation/refresh/trace-index.ts';
import type { Level, TraceEvent } from '#lib/core/simulation/refresh/trace-event.ts';
import { History } from './history.svelte.ts';
import type { TokenWanted } from './simulated-token.svelte.ts';
import { Player } from './player.svelte.ts';
import {
	applyTimeline,
	baseParams,
	firstTimeline,
	type TimelineCommand,
	type TimelineGiven,
} from './timeline-commands.ts';

/** A hand may rest during a drag, and a slow machine let it wait: milliseconds. */
const oneGesture = 3000;

/** The part of a run that is in view, in milliseconds. */
export interface TimeView {
	readonly from: number;
	readonly to: number;
}

/** A run with what follows from it. */
function runOf(params: TimelineParams) {
	const trace = simulate(params);
	const lives = tokenLives(trace);
	return { params, trace, lives, metrics: metrics(trace, lives) };
}

/**
 * The timeline's state: it owns the parameters, the cursor and the view; the run and all that is said of it follow. What
 * changes the run is a `TimelineCommand`.
 */
export class Timeline {
	readonly #history: History<TimelineGiven>;
	#selected = $state.raw<string | undefined>();
	#view = $state.raw<TimeView | undefined>();

	constructor(given: TimelineGiven = firstTimeline) {
		this.#history = new History(given);
	}

	given = $derived.by(() => this.#history.present);
	params = $derived(this.given.params);
	/** What its scenario begins with. */
	base = $derived(baseParams(this.given.scenario));
	#run = $derived(runOf(this.params));
	trace = $derived(this.#run.trace);
	lives = $derived(this.#run.lives);
	metrics = $derived(this.#run.metrics);
	#pinnedParams = $derived(this.given.pinned);
	/** The run to compare with. */
	pinned = $derived(this.#pinnedParams && runOf(this.#pinnedParams));
	#index = $derived(traceIndex(this.trace));
	readonly player = new Player(() => ({ end: this.trace.end, moments: this.#index.moments }));

	/** How many events have happened up to the cursor. */
	happened = $derived(countUntil(this.trace, this.player.t));
	/** The event that was chosen, while the cursor is at its moment. */
	selected = $derived.by((): TraceEvent | undefined => {
		const event = this.#eventOf(this.#selected);
		return event?.t === this.player.t ? event : undefined;
	});
	/** The event that is told of: the chosen one, or the last beat up to the cursor. */
	told = $derived.by((): TraceEvent | undefined => {
		if (this.selected) return this.selected;
		const { events } = this.trace;
		for (let index = this.happened - 1; index >= 0; index--)
			if (events[index]?.level === 1) return events[index];
		return undefined;
	});

	/** By its name, so that a cursor that moves asks for nothing new while the token is the same. */
	#tokenName = $derived.by((): string | undefined => {
		const { at, rt, newRt } = this.told ? eventTokens(this.told, this.lives) : {};
		const refresh = this.params.rtForm === 'jwt' && at === undefined ? (newRt ?? rt) : undefined;
		return refresh ?? tokenAt(this.lives, this.player.t, this.told);
	});
	/** The token of what is told: its access token, or its refresh token where that is a JWT. */
	token = $derived.by((): TokenWanted | undefined => {
		const name = this.#tokenName;
		if (name === undefined) return undefined;
		const life = this.lives.access.get(name);
		if (life) return { life, alg: this.params.alg };
		const refresh = refreshTokenOf(this.lives, name, this.params);
		return refresh && { refresh };
	});

	/** The part in view; all of the run unless somebody looked closer. */
	get view(): TimeView {
		return this.#view ?? { from: 0, to: this.trace.end };
	}
	set view(view: TimeView | undefined) {
		const { end } = this.trace;
		const isAll = !view || (view.from <= 0 && view.to >= end);
		this.#view = isAll ? undefined : { from: Math.max(0, view.from), to: Math.min(end, view.to) };
	}

	get canUndo(): boolean {
		return this.#history.canUndo;
	}
	get canRedo(): boolean {
		return this.#history.canRedo;
	}

	/**
	 * @param gesture changes of one gesture in quick succession are undone together
	 * @param at milliseconds on any steady clock
	 */
	run(command: TimelineCommand, gesture?: string, at = performance.now()): void {
		const next = applyTimeline(this.given, command);
		if (next === this.given) return;
		this.#history.push(next, gesture, at, oneGesture);
		if (command.verb === 'open-scenario' || command.verb === 'open-run') this.#begin();
		else this.#follow();
	}
	undo(): void {
		if (this.#history.undo()) this.#follow();
	}
	redo(): void {
		if (this.#history.redo()) this.#follow();
	}

	/** Puts the cursor at a moment, or at an event of it. */
	seek(t: number, event?: string): void {
		this.#selected = event;
		this.player.seek(t);
	}

	/** Goes to the next or the previous event of a level or below; at the last, to the end of the run. */
	step(direction: 1 | -1, level: Level): void {
		this.player.pause();
		const { events, end } = this.trace;
		const here = this.selected ? this.#index.places.get(this.selected.id) : undefined;
		let index = here ?? (direction > 0 ? this.happened - 1 : this.happened);
		// Without a chosen event, going back first goes to the last one before the cursor.
		for (index += direction; index >= 0 && index < events.length; index += direction) {
			const event = events[index];
			if (event && event.level <= level) return this.seek(event.t, event.id);
		}
		this.seek(direction > 0 ? end : 0);
	}

	#begin(): void {
		this.player.pause();
		this.#view = undefined;
		this.seek(0);
	}

	/** After a change the cursor stays with the event that it was at, where the new run has it, too; else with its time. */
	#follow(): void {
		const event = this.#eventOf(this.#selected);
		if (event && this.#selected) this.player.seek(event.t);
		else this.#selected = undefined;
		if (this.#view && this.#view.from >= this.trace.end) this.#view = undefined;
	}

	#eventOf(id: string | undefined): TraceEvent | undefined {
		const place = id === undefined ? undefined : this.#index.places.get(id);
		return place === undefined ? undefined : this.trace.events[place];
	}
}
