import type { Policy } from '../../acceptance/policy.ts';
import { localSeconds, type Ms } from '../kernel/ms.ts';
import { accessTokenType, parties } from './access-token.ts';
import type { ApiName, TimelineParams } from './params.ts';
import { publishedKids, signingKeys } from './signing-keys.ts';
import type { AccessTokenClaims, EventOf, Trace } from './trace-event.ts';

/** An access token as an API saw it when it judged it, and all that the API went by. */
export interface SeenToken {
	readonly claims: AccessTokenClaims;
	readonly kid: string;
	readonly alg: TimelineParams['alg'];
	readonly by: ApiName;
	/** What the API's clock showed: a NumericDate. */
	readonly at: number;
	/** By how many seconds that clock is ahead of true time. */
	readonly skewS: number;
	/** The keys in the API's copy of the key set. */
	readonly kids: readonly string[];
	readonly policy: Policy;
}

type Verdict = EventOf<'rs.verify'>;

/** What an API had before it when it gave a verdict of a run; undefined for an event of another run. */
export function seenToken(
	{ events, params }: Pick<Trace, 'events' | 'params'>,
	verdict: Verdict,
): SeenToken | undefined {
	const by = verdict.actor as ApiName;
	const { jti, kid, checkedAt, checkedLocal } = verdict;
	let kids = publishedKids(signingKeys(params), 0);
	let claims: AccessTokenClaims | undefined;
	for (const event of events) {
		if (event === verdict) break;
		if (event.kind === 'as.issue.at' && event.claims.jti === jti) ({ claims } = event);
		// Introspection takes a while: keys that came meanwhile had no part in the verdict.
		if (event.kind === 'rs.jwks.got' && event.actor === by && event.t <= checkedAt) ({ kids } = event);
	}
	return (
		claims && {
			...{ claims, kid, by, kids },
			alg: params.alg,
			at: checkedLocal,
			skewS: params.skewS[by],
			policy: apiPolicy(params),
		}
	);
}

/**
 * What an API would have before it if a token came to it at a moment: the one that judged it last by then, or the first of
 * those that are called. Undefined when the run has no such token.
 */
export function tokenSeenAt(trace: Trace, jti: string, t: Ms): SeenToken | undefined {
	const { events, params } = trace;
	const verdict = events.findLast(
		(event): event is Verdict => event.kind === 'rs.verify' && event.jti === jti && event.t <= t,
	);
	const issue = events.find((event) => event.kind === 'as.issue.at' && event.claims.jti === jti);
	if (issue?.kind !== 'as.issue.at') return undefined;
	const by = (verdict?.actor as ApiName | undefined) ?? params.targets[0] ?? 'A';
	const got = events.findLast((event) => event.kind === 'rs.jwks.got' && event.actor === by && event.t <= t);
	return {
		...{ claims: issue.claims, kid: issue.kid, by },
		alg: params.alg,
		at: localSeconds(params.skewS[by], t),
		skewS: params.skewS[by],
		kids: got?.kind === 'rs.jwks.got' ? got.kids : publishedKids(signingKeys(params), 0),
		policy: apiPolicy(params),
	};
}

/** What the timeline's APIs demand of a token (RFC 9068 §4); that they know it to be revoked is beyond a policy. */
export function apiPolicy({ alg, leewayS }: Pick<TimelineParams, 'alg' | 'leewayS'>): Policy {
	return {
		algorithms: [alg],
		typ: accessTokenType,
		issuer: parties.issuer,
		audience: [parties.audience],
		leeway: leewayS,
		requireExpiry: true,
	};
}

/** What the authorization server demands of a refresh token that is a JWT: that it is its own. */
export const refreshPolicy: Policy = {
	algorithms: ['HS256'],
	typ: 'JWT',
	issuer: parties.issuer,
	audience: [parties.issuer],
	leeway: 0,
	requireExpiry: true,
};
