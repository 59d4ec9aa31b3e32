import type { Ms } from '#lib/core/simulation/kernel/ms.ts';
import { placeAfter } from '#lib/core/simulation/kernel/place-after.ts';

/** What is played: how long it is, and the moments at which something happens, in order. */
export interface Score {
	readonly end: Ms;
	readonly moments: readonly Ms[];
}

/** How many seconds of the run pass in one second. */
export const speeds = [1, 10, 60, 600] as const;
export type Speed = (typeof speeds)[number];

/** A pause longer than this, in milliseconds of the watcher's time, is skipped where that is wished. */
const longQuiet = 600;
/** What is left of a skipped pause, so that one sees what comes. */
const keptQuiet = 300;

/**
 * Moves a cursor over a finished run: the run does not know that it is being watched. It reads no clock of its own; whoever
 * paints says how much time has passed.
 */
export class Player {
	readonly #score: () => Score;
	#t = $state(0);
	#playing = $state(false);
	speed = $state<Speed>(60);
	skipQuiet = $state(true);

	/** @param score read again at each move, so that a run may change under the cursor */
	constructor(score: () => Score) {
		this.#score = score;
	}

	/** Where the cursor is, in milliseconds of the run; never outside of it. */
	get t(): Ms {
		return Math.min(this.#t, this.#score().end);
	}
	get playing(): boolean {
		return this.#playing;
	}
	get atEnd(): boolean {
		return this.#t >= this.#score().end;
	}

	/** Goes on from where the cursor is; from the beginning when it stands at the end. */
	play(): void {
		if (this.atEnd) this.#t = 0;
		this.#playing = true;
	}
	pause(): void {
		this.#playing = false;
	}
	toggle(): void {
		if (this.#playing) this.pause();
		else this.play();
	}
	/** Puts the cursor somewhere; what is beyond the run is its end. */
	seek(t: Ms): void {
		this.#t = Math.max(0, Math.min(Math.round(t), this.#score().end));
	}

	/** Lets time pass, in milliseconds of the watcher's; at the end of the run, playing ends. */
	advance(passed: Ms): void {
		if (!this.#playing) return;
		const { end, moments } = this.#score();
		const next = firstAfter(moments, this.#t) ?? end;
		const isQuiet = this.skipQuiet && next - this.#t > longQuiet * this.speed;
		const from = isQuiet ? next - keptQuiet * this.speed : this.#t;
		this.#t = Math.min(end, Math.round(from + passed * this.speed));
		if (this.#t >= end) this.#playing = false;
	}

	/** Goes to the next moment at which something happens, without the way there; at the last one, playing ends. */
	jump(): void {
		const { end, moments } = this.#score();
		const next = firstAfter(moments, this.#t);
		this.#t = next ?? end;
		if (next === undefined) this.#playing = false;
	}
}

function firstAfter(moments: readonly Ms[], t: Ms): Ms | undefined {
	return moments[placeAfter(moments, t, (moment) => moment)];
}
