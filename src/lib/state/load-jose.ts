type JoseParts = typeof import('./jose-parts.ts');

let parts: Promise<JoseParts> | undefined;

/**
 * The cryptography, fetched once; a page that can already read tokens does not wait for it. Rejects when
 * it cannot be fetched; the next call then tries again.
 */
export function loadJose(): Promise<JoseParts> {
	parts ??= import('./jose-parts.ts').catch((error: unknown) => {
		parts = undefined;
		throw error;
	});
	return parts;
}
