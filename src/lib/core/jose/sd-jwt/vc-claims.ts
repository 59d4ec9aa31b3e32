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
	'status',
]);

/** Claims that control whether an SD-JWT holds, and should stand in the clear in every one (RFC 9901 §9.7). */
export const validityClaims: ReadonlySet<string> = new Set(['iss', 'aud', 'exp', 'nbf', 'iat', 'cnf']);
