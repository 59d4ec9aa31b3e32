/**
 * The claims of an SD-JWT VC that may never be disclosed selectively (SD-JWT VC §2.2.2.3): without them nobody could
 * tell whose credential it is, of what type, or whether it holds. Names at the top level.
 */
export const neverSelective: ReadonlySet<string> = new Set([
	'iss',
	'nbf',
	'exp',
	'cnf',
	'vct',
	'vct#integrity',
	'aka_vcts',
	'status',
]);

/**
 * Claims at the top level that no SD-JWT's issuer may let be withheld (RFC 9901 §9.7): a holder would leave out `exp` of
 * one that has expired, and `cnf` of one that is not theirs.
 */
export const validityClaims: ReadonlySet<string> = new Set(['iss', 'aud', 'exp', 'nbf', 'cnf']);
