import type {
	Refusal,
	RefreshDenial,
	RevocationReason,
	UserFailure,
} from '#lib/core/simulation/refresh/trace-event.ts';

/** Why something was refused, did not work or was revoked. */
export type Reason = Refusal | RefreshDenial | UserFailure | RevocationReason;

/** The few words for each reason, as they stand behind a status or in a table. */
export const reasonLabels: Readonly<Record<Reason, string>> = {
	'unknown-kid': 'unknown key',
	'not-yet-valid': 'not yet valid',
	expired: 'expired',
	denylisted: 'on the denylist',
	inactive: 'inactive',
	unknown: 'unknown token',
	'family-revoked': 'family revoked',
	'user-disabled': 'account disabled',
	'absolute-expired': 'login too old',
	'idle-expired': 'unused for too long',
	rotated: 'already redeemed',
	'reuse-detected': 'reuse detected',
	network: 'no connection',
	'signed-out': 'signed out',
	'login-refused': 'login refused',
	reuse: 'reuse',
	logout: 'logout',
};
