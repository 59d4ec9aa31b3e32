import type { RefreshCause, RefreshDenial, UserFailure } from '#lib/core/simulation/refresh/trace-event.ts';
import type { TimelineParams } from '#lib/core/simulation/refresh/params.ts';
import { durationText } from '#lib/core/token/duration.ts';
import { clockOfDate } from './moment-words.ts';
import { reasonLabels } from './reason-labels.ts';
import type { Telling } from './telling.ts';

const failures: Readonly<Record<UserFailure, string>> = {
	'unknown-kid': 'The API did not know the key that had signed the token, and a new token did not help.',
	'not-yet-valid':
		'The API holds the token to be from the future, as its clock is behind; a newer token is no older.',
	expired: 'The token had expired, and the browser did not get another.',
	denylisted: 'The token stands on the denylist, so it is refused though it has not expired.',
	inactive: 'Asked by the API, the authorization server said that the token is no longer active.',
	network: 'The request or its answer was lost on the way, so nobody judged the token at all.',
	'signed-out': 'The browser holds no tokens any more: without a new login it cannot even ask.',
	'login-refused': 'The authorization server did not let the person log in again.',
};

const logouts: Readonly<Record<TimelineParams['logoutKind'], string>> = {
	local:
		'The person logs out, and the browser only forgets its tokens. Nobody else is told: a copy of them works as before.',
	'revoke-rt':
		'The person logs out, and the browser asks for its refresh token to be revoked (RFC 7009). Access tokens that are out go on working until they expire.',
	'revoke-rt+denylist':
		'The person logs out: the refresh token is to be revoked (RFC 7009), and the access tokens put on a denylist that the APIs learn of.',
};

const causes: Readonly<Record<RefreshCause, string>> = {
	refused: 'because an API has refused the access token',
	'before-request': 'because the access token is about to expire, and a request is waiting for it',
	timer: 'because a timer says that the access token is about to expire',
};

const signouts: Readonly<Record<RefreshDenial | 'logout', string>> = {
	logout: 'because the person logged out',
	unknown: 'because the authorization server does not know its refresh token',
	'family-revoked': 'because everything that came from this login has been revoked',
	'user-disabled': 'because the account has been disabled',
	'absolute-expired': 'because the login has reached its greatest age, however much it was used',
	'idle-expired': 'because the refresh token was not used for too long',
	rotated: 'because its refresh token had been redeemed before and is of no more use',
	'reuse-detected':
		'because its refresh token had been redeemed before, which the authorization server takes for a theft',
};

/** The words for what the person and the browser do. */
export const clientEvents: Telling<
	| 'user.action'
	| 'user.ok'
	| 'user.fail'
	| 'user.logout'
	| 'user.relogin'
	| 'client.store'
	| 'client.refresh.try'
	| 'client.refresh.timeout'
	| 'client.adopt'
	| 'client.duplicate'
	| 'client.signedout'
> = {
	'user.action': ({ actor, rs }, names) => ({
		line: `person wants something of API ${rs}${names.params.tabs > 1 ? ` (${names.inLine(actor)})` : ''}`,
		sentence: `The person does something in ${names.inText(actor)} for which it needs API ${rs}.`,
	}),
	'user.ok': ({ rs, jti }, names) => ({
		line: `person has the answer of API ${rs}`,
		sentence: `The person got what they wanted: API ${rs} accepted ${names.token(jti)}.`,
	}),
	'user.fail': ({ rs, reason }) => ({
		line: `person sees an error from API ${rs}: ${reasonLabels[reason]}`,
		sentence: `What the person wanted of API ${rs} did not work. ${failures[reason]}`,
	}),
	'user.logout': ({ logoutKind }) => ({
		line: `person logs out (${{ local: 'here only', 'revoke-rt': 'RT revoked', 'revoke-rt+denylist': 'RT revoked, AT denied' }[logoutKind]})`,
		sentence: logouts[logoutKind],
	}),
	'user.relogin': ({ actor }, names) => ({
		line: `person logs in again (${names.inLine(actor)})`,
		sentence: `The session in ${names.inText(actor)} was over, so the person types name and password once more.`,
	}),
	'client.store': ({ actor, jar, at, rt, expiresInS, exp }, names) => ({
		line: `${names.inLine(actor)} stores ${names.tokens([at, rt])}`,
		sentence: `${names.begin(actor)} puts ${names.tokens([at, rt], ' and ')} into ${names.jar(jar)}. The answer says “expires in ${durationText(expiresInS)}”; the token itself says ${clockOfDate(exp)}.`,
	}),
	'client.refresh.try': ({ actor, attempt, rt, cause }, names) => ({
		line: `${names.inLine(actor)} begins a refresh with ${names.token(rt)}${attempt > 1 ? `, attempt ${attempt}` : ''}`,
		sentence:
			attempt > 1
				? `No answer came, so ${names.inText(actor)} sends ${names.token(rt)} once more. If the first request did arrive, the token has been redeemed already.`
				: `${names.begin(actor)} asks for a new access token with ${names.token(rt)}, ${causes[cause]}.`,
	}),
	'client.refresh.timeout': ({ actor, attempt }, names) => ({
		line: `${names.inLine(actor)} waits in vain for the refresh (attempt ${attempt})`,
		sentence: `No answer to the refresh in ${durationText(names.params.timeoutMs / 1000)}. ${names.begin(actor)} cannot know whether the authorization server ever got the request.`,
	}),
	'client.adopt': ({ actor, jar, at }, names) => ({
		line: `${names.inLine(actor)} goes on with ${names.token(at)}`,
		sentence: `There is already a newer token in ${names.jar(jar)}, so ${names.inText(actor)} takes ${names.token(at)} and needs no refresh of its own.`,
	}),
	'client.duplicate': ({ actor, jar, from }, names) => ({
		line: `${names.inLine(actor)} begins with a copy of the tokens`,
		sentence: `The tab was duplicated: ${names.jar(jar)} now holds the same tokens as ${names.jar(from)}. Two places hold one refresh token, and neither knows of the other.`,
	}),
	'client.signedout': ({ actor, reason }, names) => ({
		line: `${names.inLine(actor)} is signed out: ${reasonLabels[reason]}`,
		sentence: `${names.begin(actor)} throws its tokens away, ${signouts[reason]}. The person must log in again to go on.`,
	}),
};
