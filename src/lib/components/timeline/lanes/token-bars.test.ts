import { expect, test } from 'vitest';
import { defaultParams, type TimelineParams } from '#lib/core/simulation/refresh/params.ts';
import { simulate } from '#lib/core/simulation/refresh/simulate.ts';
import { tokenLives } from '#lib/core/simulation/refresh/token-lives.ts';
import { holdings } from './holdings.ts';
import { tokenBars } from './token-bars.ts';

function barsOf(change: Partial<TimelineParams>) {
	const trace = simulate({ ...defaultParams, ...change });
	const lives = tokenLives(trace);
	return { trace, lives, bars: tokenBars(trace, lives, ['A', 'B', 'C']) };
}
const theft = { atS: 300, steal: 'both', tab: 1, useEveryS: 30, refresh: 'when-expired' } as const;

test('every access token of a plain run has one bar, from when it is stored to its expiry', () => {
	const { lives, bars } = barsOf({});
	expect(bars.access).toHaveLength(lives.access.size);
	for (const bar of bars.access) {
		const life = lives.access.get(bar.token);
		expect(bar.lane).toBe('jar:shared');
		expect(bar.to).toBe(life?.expiresAt);
		expect(bar.from - (life?.issuedAt ?? 0)).toBe(defaultParams.latencyMs);
		expect(bar.row).toBe(0);
	}
});

test('a token that was replaced before its expiry is in use until then only', () => {
	const { bars } = barsOf({ refresh: 'timer' });
	const [first, second] = bars.access;
	expect(first?.usedTo).toBe(second?.from);
	expect(first?.usedTo).toBeLessThan(first?.to ?? 0);
	expect(second?.row).toBe(1);
});

test('rotation links every refresh token with the one before it', () => {
	const { lives, bars } = barsOf({});
	expect(bars.links).toHaveLength(lives.refresh.size - 1);
	for (const { from, to } of bars.links) expect(to.number).toBe(from.number + 1);
	for (const bar of bars.refresh.slice(0, -1)) expect(bar.to).toBe(lives.refresh.get(bar.token)?.rotatedAt);
});

test('each API has its own view of an expiry, shifted by its clock', () => {
	const { bars } = barsOf({ skewS: { ...defaultParams.skewS, B: 120, C: -30 } });
	const first = bars.access[0];
	const endAt = (lane: string) => bars.apiViews.find((view) => view.lane === lane)?.to ?? 0;
	expect(endAt('A')).toBe(first?.to);
	expect(endAt('B')).toBe((first?.to ?? 0) - 120_000);
	expect(endAt('C')).toBe((first?.to ?? 0) + 30_000);
});

test('with nbf a slow API takes a token only later for valid', () => {
	const { bars, lives } = barsOf({ includeNbf: true, skewS: { ...defaultParams.skewS, C: -65 }, leewayS: 5 });
	const life = [...lives.access.values()][0];
	const view = bars.apiViews.find(({ lane }) => lane === 'C');
	expect((view?.from ?? 0) - Math.floor((life?.issuedAt ?? 0) / 1000) * 1000).toBe(60_000);
});

test('stolen tokens are on the attacker too, from the theft on', () => {
	const { bars } = barsOf({ attacks: [theft] });
	const stolen = bars.access.filter((bar) => bar.stolen);
	expect(stolen).toHaveLength(1);
	expect(stolen[0]).toMatchObject({ lane: 'x', from: 300_000 });
	const own = bars.access.find((bar) => bar.lane === 'x' && !bar.stolen);
	expect(own?.from).toBeGreaterThan(900_000);
});

test('a revoked family ends its bracket and cuts the refresh token that was alive', () => {
	const { bars, lives } = barsOf({ attacks: [theft] });
	const [family] = bars.families;
	const revokedAt = [...lives.families.values()][0]?.revokedAt;
	expect(family).toMatchObject({ lane: 'jar:shared', number: 1, revoked: true, to: revokedAt });
	const cut = bars.refresh.filter(({ cutAt }) => cutAt !== null);
	expect(cut.length).toBeGreaterThan(0);
	for (const { cutAt, to } of cut) expect([cutAt, to]).toEqual([revokedAt, revokedAt]);
});

test('a copied tab holds the same tokens in a place of its own', () => {
	const { trace, bars } = barsOf({ storage: 'copied', tabs: 2 });
	const lanesOfFirst = bars.access.filter(({ number }) => number === 1).map(({ lane }) => lane);
	expect(lanesOfFirst.sort()).toEqual(['jar:tab1', 'jar:tab2']);
	expect(new Set(holdings(trace.events).map(({ jar }) => jar))).toEqual(new Set(['tab1', 'tab2']));
	expect(bars.families[0]?.lane).toBe('jar:tab1');
});

test('tokens that never arrived are drawn where they were due, never in use', () => {
	const { bars } = barsOf({ dropRefreshResponse: [1] });
	const lost = bars.access.find(({ number }) => number === 2);
	expect(lost).toMatchObject({ lane: 'jar:shared' });
	expect(lost?.usedTo).toBe(lost?.from);
});

test('a denylisted access token is cut where it was revoked', () => {
	const { bars } = barsOf({ logoutAtS: 600, logoutKind: 'revoke-rt+denylist', revocation: 'denylist-push' });
	expect(bars.access[0]?.cutAt).toBeGreaterThanOrEqual(600_000);
	expect(bars.access[0]?.cutAt).toBeLessThan(601_000);
});

test('a refresh token that was revoked before it arrived is still shown, where it died', () => {
	const { bars, lives } = barsOf({
		tabs: 2,
		storage: 'copied',
	});
	const second = [...lives.refresh.values()].find(({ generation }) => generation === 2);
	const bar = bars.refresh.find(({ token }) => token === second?.rt);
	expect(second?.revokedAt).not.toBeNull();
	expect(bar).toMatchObject({ number: 2, to: second?.revokedAt, cutAt: second?.revokedAt });
	expect(bar?.from).toBeLessThanOrEqual(bar?.to ?? 0);
});

test('each API denies a token once it has heard that it is revoked', () => {
	const { trace, bars } = barsOf({
		attacks: [theft],
		revocation: 'denylist-push',
		reuseKillsAT: true,
	});
	const reuse = trace.events.find(({ kind }) => kind === 'as.reuse')?.t ?? 0;
	const denied = bars.apiViews.filter(({ deniedAt }) => deniedAt !== null);
	expect(new Set(denied.map(({ lane }) => lane))).toEqual(new Set(['A', 'B', 'C']));
	for (const { deniedAt } of denied) expect(deniedAt).toBe(reuse + 1000);
	expect(barsOf({ attacks: [theft] }).bars.apiViews.every(({ deniedAt }) => deniedAt === null)).toBe(true);
});
