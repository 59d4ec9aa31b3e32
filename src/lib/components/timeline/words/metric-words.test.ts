import { describe, expect, it } from 'vitest';
import type { Metrics } from '#lib/core/simulation/refresh/metrics.ts';
import { defaultParams } from '#lib/core/simulation/refresh/params.ts';
import { metricWords } from './metric-words.ts';

const quiet: Metrics = {
	actions: 120,
	ok: 120,
	failures: {},
	refusals: { expired: 7 },
	logins: 1,
	signouts: 0,
	logouts: 0,
	refresh: { tries: 8, ok: 8, grace: 0, denied: {} },
	work: { rtReads: 8, rtWrites: 9, denylistReads: 0, introspections: 0, jwksFetches: 3 },
	falsePositives: 0,
	attack: null,
	afterLogoutMs: null,
	staleAccepted: 0,
	credentialBytes: 43_210,
};
const attacked: Metrics = {
	...quiet,
	attack: {
		theftAt: 300_000,
		hits: 20,
		exposureMs: 895_000,
		detectionDelayMs: null,
		residualMs: null,
		accessBoundMs: 900_000,
		residualBoundMs: null,
	},
};
const attack = { atS: 300, steal: 'at', tab: 1, useEveryS: 30, refresh: 'never' } as const;
const params = { ...defaultParams, attacks: [attack] };
const row = (id: string, rows: ReturnType<typeof metricWords>) => rows.find((one) => one.id === id);

describe('the scoreboard in words', () => {
	it('leaves out what does not apply', () => {
		const ids = metricWords(quiet, defaultParams).map(({ id }) => id);
		expect(ids).toEqual([
			'failures',
			'logins',
			'signouts',
			'refusals',
			'refreshes',
			'false-alarms',
			'work',
			'api-work',
			'keys',
			'bytes',
		]);
		expect(row('stale', metricWords(quiet, { ...defaultParams, roleChangeAtS: 1000 }))?.value).toBe('0');
	});

	it('sets exposure beside its bound, unless a stolen refresh token makes the bound void', () => {
		const exposure = row('exposure', metricWords(attacked, params));
		expect(exposure).toMatchObject({
			value: '14 min 55 s',
			tone: 'bad',
			parts: [['times let in', '20']],
			bound: { measured: 895_000, most: 900_000, text: '14 min 55 s, at most 15 min' },
		});
		const both = { ...params, attacks: [{ ...attack, steal: 'both', refresh: 'at-once' } as const] };
		expect(row('exposure', metricWords(attacked, both))?.bound).toBeNull();
	});

	it('says what changed since the pinned run, and whether that is better', () => {
		const shorter: Metrics = {
			...attacked,
			refresh: { ...quiet.refresh, tries: 29 },
			attack: attacked.attack && { ...attacked.attack, exposureMs: 295_000, detectionDelayMs: 607_000 },
		};
		const rows = metricWords(shorter, params, attacked);
		expect(row('exposure', rows)?.change).toEqual({
			text: '14 min 55 s → 4 min 55 s',
			verdict: 'better',
		});
		expect(row('refreshes', rows)?.change).toEqual({ text: '8 → 29', verdict: 'different' });
		expect(row('detection', rows)?.change).toEqual({ text: 'never noticed → 10 min 7 s', verdict: 'better' });
		expect(row('detection', metricWords(attacked, params, shorter))?.change?.verdict).toBe('worse');
		expect(row('logins', rows)?.change?.verdict).toBe('same');
		expect(row('exposure', metricWords(quiet, defaultParams, attacked))).toMatchObject({
			value: 'does not apply',
			change: { text: '14 min 55 s → does not apply', verdict: 'different' },
		});
	});

	it('says by how much a value changed where both are told alike', () => {
		const long = (exposureMs: number) => ({
			...attacked,
			attack: attacked.attack && { ...attacked.attack, exposureMs },
		});
		const change = (before: number, after: number) =>
			row('exposure', metricWords(long(after), params, long(before)))?.change;
		expect(change(6_870_000, 6_840_000)).toEqual({
			text: '1 h 54 min → 1 h 54 min, 30 s less',
			verdict: 'better',
		});
		expect(change(6_840_000, 6_840_120)?.text).toBe('1 h 54 min → 1 h 54 min, 0.12 s more');
	});

	it('tells a login from being signed out, and being signed out from leaving', () => {
		const rows = metricWords(
			{ ...quiet, signouts: 3, logouts: 1, failures: { 'signed-out': 105 } },
			{ ...params, relogin: false },
		);
		expect(row('logins', rows)).toMatchObject({ value: '1', detail: 'the first one' });
		expect(row('signouts', rows)).toMatchObject({ value: '2', tone: 'bad' });
		expect(row('signouts', rows)?.about).toContain('nobody logs in again in this run');
		const again = metricWords({ ...quiet, logins: 2, signouts: 1 }, { ...params, relogin: true });
		expect(row('logins', again)?.detail).toBe('');
		expect(row('signouts', again)?.about).not.toContain('nobody');
	});

	it('shows a span of less than a second as more than none', () => {
		const late = metricWords({ ...quiet, afterLogoutMs: 100 }, params);
		expect(row('after-logout', late)?.value).toBe('0.1 s');
	});

	it('explains each row in a sentence, under a name of its own', () => {
		const rows = metricWords({ ...attacked, staleAccepted: 2, afterLogoutMs: 5000 }, params);
		for (const { about } of rows) expect(about).toMatch(/^\p{Lu}.{20,}\.$/su);
		expect(new Set(rows.map(({ label }) => label)).size).toBe(rows.length);
	});
});
