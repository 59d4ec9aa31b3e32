// Two URIs that are written differently may be the same. What RFC 3986 says that every scheme allows is done here,
// and no more: a parser for browsers would also mend backslashes and missing slashes, which no server agrees on.

/** RFC 3986 appendix B, for URIs that name a host; without a query and a fragment. */
const hierarchical = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)/;
/** The characters of RFC 3986 §2, and escapes: anything else is no URI. */
const legal = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/;
const defaultPorts: ReadonlyMap<string, string> = new Map([
	['http', '80'],
	['https', '443'],
]);

/**
 * A URI without query and fragment, after syntax-based and scheme-based normalization (RFC 3986 §6.2.2, §6.2.3).
 * Undefined for a text that is no absolute URI with a host.
 */
export function normalUri(text: string): string | undefined {
	const parts = legal.test(text) ? hierarchical.exec(text) : null;
	const [, schemeText = '', authority = '', path = ''] = parts ?? [];
	if (authority === '') return undefined;
	const scheme = schemeText.toLowerCase();
	return `${scheme}://${normalAuthority(authority, scheme)}${withoutDots(normalEscapes(path))}`;
}

function normalAuthority(authority: string, scheme: string): string {
	const at = authority.lastIndexOf('@') + 1;
	const place = normalEscapes(authority.slice(at));
	const port = /:(\d*)$/.exec(place);
	const host = (port ? place.slice(0, port.index) : place).toLowerCase();
	const isDefault = port === null || port[1] === '' || port[1] === defaultPorts.get(scheme);
	return normalEscapes(authority.slice(0, at)) + host + (isDefault ? '' : `:${port[1]}`);
}

/** RFC 3986 §6.2.2.1 and §6.2.2.2: escapes in upper case, and none for a character that needs none. */
function normalEscapes(text: string): string {
	return text.replace(/%[0-9A-Fa-f]{2}/g, (escape) => {
		const character = String.fromCharCode(parseInt(escape.slice(1), 16));
		return /[A-Za-z0-9\-._~]/.test(character) ? character : escape.toUpperCase();
	});
}

/** RFC 3986 §5.2.4, and §6.2.3: an empty path is `/`. */
function withoutDots(path: string): string {
	const segments = path.split('/').slice(1);
	const kept: string[] = [];
	segments.forEach((segment, index) => {
		const isDots = segment === '.' || segment === '..';
		if (segment === '..') kept.pop();
		if (!isDots) kept.push(segment);
		else if (index === segments.length - 1) kept.push('');
	});
	return `/${kept.join('/')}`;
}
