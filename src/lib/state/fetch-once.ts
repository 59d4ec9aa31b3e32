/**
 * A part of the page that is fetched once, however often it is asked for. The call rejects when the part cannot
 * be fetched, and the next call then tries again.
 */
export function fetchOnce<Part>(fetchPart: () => Promise<Part>): () => Promise<Part> {
	let part: Promise<Part> | undefined;
	return () => {
		part ??= fetchPart().catch((error: unknown) => {
			part = undefined;
			throw error;
		});
		return part;
	};
}
