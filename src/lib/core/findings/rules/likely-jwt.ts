import type { Subject } from '../subject.ts';

/**
 * How surely a token is meant as a JWT, whose payload must be claims: it says so (by `typ`, a chosen profile, or claims
 * of one), nothing speaks against it, or its `typ` is that of something else (RFC 7515 §4.1.9). The decision is
 * the application's, so a JWS that only may be one is not shouted at.
 */
export function likelyJwt({ typ, profile }: Subject): 'yes' | 'maybe' | 'no' {
	if (profile.by === 'choice' || profile.id !== 'jwt' || /^(?:.*[+-])?jwt$/.test(typ)) return 'yes';
	return typ === '' ? 'maybe' : 'no';
}
