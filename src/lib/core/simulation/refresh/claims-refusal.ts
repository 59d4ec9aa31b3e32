import type { AccessTokenClaims } from './trace-event.ts';

/**
 * Whether the times of a token speak against it (RFC 7519 §4.1.4, §4.1.5): it is accepted while `exp` is after the
 * clock less the leeway, and from `nbf` on plus the leeway. A token whose `exp` is this very second has expired.
 * @param local what the API's clock shows, a NumericDate
 * @param leewayS in seconds
 */
export function claimsRefusal(
	{ nbf, exp }: Pick<AccessTokenClaims, 'nbf' | 'exp'>,
	local: number,
	leewayS: number,
): 'not-yet-valid' | 'expired' | undefined {
	if (nbf !== undefined && nbf > local + leewayS) return 'not-yet-valid';
	if (exp <= local - leewayS) return 'expired';
	return undefined;
}
