// Known values of `typ`, with what each says the token is.
// To add one, add a row: the media type without `application/`, what it is, where it is defined.

export interface TokenType {
	readonly name: string;
	readonly meaning: string;
	readonly reference: string;
}

const rows: readonly (readonly [name: string, meaning: string, reference: string])[] = [
	['jwt', 'JSON Web Token', 'RFC 7519 §5.1'],
	['jose', 'JWS or JWE, compact', 'RFC 7515 §4.1.9'],
	['jose+json', 'JWS or JWE, as JSON', 'RFC 7515 §4.1.9'],
	['at+jwt', 'OAuth access token', 'RFC 9068'],
	['dpop+jwt', 'DPoP proof', 'RFC 9449'],
	['logout+jwt', 'logout token', 'OIDC Back-Channel Logout'],
	['secevent+jwt', 'security event token', 'RFC 8417'],
	['kb+jwt', 'key binding of an SD-JWT', 'RFC 9901 §4.3'],
	['dc+sd-jwt', 'SD-JWT credential', 'SD-JWT VC'],
	['vc+sd-jwt', 'SD-JWT credential, older name', 'SD-JWT VC'],
	['vc+jwt', 'verifiable credential', 'VC-JOSE-COSE'],
	['oauth-authz-req+jwt', 'OAuth authorization request', 'RFC 9101'],
	['token-introspection+jwt', 'token introspection response', 'RFC 9701'],
	['client-authentication+jwt', 'client assertion', 'RFC 7523bis'],
	['entity-statement+jwt', 'federation entity statement', 'OpenID Federation'],
	['trust-mark+jwt', 'federation trust mark', 'OpenID Federation'],
	['statuslist+jwt', 'status list', 'Token Status List'],
	['openid4vci-proof+jwt', 'proof of a wallet’s key', 'OpenID4VCI'],
	['passport', 'signed caller identity', 'RFC 8225'],
];

/** Every `typ` that is known, one for each row. */
export const tokenTypes: readonly TokenType[] = rows.map(([name, meaning, reference]) => ({
	name,
	meaning,
	reference,
}));

const byName = new Map(tokenTypes.map((type) => [type.name, type]));

/**
 * A `typ` or `cty` as media types are compared: without regard to case, and with an `application/` put before
 * a value that has no other slash (RFC 7515 §4.1.9), here by taking it off.
 */
export function normalTokenType(typ: string): string {
	const lower = typ.toLowerCase();
	return /^application\/[^/]*$/.test(lower) ? lower.slice('application/'.length) : lower;
}

/** What a `typ` says the token is; undefined for an unknown one. */
export function tokenTypeNamed(typ: string): TokenType | undefined {
	return byName.get(normalTokenType(typ));
}
