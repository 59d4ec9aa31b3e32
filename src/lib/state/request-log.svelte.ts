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
	/** A person asked for it, with a click that named where it goes. */
	readonly started: boolean;
}

/** Counts what the browser says that the page requested: the evidence for "nothing leaves the page". */
export class RequestLog {
	#all = $state.raw<readonly LoggedRequest[]>([]);
	#loaded = $state(false);
	/** Milliseconds after the page was opened. */
	#loadedAt = Infinity;
	/** The document of this site that makes a person's requests, once there was one. */
	#means: string | undefined;

	get all(): readonly LoggedRequest[] {
		return this.#all;
	}

	/** True once the page and the parts that it fetches by itself are there. */
	get loaded(): boolean {
		return this.#loaded;
	}

	/** What the page asked for of its own accord. */
	get sinceLoad(): readonly LoggedRequest[] {
		return this.#all.filter(({ late, started }) => late && !started);
	}

	/** What a person asked for. */
	get started(): readonly LoggedRequest[] {
		return this.#all.filter(({ started }) => started);
	}

	/**
	 * Takes down a request that a person has just asked for. It is made in a frame, whose requests the browser does not
	 * report to the page.
	 * @param documentUrl the document in that frame, which the browser does report
	 */
	logStarted(url: string, documentUrl: string): void {
		this.#means = addressOf(documentUrl).address;
		const at = performance.now() / 1000;
		this.#all = [...this.#all, { ...addressOf(url), at, bytes: 0, late: true, started: true }];
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
		const icon = document.querySelector<HTMLLinkElement>('link[rel~=icon]')?.href;
		const requests = entries.map((entry) => {
			const { address, foreign } = addressOf(entry.name);
			return {
				address,
				foreign,
				at: entry.startTime / 1000,
				bytes: (entry as PerformanceResourceTiming).transferSize,
				// Browsers fetch the tab's icon again when the title changes; the page has no say in it.
				late: entry.startTime > this.#loadedAt && entry.name !== icon,
				started: address === this.#means,
			};
		});
		this.#all = [...this.#all, ...requests];
	}
}
