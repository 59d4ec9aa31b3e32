import { eventTokens } from '#lib/core/simulation/refresh/event-tokens.ts';
import type { Ms } from '#lib/core/simulation/kernel/ms.ts';
import type { RefreshDenial, RevocationReason } from '#lib/core/simulation/refresh/trace-event.ts';
import { durationText } from '#lib/core/token/duration.ts';
import { clockOfDate } from './moment-words.ts';
import { reasonLabels } from './reason-labels.ts';
import type { RunNames } from './run-names.ts';
import type { Telling } from './telling.ts';

/** Why the authorization server gives nothing for a refresh token. */
export function denialSentence(reason: RefreshDenial, rt: string, names: RunNames): string {
	const token = names.token(rt);
	const { rtAbsS, rtIdleS } = names.params;
	const sentences: Readonly<Record<RefreshDenial, string>> = {
		unknown: `it never issued ${token}, or has forgotten it`,
		'family-revoked': `everything that came from this login has been revoked, and ${token} with it`,
		'user-disabled': 'the account has been disabled since the login',
		'absolute-expired': `the login is older than ${durationText(rtAbsS)}, after which nothing prolongs it`,
		'idle-expired': `${token} was not used for ${durationText(rtIdleS)}, so it has died of idleness`,
		rotated: `${token} had been redeemed before, and each refresh token works once`,
		'reuse-detected': `${token} had been redeemed before; that looks like a theft, so all tokens that came from this login (its family) are revoked`,
	};
	return sentences[reason];
}

const revocations: Readonly<Record<RevocationReason, string>> = {
	reuse:
		'A refresh token came a second time, and the authorization server cannot tell which of the two is the thief (RFC 9700 §4.14.2). So it revokes the whole family, that is all that came from this login: both must log in again.',
	logout: 'The person has logged out, so no refresh token of this login gives new tokens any more.',
	'user-disabled':
		'The account has been disabled, so no refresh token of this login gives new tokens any more.',
};

const stillOut = (names: RunNames) =>
	names.params.revocation === 'none'
		? ' The APIs do not ask the authorization server: an access token that is out works until it expires.'
		: '';

/** Whether anything of a login had been stolen by a moment. */
function isStolenFrom(login: string, moment: Ms, { lives }: RunNames): boolean {
	return [...lives.access.values(), ...lives.refresh.values()].some(
		({ fam, stolenAt }) => fam === login && stolenAt !== null && stolenAt <= moment,
	);
}

const family = (fam: string, names: RunNames) =>
	names.lives.families.size > 1 ? `family of login ${fam.replace(/^f/, '')}` : 'family';

/** The words for what the authorization server does, and for its database. */
export const serverEvents: Telling<
	| 'as.login'
	| 'as.issue.at'
	| 'as.issue.rt'
	| 'as.refresh.ok'
	| 'as.refresh.grace'
	| 'as.refresh.deny'
	| 'as.reuse'
	| 'as.family.revoke'
	| 'as.denylist.add'
	| 'as.keyrotate'
	| 'db.role'
	| 'db.disable'
> = {
	'as.login': (event, names) => {
		const { at, rt } = eventTokens(event, names.lives);
		const got = names.tokens([at, rt]);
		return {
			line: got === '' ? `login (${names.inLine(event.tab)})` : `login → ${got}`,
			sentence: `The person logs in from ${names.inText(event.tab)}. The authorization server gives out an access token, good for ${durationText(names.params.atTtlS)}, and a refresh token to get the next one with. All tokens that come from this login are one family.`,
		};
	},
	'as.issue.at': ({ claims, kid, to }, names) => ({
		line: `issues ${names.token(claims.jti)} to ${names.inLine(to)}`,
		sentence: `The authorization server signs ${names.token(claims.jti)} for ${names.inText(to)} with key ${kid}: issued ${clockOfDate(claims.iat)}, expires ${clockOfDate(claims.exp)}, both by its own clock. Role: ${claims.role}.`,
	}),
	'as.issue.rt': ({ rt, generation, parent, to }, names) => ({
		line: `issues ${names.token(rt)} to ${names.inLine(to)}`,
		sentence:
			parent === null
				? `${names.token(rt)} is the login’s first refresh token, for ${names.inText(to)}. It is never sent to an API, only back to the authorization server.`
				: `${names.token(rt)} goes to ${names.inText(to)} in place of ${names.token(parent)}: number ${generation} in the chain since the login.`,
	}),
	'as.refresh.ok': (event, names) => {
		const { rt, by, rotated } = event;
		const { at, newRt } = eventTokens(event, names.lives);
		const got = names.tokens([at, newRt]);
		const who = by === 'x' ? 'attacker refreshes' : 'refresh';
		return {
			line: `${who} ${names.token(rt)} → ${got === '' ? 'new tokens' : got}`,
			sentence: `${names.begin(by)} hands in ${names.token(rt)} and gets ${got === '' ? 'new tokens' : names.tokens([at, newRt], ' and ')}. ${
				rotated
					? `${names.token(rt)} is used up: should it come again, somebody else may hold a copy.`
					: `${names.token(rt)} stays good, so a copy of it works as well, unnoticed.`
			}${by === 'x' ? ' The authorization server sees a refresh like any other.' : ''}`,
		};
	},
	'as.refresh.grace': ({ rt, by, mode, successor }, names) => ({
		line: `${names.token(rt)} again, in grace → ${names.token(successor)} (${mode})`,
		sentence: `${names.token(rt)} has been redeemed (exchanged for new tokens) before, but not more than ${durationText(names.params.graceS)} ago: that is forgiven, since an answer may have been lost. ${names.begin(by)} gets ${
			mode === 'sibling'
				? `${names.token(successor)}, a further branch of the same chain`
				: `the very successor that was given out before, ${names.token(successor)}`
		}.`,
	}),
	'as.refresh.deny': ({ rt, by, reason }, names) => ({
		line: `refresh ${names.token(rt)} by ${names.inLine(by)} denied: ${reasonLabels[reason]}`,
		sentence: `The authorization server gives ${names.inText(by)} nothing (invalid_grant): ${denialSentence(reason, rt, names)}.`,
	}),
	'as.reuse': ({ rt, by, fam, t }, names) => {
		const revokes = names.params.reuseDetection === 'revoke-family';
		const stolen = isStolenFrom(fam, t, names);
		return {
			line: `reuse of ${names.token(rt)} seen${revokes ? `: ${family(fam, names)} revoked` : ''}`,
			sentence: `${names.begin(by)} hands in ${names.token(rt)}, which had been redeemed (exchanged for new tokens) before. Two parties seem to hold it, a thief and a victim, and the request does not tell which one this is.${
				stolen ? '' : ' In this run nobody stole it: it is a false alarm.'
			}`,
		};
	},
	'as.family.revoke': ({ fam, reason }, names) => ({
		line: `${family(fam, names)} revoked: ${reasonLabels[reason]}`,
		sentence: `${revocations[reason]}${stillOut(names)}`,
	}),
	'as.denylist.add': ({ jti }, names) => ({
		line: `${names.token(jti)} → denylist`,
		sentence: `The authorization server puts ${names.token(jti)} on the list of tokens to refuse before they expire. ${
			names.params.revocation === 'denylist-pull'
				? `The APIs fetch the list every ${durationText(names.params.pullEveryS)}; until then they do not know.`
				: names.params.revocation === 'denylist-push'
					? `The APIs are told, ${durationText(names.params.pushDelayS)} later.`
					: 'Only who asks for the list learns of it.'
		}`,
	}),
	'as.keyrotate': ({ kid, phase }) => ({
		line: {
			published: `key ${kid} published`,
			signs: `key ${kid} signs from now on`,
			retired: `key ${kid} retired`,
		}[phase],
		sentence: {
			published: `The authorization server publishes key ${kid} before it signs with it, so that the APIs can fetch it in good time.`,
			signs: `From now on the authorization server signs with key ${kid}. An API whose copy of the key set lacks it cannot check the new tokens.`,
			retired: `Key ${kid} is no longer published. Tokens that it signed are refused as soon as an API fetches the keys anew, even those that have not expired.`,
		}[phase],
	}),
	'db.role': ({ role }) => ({
		line: `database: role is now ${role}`,
		sentence: `The person’s role becomes “${role}”. Tokens that are out still say what they said when they were signed.`,
	}),
	'db.disable': () => ({
		line: 'database: account disabled',
		sentence:
			'The account is disabled. Access tokens that are out do not know it: they work until they expire or somebody checks.',
	}),
};
