/** What an API demands of a token. What is left out is not checked, and the checks say so. */
export interface Policy {
	/** The `alg` values allowed (RFC 8725 §3.1); `none` is never accepted. */
	readonly algorithms?: readonly string[];
	/** The token type, compared as a media type (RFC 8725 §3.11). */
	readonly typ?: string;
	/** The one issuer, compared character by character (RFC 8725 §3.8). */
	readonly issuer?: string;
	/** The API's own names: one of them must be in `aud` (RFC 8725 §3.9). */
	readonly audience?: readonly string[];
	/** Clock skew allowed, in seconds, on each side. */
	readonly leeway: number;
	/** Greatest time since `iat`, in seconds. */
	readonly maximumAge?: number;
	/** All must be granted. */
	readonly scope?: readonly string[];
	readonly role?: string;
	readonly requireExpiry: boolean;
}

/** Nothing expected but a signature and times that hold, with no leeway. */
export const plainPolicy: Policy = { leeway: 0, requireExpiry: false };
