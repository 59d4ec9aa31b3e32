/**
 * The page's one clock, in seconds since the epoch (RFC 7519 §2 NumericDate). It ticks once a second, can
 * be set to another time, from which it goes on, and is unknown until the page runs in a browser.
 */
export class Clock {
	#ticks = $state(0);
	#offset = $state(0);

	/** The time now, in whole seconds; undefined while the page is being prerendered. */
	get now(): number | undefined {
		return this.#ticks === 0 ? undefined : this.#ticks + this.#offset;
	}

	/** The seconds by which the clock was set ahead (or, negative, back); 0 for real time. */
	get offset(): number {
		return this.#offset;
	}

	/** Sets the time, in seconds; undefined goes back to real time. */
	set(seconds: number | undefined): void {
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
