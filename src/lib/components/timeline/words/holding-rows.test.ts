import { describe, expect, it } from 'vitest';
import { defaultParams } from '#lib/core/simulation/refresh/params.ts';
import { scenarioParams, scenarios } from '#lib/core/simulation/refresh/scenarios.ts';
import { simulate } from '#lib/core/simulation/refresh/simulate.ts';
import { stateAt } from '#lib/core/simulation/refresh/state-at.ts';
import { tokenLives } from '#lib/core/simulation/refresh/token-lives.ts';
import { holdingRows } from './holding-rows.ts';
import { runNames } from './run-names.ts';

/** The rows of a scenario at moments of it, each as one text. */
function rowsOf(scenario: string) {
	const trace = simulate(scenarioParams(scenario) ?? defaultParams);
	const names = runNames(trace.params, tokenLives(trace));
	const at = (seconds: number) => holdingRows(trace, stateAt(trace, seconds * 1000), names);
	const said = (seconds: number) =>
		Object.fromEntries(at(seconds).map(({ id, state, facts }) => [id, [state, ...facts].join(' | ')]));
	return { trace, at, said };
}
const ids = scenarios.flatMap(({ id, variants }) => [id, ...variants.map((variant) => variant.id)]);

describe('who holds what', () => {
	it('of a theft that rotation finds', () => {
		const { said, at } = rowsOf('S10');
		expect(said(0)).toMatchObject({
			tab1: 'logs in just now',
			x1: 'has stolen nothing yet',
			as: ' | no login yet',
		});
		expect(said(301)).toMatchObject({
			tab1: 'signed in | AT₁ works until 00:15:00 | RT₁ works until 01:00:00',
			x1: 'gets in, and can get further tokens | AT₁ works until 00:15:00 | RT₁ works until 01:00:00',
			as: ' | the login: active',
			apis: ' | hear of no revocation: they go by the token and their clocks',
		});
		expect(said(1000)).toMatchObject({
			tab1: 'signed out since 00:15:07 | because: reuse detected',
			x1: 'still gets in | AT₂ works until 00:30:00 | RT₂ is revoked',
			as: ' | the login: revoked at 00:15:07, reuse',
		});
		expect(at(1000).map(({ tone }) => tone)).toEqual(['bad', 'bad', 'plain', 'plain']);
		expect(said(4200)['x1']).toBe('holds nothing that works | AT₂ expired at 00:30:00');
		expect(at(4200)[1]?.tone).toBe('good');
	});

	it('of a browser that waits for an answer', () => {
		const { trace, said } = rowsOf('S01');
		const redeemed = trace.events.find(({ kind }) => kind === 'as.refresh.ok');
		expect(said((redeemed?.t ?? 0) / 1000)['tab1']).toBe(
			'asks for new tokens just now | AT₁ expired at 00:15:00 | RT₁ is used up',
		);
	});

	it('where the APIs hear of the revocation', () => {
		const { said } = rowsOf('S10b');
		expect(said(1000)['x1']).toContain('holds nothing that works | AT₂ is refused: on the denylist');
		expect(said(1000)['apis']).toContain('know of the revocation of');
		expect(said(1000)['as']).toMatch(/denylist: .*AT₂/);
		expect(said(301)['apis']).toBe(' | know of no revocation');
	});

	it('of two tabs of which one is signed out first', () => {
		const { said, at } = rowsOf('S12');
		const half = said(920);
		expect(Object.keys(half)).toEqual(['tab1', 'tab2', 'as', 'apis']);
		expect(half['tab1']).toContain('signed in, but only as long as its access token works');
		expect(half['tab2']).toContain('signed out since 00:15:');
		expect(at(920).map(({ tone }) => tone)).toEqual(['warning', 'bad', 'plain', 'plain']);
	});

	it('of a browser without a refresh token, of a logout, and of one whose clock differs', () => {
		expect(rowsOf('S03').said(100)['tab1']).toBe('signed in | AT₁ works until 00:15:00');
		expect(rowsOf('S03').said(1000)['tab1']).toBe('holds nothing that works | AT₁ expired at 00:15:00');
		expect(rowsOf('S18').said(700)['tab1']).toBe('logged out since 00:10:00');
		expect(rowsOf('S18d').said(700)['x1']).toContain('AT₁ is refused: no longer active');
		expect(rowsOf('S05').said(100)['tab1']).toContain(
			'AT₁ works until 00:13:00 to 00:15:00, by each API’s clock',
		);
		expect(rowsOf('S05').said(800)['tab1']).not.toContain('API B');
	});

	it.each(ids)('in %s at any moment in whole words', (id) => {
		const { trace, at } = rowsOf(id);
		for (let seconds = 0; seconds * 1000 <= trace.end; seconds += 97)
			for (const { who, state, facts } of at(seconds)) {
				expect(`${who} ${state} ${facts.join(' ')}`).not.toMatch(/undefined|null|NaN|\[object|\bf\d\.|-\d/);
				expect(new Set(facts).size).toBe(facts.length);
				expect(facts.length).toBeLessThan(7);
			}
	});

	it('says of nobody that a token works which is then refused', () => {
		const { trace, at } = rowsOf('S10');
		for (const event of trace.events)
			if (event.kind === 'rs.verify' && event.by === 'x') {
				const attacker = at(event.t / 1000).find(({ id }) => id === 'x1');
				const works = attacker?.facts.some((fact) => /^AT.* works/.test(fact)) ?? false;
				expect(works, String(event.t)).toBe(event.status === 200);
			}
	});
});
