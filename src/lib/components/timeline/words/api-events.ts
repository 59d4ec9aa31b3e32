import { localSeconds } from '#lib/core/simulation/kernel/ms.ts';
import type { EventOf, Refusal } from '#lib/core/simulation/refresh/trace-event.ts';
import { durationText } from '#lib/core/token/duration.ts';
import { clockOfDate } from './moment-words.ts';
import { reasonLabels } from './reason-labels.ts';
import type { RunNames } from './run-names.ts';
import type { Telling } from './telling.ts';

type Verify = EventOf<'rs.verify'>;

/** How an API's clock stands to the one that wrote the token's times: `API B’s clock is 120 s ahead`. */
function clockDifference({ actor }: Verify, names: RunNames): string | undefined {
	const ahead = names.skew(actor) - names.params.skewS.as;
	if (ahead === 0) return undefined;
	return `${names.begin(actor)}’s clock is ${Math.abs(ahead).toLocaleString('en')} s ${ahead > 0 ? 'ahead of' : 'behind'} the authorization server’s`;
}

function expiredSentence(event: Verify, names: RunNames): string {
	const { jti, actor, by, checkedLocal, checkedAt } = event;
	const token = names.token(jti);
	const exp = names.lives.access.get(jti)?.claims.exp;
	if (exp === undefined) return `${token} has expired.`;
	const serverNow = localSeconds(names.params.skewS.as, checkedAt);
	const difference = clockDifference(event, names);
	if (difference !== undefined && serverNow < exp)
		return `${difference}, so for it ${token} expired at ${clockOfDate(exp)}: it shows ${clockOfDate(checkedLocal)}, while the authorization server’s clock shows ${clockOfDate(serverNow)}. A leeway would bridge that.`;
	const ago = checkedLocal - exp;
	const after =
		by === 'x'
			? 'That is what makes a stolen access token useless in the end.'
			: names.params.refresh === 'none'
				? 'Without a refresh token only a new login helps.'
				: names.params.refreshOn401Reasons.includes('expired')
					? `${names.begin(by)} needs another, and will now try its refresh token.`
					: `${names.begin(by)} needs another, but is not set to refresh when it hears this.`;
	return `By ${names.inText(actor)}’s clock it is ${clockOfDate(checkedLocal)}, and ${token} was good until ${clockOfDate(exp)}: it expired ${ago === 0 ? 'just now' : `${durationText(ago)} ago`}. ${after}`;
}

function earlySentence(event: Verify, names: RunNames): string {
	const { jti, actor, checkedLocal } = event;
	const token = names.token(jti);
	const nbf = names.lives.access.get(jti)?.claims.nbf;
	const difference = clockDifference(event, names);
	const from =
		nbf === undefined ? '' : `: good from ${clockOfDate(nbf)}, and it shows ${clockOfDate(checkedLocal)}`;
	return `${difference === undefined ? `${names.begin(actor)} asks too early` : difference}, so for it ${token} is not valid yet${from}. An even newer token would be refused just the same.`;
}

/** Why an API refuses a token. */
function refusalSentence(reason: Refusal, event: Verify, names: RunNames): string {
	const api = names.begin(event.actor);
	const token = names.token(event.jti);
	switch (reason) {
		case 'expired':
			return expiredSentence(event, names);
		case 'not-yet-valid':
			return earlySentence(event, names);
		case 'unknown-kid':
			return `${token} was signed with key ${event.kid}, which is not in ${names.inText(event.actor)}’s copy of the key set, so its signature cannot be checked.`;
		case 'denylisted':
			return `${token} has not expired, but stands on ${names.inText(event.actor)}’s copy of the denylist.`;
		case 'inactive':
			return `${api} asked the authorization server about ${token}, and was told that it is no longer active (RFC 7662).`;
	}
}

function acceptedSentence(event: Verify, names: RunNames): string {
	const { jti, actor, checkedLocal, by, stale } = event;
	const token = names.token(jti);
	const claims = names.lives.access.get(jti)?.claims;
	const left = claims === undefined ? undefined : claims.exp - checkedLocal;
	const time =
		left === undefined
			? `${names.begin(actor)} accepts ${token}.`
			: left > 0
				? `${names.begin(actor)} accepts ${token}: by its clock it is ${clockOfDate(checkedLocal)}, and the token has ${durationText(left)} left.`
				: `${token} is past its time by ${names.inText(actor)}’s clock, but the leeway of ${durationText(names.params.leewayS)} still lets it in.`;
	const thief =
		by === 'x' ? ' Whoever holds a bearer token may use it: the API cannot see that it was stolen.' : '';
	const old = stale
		? ` What the token says (role: ${claims?.role ?? 'as it was'}) is no longer so, which the API cannot know from the token alone.`
		: '';
	return `${time}${thief}${old}`;
}

/** The words for what the APIs do. */
export const apiEvents: Telling<
	'rs.verify' | 'rs.jwks.fetch' | 'rs.jwks.got' | 'rs.denylist.sync' | 'rs.introspected'
> = {
	'rs.verify': (event, names) => {
		const { jti, by, actor, status, reason, stale } = event;
		const verdict = `${status}${reason === null ? '' : ` ${reasonLabels[reason]}`}${stale ? ' (out of date)' : ''}`;
		return {
			line: `${names.inLine(by)} calls ${names.actor(actor)} with ${names.token(jti)}: ${verdict}`,
			sentence: reason === null ? acceptedSentence(event, names) : refusalSentence(reason, event, names),
		};
	},
	'rs.jwks.fetch': ({ actor, because }, names) => ({
		line: `${names.actor(actor)} fetches the keys: ${because === 'stale' ? 'its copy is old' : 'unknown key'}`,
		sentence:
			because === 'stale'
				? `${names.begin(actor)} keeps its copy of the public keys for ${durationText(names.params.jwksTtlS)}; that time is over, so it fetches them again.`
				: `A token names a key that ${names.inText(actor)} does not know. Before refusing it, the API fetches the keys again: it may be a new one.`,
	}),
	'rs.jwks.got': ({ actor, kids }, names) => ({
		line: `${names.actor(actor)} now has ${kids.length === 0 ? 'no key' : `key${kids.length > 1 ? 's' : ''} ${kids.join(', ')}`}`,
		sentence: `${names.begin(actor)} has the authorization server’s current public keys${kids.length === 0 ? ', of which there are none' : `: ${kids.join(', ')}`}. With them it checks signatures without asking anybody.`,
	}),
	'rs.denylist.sync': ({ actor, jtis }, names) => ({
		line: `${names.actor(actor)} gets the denylist: ${jtis.length === 0 ? 'empty' : names.tokens(jtis)}`,
		sentence:
			jtis.length === 0
				? `${names.begin(actor)} brings its denylist up to date; there is no token on it.`
				: `${names.begin(actor)} now knows which tokens to refuse though they have not expired: ${names.tokens(jtis, ', ')}.`,
	}),
	'rs.introspected': ({ actor, jti, active, cached }, names) => ({
		line: `${names.actor(actor)} ${cached ? 'remembers' : 'is told'}: ${names.token(jti)} is ${active ? 'active' : 'not active'}`,
		sentence: `${
			cached
				? `${names.begin(actor)} asked about ${names.token(jti)} not long ago and goes by that answer`
				: `The authorization server answers ${names.inText(actor)}’s question about ${names.token(jti)}`
		}: ${active ? 'it is active' : 'it is no longer active, so it is refused'}.${cached ? ` What changed in the last ${durationText(names.params.introspectCacheS)} is not seen.` : ''}`,
	}),
};
