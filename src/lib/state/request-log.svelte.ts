import { addressOf } from './address-of.ts';

/** A request that the browser reports to have made for this page. */
export interface LoggedRequest {
	/** The address without query and fragment, relative to the page where it is the same site. */
	readonly address: string;
	/** Another site than this page's. */
	readonly foreign: boolean;
	/** Seconds after the page was opened. */
	readonly at: number;
	/** Bytes over the wire; 0 when it came from a cache or the size is not told. */
	readonly bytes: number;
	/** After the page said that it had loaded. */
	readonly late: boolean;
}

/** Counts what the browser says that the page requested: the evidence for "nothing leaves the page". */
export class RequestLog {
	#all = $state.raw<readonly LoggedRequest[]>([]);
	#loaded = $state(false);
	/** Milliseconds after the page was opened. */
	#loadedAt = Infinity;

	get all(): readonly LoggedRequest[] {
		return this.#all;
	}

	/** True once the page and the parts that it fetches by itself are there. */
	get loaded(): boolean {
		return this.#loaded;
	}

	get sinceLoad(): readonly LoggedRequest[] {
		return this.#all.filter(({ late }) => late);
	}

	/** From now on every request is one that the page made after loading. */
	markLoaded(): void {
		this.#loaded = true;
		this.#loadedAt = performance.now();
		document.documentElement.dataset['ready'] = 'true';
	}

	/** Begins to listen, with what was requested before; returns what ends it. */
	start(): () => void {
		const observer = new PerformanceObserver((list) => this.#add(list.getEntries()));
		observer.observe({ type: 'resource', buffered: true });
		return () => observer.disconnect();
	}

	#add(entries: readonly PerformanceEntry[]): void {
		const requests = entries.map((entry) => {
			const { address, foreign } = addressOf(entry.name);
			return {
				address,
				foreign,
				at: entry.startTime / 1000,
				bytes: (entry as PerformanceResourceTiming).transferSize,
				late: entry.startTime > this.#loadedAt,
			};
		});
		this.#all = [...this.#all, ...requests];
	}
}
