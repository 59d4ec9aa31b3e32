import type { ApiName } from '#lib/core/simulation/refresh/params.ts';

/** A moment at which the clock stands still: what the clock of a server showed when it judged a token. */
export interface HeldTime {
	/** A NumericDate. */
	readonly at: number;
	/** An API, or the authorization server. */
	readonly by: ApiName | 'as';
	/** By how many seconds that clock is ahead of true time. */
	readonly skewS: number;
}

/**
 * The page's one clock, in seconds since the epoch (RFC 7519 §2 NumericDate). It ticks once a second, can
 * be set to another time, from which it goes on, or held at one; it is unknown until the page runs in a browser.
 */
export class Clock {
	#ticks = $state(0);
	#offset = $state(0);
	/** Where the clock stands still; it goes on as it did before once this is undefined again. */
	held = $state.raw<HeldTime | undefined>();

	/** The time now, in whole seconds; undefined while the page is being prerendered. */
	get now(): number | undefined {
		return this.#ticks === 0 ? undefined : (this.held?.at ?? this.#ticks + this.#offset);
	}

	/** The seconds by which the clock was set ahead (or, negative, back); 0 for real time. */
	get offset(): number {
		return this.held ? this.held.at - this.#ticks : this.#offset;
	}

	/** Sets the time, in seconds, from which it goes on; undefined goes back to real time. */
	set(seconds: number | undefined): void {
		this.held = undefined;
		this.#offset = seconds === undefined ? 0 : Math.round(seconds - Date.now() / 1000);
	}

	/** Starts ticking at full seconds; returns what stops it. */
	start(): () => void {
		let timer: ReturnType<typeof setTimeout>;
		const tick = () => {
			const now = Date.now();
			this.#ticks = Math.floor(now / 1000);
			timer = setTimeout(tick, 1000 - (now % 1000));
		};
		tick();
		return () => clearTimeout(timer);
	}
}
