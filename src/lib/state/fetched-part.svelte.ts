import { fetchOnce } from './fetch-once.ts';

/** A part of the page that comes after its first load, as the screen sees it. */
export class FetchedPart<Part> {
	/** Undefined until it is there, and while the page is prerendered. */
	current = $state.raw<Part | undefined>();
	/** It could not be fetched. */
	failed = $state(false);
	readonly #fetch: () => Promise<Part>;

	constructor(fetchPart: () => Promise<Part>) {
		this.#fetch = fetchOnce(fetchPart);
	}

	/** Fetches the part, once; after a failure the next call tries again. Undefined when it cannot be had. */
	async load(): Promise<Part | undefined> {
		this.failed = false;
		try {
			this.current = await this.#fetch();
		} catch {
			this.failed = true;
		}
		return this.current;
	}
}
