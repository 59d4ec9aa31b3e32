// The claims that people meet, with what each is for: shown beside its line.
// To add one, add a row: name, meaning in 2–6 words, where it is defined, kind of value.

/** What a claim's value must be. `string-or-uri`: RFC 7519 §2; `scope`: space-separated (RFC 8693 §4.2). */
export type ClaimKind =
	| 'numeric-date'
	| 'string-or-uri'
	| 'strings-or-uris'
	| 'scope'
	| 'string'
	| 'strings'
	| 'boolean'
	| 'number'
	| 'object'
	| 'any';

export interface Claim {
	readonly name: string;
	readonly meaning: string;
	/** The specification and section; '' for a name in common use that none defines. */
	readonly reference: string;
	readonly kind: ClaimKind;
	/** True when the name is in IANA's "JSON Web Token Claims" registry (RFC 7519 §10.1). */
	readonly registered: boolean;
}

type Row = readonly [name: string, meaning: string, reference: string, kind?: ClaimKind];

const oidcProfile = 'OIDC Core §5.1';

const registered: readonly Row[] = [
	['iss', 'who issued it', 'RFC 7519 §4.1.1', 'string-or-uri'],
	['sub', 'who it is about', 'RFC 7519 §4.1.2', 'string-or-uri'],
	['aud', 'who may accept it', 'RFC 7519 §4.1.3', 'strings-or-uris'],
	['exp', 'when it expires', 'RFC 7519 §4.1.4', 'numeric-date'],
	['nbf', 'not valid before', 'RFC 7519 §4.1.5', 'numeric-date'],
	['iat', 'when it was issued', 'RFC 7519 §4.1.6', 'numeric-date'],
	['jti', 'this token’s own identifier', 'RFC 7519 §4.1.7'],
	['nonce', 'ties it to one request', 'OIDC Core §2'],
	['auth_time', 'when the user signed in', 'OIDC Core §2', 'numeric-date'],
	['acr', 'how strongly they signed in', 'OIDC Core §2'],
	['amr', 'methods used to sign in', 'OIDC Core §2', 'strings'],
	['azp', 'client it was issued to', 'OIDC Core §2', 'string-or-uri'],
	['at_hash', 'hash of the access token', 'OIDC Core §3.1.3.6'],
	['c_hash', 'hash of the authorization code', 'OIDC Core §3.3.2.11'],
	['s_hash', 'hash of the state', 'FAPI 1.0 Part 2 §5.1'],
	['sid', 'session identifier', 'OIDC Front-Channel Logout §3'],
	['scope', 'what it permits', 'RFC 8693 §4.2', 'scope'],
	['client_id', 'client that asked for it', 'RFC 8693 §4.3'],
	['cnf', 'key the holder must prove', 'RFC 7800 §3.1', 'object'],
	['act', 'who acts for the subject', 'RFC 8693 §4.1', 'object'],
	['may_act', 'who may act for the subject', 'RFC 8693 §4.4', 'object'],
	['events', 'security events that happened', 'RFC 8417 §2.2', 'object'],
	['toe', 'when the event happened', 'RFC 8417 §2.2', 'numeric-date'],
	['txn', 'transaction identifier', 'RFC 8417 §2.2'],
	['roles', 'roles of the subject', 'RFC 9068 §2.2.3.1', 'strings'],
	['groups', 'groups of the subject', 'RFC 9068 §2.2.3.1', 'strings'],
	['entitlements', 'entitlements of the subject', 'RFC 9068 §2.2.3.1', 'strings'],
	['authorization_details', 'fine-grained permissions', 'RFC 9396 §9.1', 'any'],
	['token_introspection', 'introspection response', 'RFC 9701 §5', 'object'],
	['htm', 'HTTP method it proves', 'RFC 9449 §4.2'],
	['htu', 'address it proves', 'RFC 9449 §4.2'],
	['ath', 'hash of the access token', 'RFC 9449 §4.2'],
	['name', 'full name', oidcProfile],
	['given_name', 'given name', oidcProfile],
	['family_name', 'family name', oidcProfile],
	['middle_name', 'middle name', oidcProfile],
	['nickname', 'nickname', oidcProfile],
	['preferred_username', 'user name for display', oidcProfile],
	['profile', 'profile page', oidcProfile],
	['picture', 'address of a picture', oidcProfile],
	['website', 'web page', oidcProfile],
	['email', 'email address', oidcProfile],
	['email_verified', 'email address was verified', oidcProfile, 'boolean'],
	['gender', 'gender', oidcProfile],
	['birthdate', 'date of birth', oidcProfile],
	['zoneinfo', 'time zone', oidcProfile],
	['locale', 'language and region', oidcProfile],
	['phone_number', 'phone number', oidcProfile],
	['phone_number_verified', 'phone number was verified', oidcProfile, 'boolean'],
	['address', 'postal address', oidcProfile, 'object'],
	['updated_at', 'when the profile last changed', oidcProfile, 'numeric-date'],
	['vc', 'verifiable credential', 'VC Data Model 1.1 §6.3.1', 'object'],
	['vp', 'verifiable presentation', 'VC Data Model 1.1 §6.3.1', 'object'],
	['vct', 'type of credential', 'SD-JWT VC §2.2.2.1'],
	['status', 'where revocation is published', 'RFC 9901', 'object'],
	['_sd', 'digests of hidden claims', 'RFC 9901 §4.2.4.1', 'strings'],
	['_sd_alg', 'hash of the digests', 'RFC 9901 §4.1.1'],
	['sd_hash', 'hash of what is presented', 'RFC 9901 §4.3'],
	['sub_jwk', 'public key of the subject', 'OIDC Core §7.4', 'object'],
	['jwks', 'keys of the entity', 'OpenID Federation §3', 'object'],
];

const entra = 'Microsoft Entra ID';

const common: readonly Row[] = [
	['role', 'role of the subject', '', 'any'],
	['permissions', 'what it permits', 'Auth0', 'strings'],
	['scp', 'what it permits', 'Okta, Microsoft Entra ID', 'any'],
	['gty', 'grant it came from', 'Auth0'],
	['typ', 'kind of token', 'Keycloak'],
	['token_use', 'kind of token', 'Amazon Cognito'],
	['cognito:groups', 'groups of the user', 'Amazon Cognito', 'strings'],
	['cognito:username', 'user name', 'Amazon Cognito'],
	['realm_access', 'roles in the realm', 'Keycloak', 'object'],
	['resource_access', 'roles in each client', 'Keycloak', 'object'],
	['session_state', 'session identifier', 'Keycloak'],
	['allowed-origins', 'web origins allowed', 'Keycloak', 'strings'],
	['tid', 'tenant', entra],
	['oid', 'user or application object', entra],
	['upn', 'user principal name', entra],
	['unique_name', 'user name for display', entra],
	['idp', 'identity provider used', entra],
	['azpacr', 'how the client authenticated', entra],
	['appid', 'application that asked for it', entra],
	['ver', 'version of the token’s format', entra],
	['wids', 'directory roles', entra, 'strings'],
	['hd', 'Google Workspace domain', 'Google'],
	['cid', 'client that asked for it', 'Okta'],
	['uid', 'user identifier', 'Okta', 'any'],
	['org_id', 'organization', 'Auth0', 'any'],
	['tenant', 'tenant', '', 'any'],
	['user_id', 'user identifier', '', 'any'],
	['username', 'user name', ''],
	['admin', 'is an administrator', '', 'boolean'],
];

const fromRows = (rows: readonly Row[], isRegistered: boolean): readonly Claim[] =>
	rows.map(([name, meaning, reference, kind = 'string']) => ({
		name,
		meaning,
		reference,
		kind,
		registered: isRegistered,
	}));

/** Every claim that is known, one for each row, in no order that matters. */
export const claims: readonly Claim[] = [...fromRows(common, false), ...fromRows(registered, true)];

// A Map, not an object: a claim may be called "constructor" or "__proto__".
const byName = new Map(claims.map((claim) => [claim.name, claim]));

/** What is known of a claim by its exact name (RFC 7519 §4: names are case-sensitive); undefined for others. */
export function claimNamed(name: string): Claim | undefined {
	return byName.get(name);
}
