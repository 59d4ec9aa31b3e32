import { describe, expect, it } from 'vitest';
import { defaultParams } from '#lib/core/simulation/refresh/params.ts';
import { scenarioParams } from '#lib/core/simulation/refresh/scenarios.ts';
import { simulate } from '#lib/core/simulation/refresh/simulate.ts';
import { stateAt } from '#lib/core/simulation/refresh/state-at.ts';
import { tokenLives } from '#lib/core/simulation/refresh/token-lives.ts';
import { familyTokens } from './family-tokens.ts';
import { runNames } from './run-names.ts';

/** What is said of the first revocation in a run. */
function saidOf(scenario: string, change: object = {}): readonly string[] {
	const trace = simulate({ ...(scenarioParams(scenario) ?? defaultParams), ...change });
	const event = trace.events.find(({ kind }) => kind === 'as.family.revoke');
	if (event?.kind !== 'as.family.revoke') throw new Error('Nothing was revoked.');
	const names = runNames(trace.params, tokenLives(trace));
	return familyTokens(event, stateAt(trace, event.t), names).map(
		({ sentence, survives }) => `${survives ? '! ' : ''}${sentence}`,
	);
}

describe('the tokens of a family that is revoked', () => {
	it('end or go on, and it is said why', () => {
		expect(saidOf('S10')).toEqual([
			'RT₂ of the attacker is of no more use.',
			'! AT₂ of the attacker works until 00:30:00, as nobody asks the authorization server.',
		]);
		expect(saidOf('S10b')).toEqual([
			'RT₂ of the attacker is of no more use.',
			'! AT₂ of the attacker works until the APIs hear of its revocation.',
		]);
		expect(saidOf('S10b', { reuseKillsAT: false })[1]).toBe(
			'! AT₂ of the attacker works until 00:30:00, as only refresh tokens are revoked here.',
		);
	});

	it('are those of two honest tabs, too', () => {
		expect(saidOf('S12')).toEqual([
			'RT₂ of tab 1 is of no more use.',
			'! AT₂ of tab 1 works until 00:30:07, as nobody asks the authorization server.',
		]);
	});

	it('at a logout are the person’s and the copies of them', () => {
		expect(saidOf('S18b')).toEqual([
			'RT₁ of the browser, copied by the attacker, is of no more use.',
			'! AT₁ of the browser, copied by the attacker, works until 00:15:00, as nobody asks the authorization server.',
		]);
	});
});
