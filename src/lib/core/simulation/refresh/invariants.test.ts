// Fault prevented: a run that no rules allow, for parameters that nobody thought of. What holds of every run is listed in
// tests/support/timeline-invariants/all.ts; a run that breaks it is printed as a link that opens it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invariants } from '../../../../../tests/support/timeline-invariants/all.ts';
import { arbitraryParams } from '../../../../../tests/support/timeline-invariants/arbitrary-params.ts';
import { rareRuns } from '../../../../../tests/support/timeline-invariants/rare-runs.ts';
import { runOf, type Engine } from '../../../../../tests/support/timeline-invariants/run.ts';
import { traceHash } from '../kernel/trace-hash.ts';
import { claimsRefusal } from './claims-refusal.ts';
import { metrics } from './metrics.ts';
import { defaultParams, type TimelineParams } from './params.ts';
import { writeRun } from './run-link.ts';
import { scenarioParams, scenarios } from './scenarios.ts';
import { simulate } from './simulate.ts';
import { stateAt } from './state-at.ts';
import { tokenLives } from './token-lives.ts';
import type {
	EventKind,
	EventOf,
	Refusal,
	RefreshDenial,
	RevocationReason,
	UserFailure,
} from './trace-event.ts';

const engine: Engine = { simulate, metrics, tokenLives, stateAt, claimsRefusal, traceHash };

/** All kinds of events, reasons and phases that short runs have; a token that is not known is never shown. */
const everything: Readonly<
	Record<
		| Exclude<EventKind, 'sim.truncated'>
		| Refusal
		| Exclude<RefreshDenial, 'unknown'>
		| RevocationReason
		| UserFailure
		| EventOf<'as.keyrotate'>['phase']
		| EventOf<'as.refresh.grace'>['mode']
		| 'lost',
		true
	>
> = {
	'user.action': true,
	'user.ok': true,
	'user.fail': true,
	'user.logout': true,
	'user.relogin': true,
	'client.store': true,
	'client.refresh.try': true,
	'client.refresh.timeout': true,
	'client.adopt': true,
	'client.duplicate': true,
	'client.signedout': true,
	'net.send': true,
	'net.recv': true,
	'as.login': true,
	'as.issue.at': true,
	'as.issue.rt': true,
	'as.refresh.ok': true,
	'as.refresh.grace': true,
	'as.refresh.deny': true,
	'as.reuse': true,
	'as.family.revoke': true,
	'as.denylist.add': true,
	'as.keyrotate': true,
	'rs.verify': true,
	'rs.jwks.fetch': true,
	'rs.jwks.got': true,
	'rs.denylist.sync': true,
	'rs.introspected': true,
	'db.role': true,
	'db.disable': true,
	'x.steal': true,
	'x.win': true,
	'x.lose': true,
	'x.refresh.ok': true,
	'x.refresh.deny': true,
	'unknown-kid': true,
	'not-yet-valid': true,
	expired: true,
	denylisted: true,
	inactive: true,
	'family-revoked': true,
	'user-disabled': true,
	'absolute-expired': true,
	'idle-expired': true,
	rotated: true,
	'reuse-detected': true,
	reuse: true,
	logout: true,
	network: true,
	'signed-out': true,
	'login-refused': true,
	published: true,
	signs: true,
	retired: true,
	sibling: true,
	replay: true,
	lost: true,
};

/** Fails with what is wrong, and with a link to the run. */
function expectAllToHold(params: TimelineParams): void {
	const run = runOf(engine, params);
	const broken = Object.entries(invariants).flatMap(([name, check]) => {
		const problem = check(run);
		return problem === undefined ? [] : [`${name}: ${problem}`];
	});
	if (broken.length > 0) throw new Error([...broken, `/timeline/#run=${writeRun(params)}`].join('\n'));
}

const ids = scenarios.flatMap((one) => [one.id, ...one.variants.map(({ id }) => id)]);

describe('what holds of every run', () => {
	it('holds of random ones', () => {
		fc.assert(fc.property(arbitraryParams, expectAllToHold), {
			numRuns: 2000,
		});
	});

	it.each(Object.entries(rareRuns))('holds when %s', (_, change) => {
		expectAllToHold({ ...defaultParams, ...change });
	});

	it('is tried on runs in which everything happens that can', () => {
		const seen = new Set<string>();
		for (const params of fc.sample(arbitraryParams, { numRuns: 400, seed: 20260105 }))
			for (const event of simulate(params).events) {
				seen.add(event.kind);
				if ('reason' in event && event.reason !== null) seen.add(event.reason);
				if (event.kind === 'as.keyrotate') seen.add(event.phase);
				if (event.kind === 'as.refresh.grace') seen.add(event.mode);
				if (event.kind === 'net.send' && event.arrives === null) seen.add('lost');
			}
		expect([...seen].sort()).toEqual(Object.keys(everything).sort());
	});

	it('holds of a storm that is cut', () => {
		const params: TimelineParams = {
			...defaultParams,
			...{ refresh: 'timer', expirySource: 'exp-claim', timerFloorMs: 200, latencyMs: 10 },
			skewS: { ...defaultParams.skewS, client: 1200 },
		};
		expect(simulate(params).truncated).toBe(true);
		expectAllToHold(params);
	});

	it.each(ids)('holds of %s', (id) => {
		const params = scenarioParams(id);
		expect(params).toBeDefined();
		if (params) expectAllToHold(params);
	});
});
