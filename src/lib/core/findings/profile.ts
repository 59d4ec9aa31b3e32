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

function byClaims(claims: JsonNode | undefined, isSdJwt: boolean): Profile {
	const has = (name: string) => membersNamed(claims, name).length > 0;
	if (isSdJwt) return 'sd-jwt';
	if (membersNamed(valueOf(claims, 'events'), logoutEvent).length > 0) return 'logout-token';
	// Every ID token that a browser got has a nonce or a hash; no access token has.
	if (has('nonce') || has('at_hash') || has('c_hash')) return 'id-token';
	if (has('scope') || has('scp') || has('client_id')) return 'access-token';
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
