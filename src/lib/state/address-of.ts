/** An address as it is shown: without query and fragment, and without the host where that is this page's own. */
export function addressOf(url: string): { readonly address: string; readonly foreign: boolean } {
	const { origin, pathname } = new URL(url, document.baseURI);
	const foreign = origin !== location.origin;
	return { address: foreign ? `${origin}${pathname}` : pathname, foreign };
}
