import { membersNamed, stringOf, stringsOf, valueOf, type JsonNode } from '../encoding/json-tree.ts';
import { normalTokenType } from '../token/token-types.ts';

/** What a token is for: what it must have, and what would be amiss in it, depends on that. */
export type Profile =
	| 'jwt'
	| 'access-token'
	| 'id-token'
	| 'dpop-proof'
	| 'logout-token'
	| 'sd-jwt'
	| 'client-assertion'
	/** A proof of another key than DPoP's (OpenID4VCI Appendix F.1). */
	| 'key-proof'
	| 'key-binding'
	| 'security-event';

/** Each profile with its name and what defines it, in the order in which one chooses. To add one: add a row here. */
export const profiles: readonly {
	readonly id: Profile;
	readonly name: string;
	readonly reference: string;
}[] = [
	{ id: 'jwt', name: 'Plain JWT', reference: 'RFC 7519' },
	{ id: 'access-token', name: 'OAuth access token', reference: 'RFC 9068' },
	{ id: 'id-token', name: 'OpenID ID token', reference: 'OIDC Core §2' },
	{ id: 'dpop-proof', name: 'DPoP proof', reference: 'RFC 9449 §4.2' },
	{ id: 'logout-token', name: 'Logout token', reference: 'OIDC Back-Channel Logout §2.4' },
	{ id: 'sd-jwt', name: 'SD-JWT', reference: 'RFC 9901' },
	{ id: 'client-assertion', name: 'Client assertion', reference: 'RFC 7523 §3' },
	{ id: 'key-proof', name: 'Proof of a key', reference: 'OpenID4VCI App. F.1' },
	{ id: 'key-binding', name: 'Key Binding JWT', reference: 'RFC 9901 §4.3' },
	{ id: 'security-event', name: 'Security event token', reference: 'RFC 8417' },
];

/** A profile, and how it is known: the person said so, `typ` says so, or the claims look like it. */
export interface KnownProfile {
	readonly id: Profile;
	readonly by: 'choice' | 'type' | 'claims';
}

const byType: ReadonlyMap<string, Profile> = new Map([
	['at+jwt', 'access-token'],
	['dpop+jwt', 'dpop-proof'],
	['logout+jwt', 'logout-token'],
	['dc+sd-jwt', 'sd-jwt'],
	['vc+sd-jwt', 'sd-jwt'],
	['client-authentication+jwt', 'client-assertion'],
	['kb+jwt', 'key-binding'],
	['secevent+jwt', 'security-event'],
]);

/** The member of `events` that makes a token a logout token (OIDC Back-Channel Logout §2.4). */
export const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

/**
 * What a token is, by its `typ`, else by its claims, else plain. Total.
 * @param isSdJwt its text has disclosures (RFC 9901 §4)
 */
export function recogniseProfile(
	header: JsonNode | undefined,
	claims: JsonNode | undefined,
	isSdJwt: boolean,
): KnownProfile {
	const typ = normalTokenType(stringOf(header, 'typ') ?? '');
	const named = byType.get(typ) ?? (typ.endsWith('-proof+jwt') ? 'key-proof' : undefined);
	if (named) return { id: named, by: 'type' };
	// Any other type of its own says that it is none of these.
	if (typ !== '' && typ !== 'jwt' && !isSdJwt) return { id: 'jwt', by: 'type' };
	return { id: byClaims(claims, isSdJwt), by: 'claims' };
}

/** What issuers that are met often write in a claim of their own to say what a token is: Keycloak, Amazon Cognito. */
const said: ReadonlyMap<string, Profile> = new Map([
	['typ ID', 'id-token'],
	['typ Bearer', 'access-token'],
	['typ DPoP', 'access-token'],
	['typ Logout', 'logout-token'],
	// Tokens for the issuer itself, though they have the claims of others.
	['typ Refresh', 'jwt'],
	['typ Offline', 'jwt'],
	['token_use id', 'id-token'],
	['token_use access', 'access-token'],
]);

/** Requests (RFC 9101 §4) and presentations (VC Data Model 1.1 §6.3.1) have a nonce, too, and are no ID tokens. */
const ofOthers = ['response_type', 'redirect_uri', 'vp'];

/** Every ID token that a browser got has one of these; no access token has. */
const ofIdTokens = ['nonce', 'at_hash', 'c_hash'];

/** RFC 9068 §2.2, RFC 9396 §9.1; the others are those of Auth0, Okta and Microsoft Entra ID. */
const ofAccessTokens = [
	'scope',
	'scp',
	'client_id',
	'authorization_details',
	'permissions',
	'gty',
	'azpacr',
	'appidacr',
];

/** What tells of a login or a person beside the claims that every ID token has (OIDC Core §2, §5.1). */
const ofLogins = ['auth_time', 'email_verified', 'preferred_username'];

/** An ID token that came straight from its issuer may have no nonce (OIDC Core §3.1.2.1): Google’s, Microsoft’s. */
function looksLikeLogin(claims: JsonNode | undefined, has: (name: string) => boolean): boolean {
	if (!['iss', 'sub', 'aud', 'exp', 'iat'].every(has)) return false;
	if (!stringOf(claims, 'iss')?.startsWith('https://')) return false;
	const client = stringOf(claims, 'azp');
	const isForClient = client !== undefined && stringsOf(claims, 'aud')?.includes(client) === true;
	return isForClient || ofLogins.some(has);
}

function byClaims(claims: JsonNode | undefined, isSdJwt: boolean): Profile {
	if (isSdJwt) return 'sd-jwt';
	const names = new Set(claims?.type === 'object' ? claims.members.map(({ name }) => name) : []);
	const has = (name: string) => names.has(name);
	const events = valueOf(claims, 'events');
	if (membersNamed(events, logoutEvent).length > 0) return 'logout-token';
	// Events are named by URIs (RFC 8417 §2.2): another list of that name is the application’s own.
	if (events?.type === 'object' && events.members.some(({ name }) => name.includes(':')))
		return 'security-event';
	const own = ['typ', 'token_use'].map((name) => said.get(`${name} ${stringOf(claims, name)}`)).find(Boolean);
	if (own) return own;
	if (ofOthers.some(has)) return 'jwt';
	if (ofIdTokens.some(has)) return 'id-token';
	if (ofAccessTokens.some(has)) return 'access-token';
	if (looksLikeLogin(claims, has)) return 'id-token';
	const issuer = stringOf(claims, 'iss');
	const assertion = issuer !== undefined && issuer === stringOf(claims, 'sub') && has('jti');
	return assertion && stringsOf(claims, 'aud') !== undefined ? 'client-assertion' : 'jwt';
}

/** True for a token that nobody bears: a proof, or news of an event. It does without some claims of a bearer's. */
export function isNoBearerToken({ id }: KnownProfile): boolean {
	return ['dpop-proof', 'key-proof', 'key-binding', 'security-event', 'logout-token'].includes(id);
}

/** True for a proof that its holder has the key that it carries (RFC 9449 §4.2, OpenID4VCI Appendix F.1). */
export function isKeyProof({ id }: KnownProfile): boolean {
	return id === 'dpop-proof' || id === 'key-proof';
}

/** True for a profile that is chosen or said by `typ`: what only looks like one need not keep its rules. */
export function isStrictly({ id, by }: KnownProfile, profile: Profile): boolean {
	return id === profile && by !== 'claims';
}

/** True for a token whose `typ` says that it is something of its own, with rules that are not known here. */
export function isOfAnotherType({ id, by }: KnownProfile): boolean {
	return id === 'jwt' && by === 'type';
}
