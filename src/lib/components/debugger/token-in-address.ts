/**
 * A token that came in the page's own address, as an OAuth response or an old bookmark brings it. It is taken
 * out of the address at once: addresses end up in histories, logs and Referer headers (RFC 6750 §5.3).
 */
export function tokenInAddress(): { readonly text: string; readonly notice: string } | undefined {
	const { search, hash, pathname, origin } = location;
	// It begins a word, or follows an encoded character (`Bearer%20ey…`): each run of characters is read once.
	const carried = /(?:(?<![A-Za-z0-9_-])|(?<=%[0-9A-Fa-f]{2}))ey[A-Za-z0-9_-]+\.[A-Za-z0-9_-]/;
	const inQuery = carried.test(search);
	if (!inQuery && !carried.test(hash)) return undefined;
	history.replaceState(history.state, '', pathname);
	// As an address, so that the token is said to come from one.
	const text = `${origin}${pathname}${search}${hash}`;
	return {
		text: decodeLeniently(text),
		notice: inQuery
			? 'The token came in the address’s query, which servers log. It has been removed from the address; take it for known to others.'
			: 'The token came in the address. It has been removed from there.',
	};
}

function decodeLeniently(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
