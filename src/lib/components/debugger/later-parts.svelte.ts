type Later = typeof import('./later.ts');

class LaterParts {
	/** Undefined until they are there, and while the page is prerendered. */
	parts = $state.raw<Later | undefined>();
	/** They could not be fetched: the page can read tokens, and nothing else. */
	failed = $state(false);

	/** Fetches the parts, once; after a failure the next call tries again. */
	async load(): Promise<Later | undefined> {
		if (this.parts) return this.parts;
		try {
			this.failed = false;
			this.parts = await import('./later.ts');
		} catch {
			this.failed = true;
		}
		return this.parts;
	}
}

/** The debugger's parts beyond reading; they hold nothing of the person's. */
export const later = new LaterParts();
