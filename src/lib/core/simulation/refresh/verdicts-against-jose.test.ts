import { createLocalJWKSet, errors, jwtVerify, type JWK } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { accept } from '../../acceptance/accept.ts';
import { readKeys } from '../../jose/read-keys.ts';
import { verify } from '../../jose/verify.ts';
import { readToken } from '../../token/read-token.ts';
import { randomBelow } from '../kernel/counter-random.ts';
import { localMs } from '../kernel/ms.ts';
import { verifyingKeys, verifyingKeyText } from './demo-keys.ts';
import { materialize } from './materialize.ts';
import { defaultParams, type TimelineParams } from './params.ts';
import { seenToken } from './seen-token.ts';
import { simulate } from './simulate.ts';
import type { EventOf, Refusal, Trace } from './trace-event.ts';

type Verdict = EventOf<'rs.verify'>;

/** Parameters that bring about every verdict of the claims and the key, and calls at the very seconds that decide. */
function paramsOf(seed: number): TimelineParams {
	const below = (most: number, what: string) => randomBelow(most, seed, 'params', what);
	const pick = <T>(choices: readonly T[], what: string): T => choices[below(choices.length, what)]!;
	const atTtlS = pick([60, 120, 300], 'ttl');
	const leewayS = pick([0, 0, 1, 30, 65], 'leeway');
	const skew = (who: string) => pick([0, 0, -65, -2, 1, 7, 120], who);
	const skewS = { client: 0, as: skew('as'), A: skew('A'), B: skew('B'), C: skew('C') };
	// The seconds at which the first token comes to be valid and expires, as each API sees it, and those beside them.
	const script = (['A', 'B', 'C'] as const).flatMap((rs) => {
		const ahead = skewS.as - skewS[rs];
		const deciding = [ahead - leewayS, ahead + atTtlS + leewayS];
		const near = deciding.flatMap((second) => [second - 1, second, second + 1]);
		return near.filter((atS) => atS > 0).map((atS) => ({ atS, tab: 1, rs }));
	});
	return {
		...defaultParams,
		seed,
		horizonS: 900,
		atTtlS,
		leewayS,
		includeNbf: below(2, 'nbf') === 1,
		skewS,
		refresh: pick(['none', 'on-401', 'before-request', 'timer'], 'refresh'),
		aheadS: 10,
		refreshOn401Reasons: pick([['expired', 'invalid'], ['expired'], []], 'reasons'),
		everyS: 11,
		latencyMs: pick([0, 1, 40, 500], 'latency'),
		jitterMs: pick([0, 0, 900], 'jitter'),
		script,
		rotateAtS: pick([[], [200], [200, 500]], 'rotate'),
		leadS: pick([0, 30], 'lead'),
		retireS: pick([null, 0, 60], 'retire'),
		jwksTtlS: pick([30, 600], 'jwks'),
		refetchOnUnknownKid: below(2, 'refetch') === 1,
		revocation: pick(['none', 'denylist-push', 'introspect'], 'revocation'),
		reuseKillsAT: true,
		attacks:
			below(2, 'attack') === 0
				? [{ atS: 70, steal: 'both', tab: 1, useEveryS: 17, refresh: 'when-expired' }]
				: [],
		alg: seed % 10 === 3 ? 'HS256' : seed % 10 === 7 ? 'RS256' : 'EdDSA',
	};
}

interface Case {
	readonly trace: Trace;
	readonly verdict: Verdict;
	readonly token: string;
}

const cases: Case[] = [];

beforeAll(async () => {
	for (let seed = 1; seed <= 30; seed++) {
		const trace = simulate(paramsOf(seed));
		for (const verdict of trace.events) {
			if (verdict.kind !== 'rs.verify') continue;
			const { claims, kid, alg } = seenToken(trace, verdict)!;
			cases.push({ trace, verdict, token: (await materialize(claims, kid, alg))! });
		}
	}
});

/** What jose says of the token with the API's keys, clock and leeway. */
async function asJoseSees({ trace, verdict, token }: Case): Promise<string | null> {
	const { kids, alg, by, policy } = seenToken(trace, verdict)!;
	const keys = (await verifyingKeys(kids, alg)) as JWK[];
	const options = {
		currentDate: new Date(localMs(trace.params.skewS[by], verdict.checkedAt)),
		clockTolerance: trace.params.leewayS,
		typ: policy.typ!,
		issuer: policy.issuer!,
		audience: [...policy.audience!],
		algorithms: [alg],
	};
	try {
		if (alg === 'HS256') {
			// A key set of jose's holds no secrets: the one of the name is looked up here.
			const key = keys.find(({ kid }) => kid === verdict.kid);
			if (!key) throw new errors.JWKSNoMatchingKey();
			await jwtVerify(token, key, options);
		} else await jwtVerify(token, createLocalJWKSet({ keys }), options);
		return null;
	} catch (error) {
		if (error instanceof errors.JWKSNoMatchingKey) return 'unknown-kid';
		if (error instanceof errors.JWTExpired) return 'expired';
		if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf') return 'not-yet-valid';
		return String(error);
	}
}

/** What a verdict says of key and claims alone: that a token was revoked does not stand in it. */
const ofClaims = ({ reason }: Verdict): Refusal | null =>
	reason === 'denylisted' || reason === 'inactive' ? null : reason;

test('there are enough verdicts, and of every kind', () => {
	expect(cases.length).toBeGreaterThanOrEqual(2_000);
	for (const reason of [null, 'unknown-kid', 'not-yet-valid', 'expired', 'denylisted', 'inactive'] as const)
		expect(
			cases.filter(({ verdict }) => verdict.reason === reason).length,
			String(reason),
		).toBeGreaterThanOrEqual(5);
	const atTheSecond = cases.filter(({ trace, verdict }) => {
		const { claims, at } = seenToken(trace, verdict)!;
		return claims.exp === at - trace.params.leewayS || claims.nbf === at + trace.params.leewayS;
	});
	expect(atTheSecond.length).toBeGreaterThan(20);
});

test('jose says the same of the really signed tokens, in verdict and reason (I22)', async () => {
	const disagreeing: object[] = [];
	for (const each of cases) {
		const said = await asJoseSees(each);
		if (said !== ofClaims(each.verdict))
			disagreeing.push({ id: each.verdict.id, said, verdict: each.verdict });
	}
	expect(disagreeing).toEqual([]);
});

/** The check of the debugger's that a reason is told by. */
const failing = { 'unknown-kid': 'signature', 'not-yet-valid': 'not-before', expired: 'expiry' } as const;

test('the debugger says the same with what it is given of the API', async () => {
	const disagreeing: object[] = [];
	for (const { trace, verdict, token } of cases) {
		const { kids, alg, at, policy } = seenToken(trace, verdict)!;
		const reading = readToken(token);
		const signature = await verify(reading, await readKeys(await verifyingKeyText(kids, alg)));
		const { checks } = accept({ reading, signature, policy, now: at });
		// It makes every check that it can, where an API ends with the first that fails.
		const first = checks.find(({ state }) => state === 'failed')?.id;
		const reason = ofClaims(verdict);
		const expected = reason === null ? undefined : failing[reason as keyof typeof failing];
		if (first !== expected) disagreeing.push({ id: verdict.id, first, reason });
	}
	expect(disagreeing).toEqual([]);
});

test('an event of another run is seen by nobody', () => {
	const { verdict } = cases[0]!;
	expect(seenToken({ ...cases[0]!.trace, events: [] }, verdict)).toBeUndefined();
});
