// Addresses of keys come from people and, worse, from tokens. What is shown as the host is what a request would go to:
// the address is read as the browser reads it, and what it would mend in silence is refused.

/** Why a text is no address that keys could be fetched from. */
export type AddressProblem =
	| 'empty'
	| 'too-long'
	/** A control or format character, white space or a backslash: what is shown would not be what is meant. */
	| 'character'
	| 'no-scheme'
	/** Neither https nor http: `javascript:`, `data:`, `file:` and the like. */
	| 'scheme'
	| 'not-a-url'
	| 'credentials'
	| 'fragment'
	/** http to another host than this computer: anybody on the way could put in other keys. */
	| 'insecure'
	/** An issuer has no query (RFC 8414 §2). */
	| 'query';

/** An address that keys may be fetched from, when a person says so. */
export interface KeySetAddress {
	readonly ok: true;
	/** As the browser writes it, the host in ASCII. */
	readonly url: string;
	/** Host and port as they are asked, in ASCII: `xn--…` where letters of another script were written. */
	readonly host: string;
	/** `loopback`: a server on this computer, which http is fit for. */
	readonly kind: 'https' | 'loopback';
	/** The host was written with other letters than those of ASCII, which may look like them. */
	readonly international: boolean;
}

export type AddressReading = KeySetAddress | { readonly ok: false; readonly code: AddressProblem };

const longest = 2048;
/** The hosts of this computer that the fetching document's policy lets through. */
const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1']);

/**
 * Reads a text as the address of keys: an absolute https URL (http for this computer) without credentials and
 * without a fragment. Total: any text gives an address or the reason why it is none; white space around it is
 * passed over.
 */
export function keySetAddress(text: string): AddressReading {
	const trimmed = text.trim();
	const code = faultOf(trimmed);
	if (code !== undefined) return { ok: false, code };
	const url = parsed(trimmed);
	if (url === undefined || url.hostname === '') return { ok: false, code: 'not-a-url' };
	if (url.username !== '' || url.password !== '') return { ok: false, code: 'credentials' };
	const isSecure = url.protocol === 'https:';
	if (!isSecure && !loopback.has(url.hostname)) return { ok: false, code: 'insecure' };
	const international = url.hostname.split('.').some((label) => label.startsWith('xn--'));
	return { ok: true, url: url.href, host: url.host, kind: isSecure ? 'https' : 'loopback', international };
}

/** What is wrong with a text before it is parsed: parsers drop, mend or reinterpret all of this. */
function faultOf(text: string): AddressProblem | undefined {
	if (text === '') return 'empty';
	if (text.length > longest) return 'too-long';
	if (/[\p{C}\p{Z}\s\\]/u.test(text)) return 'character';
	const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text)?.[1]?.toLowerCase();
	// `login.example.com:8443` has no scheme, though it begins as if it had one.
	if (scheme === undefined || scheme.includes('.')) return 'no-scheme';
	if (scheme !== 'https' && scheme !== 'http')
		return /^:\d/.test(text.slice(scheme.length)) ? 'no-scheme' : 'scheme';
	if (!/^\/\/[^/]/.test(text.slice(scheme.length + 1))) return 'not-a-url';
	// Also where it is empty, as in `https://@host`.
	if (/^[^/?#]*@/.test(text.slice(scheme.length + 3))) return 'credentials';
	return text.includes('#') ? 'fragment' : undefined;
}

function parsed(text: string): URL | undefined {
	try {
		return new URL(text);
	} catch {
		return undefined;
	}
}

/** Where an issuer's metadata may stand, or why the issuer is no address. */
export type DiscoveryAddresses =
	| {
			readonly ok: true;
			/** The issuer as it was given, which the metadata must repeat. */
			readonly issuer: string;
			readonly address: KeySetAddress;
			/** The addresses in the order in which they are tried, all at the issuer's host. */
			readonly urls: readonly string[];
	  }
	| { readonly ok: false; readonly code: AddressProblem };

/**
 * The addresses of an issuer's metadata: OpenID Connect Discovery §4 appends to the issuer, RFC 8414 §3.1 puts its
 * name between host and path, and some put OpenID's there (RFC 8414 §5).
 */
export function discoveryAddresses(issuerText: string): DiscoveryAddresses {
	const issuer = issuerText.trim();
	const address = keySetAddress(issuer);
	if (!address.ok) return address;
	if (issuer.includes('?')) return { ok: false, code: 'query' };
	const { origin, pathname } = new URL(address.url);
	const path = pathname.replace(/\/$/, '');
	const urls = [
		`${origin}${path}/.well-known/openid-configuration`,
		`${origin}/.well-known/oauth-authorization-server${path}`,
		`${origin}/.well-known/openid-configuration${path}`,
	];
	return { ok: true, issuer, address, urls: [...new Set(urls)] };
}

/**
 * The command that fetches an address outside of the browser, for a POSIX shell: nothing in the address is taken for
 * more than a part of it. Empty for what is no address.
 */
export function curlCommand(url: string): string {
	const address = keySetAddress(url);
	if (!address.ok) return '';
	// curl itself would read brackets and braces as lists of addresses.
	return `curl --globoff --location --max-time 10 '${address.url.replaceAll("'", String.raw`'\''`)}'`;
}
