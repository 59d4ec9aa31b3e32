import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { plainPolicy } from '#lib/core/acceptance/policy.ts';
import { arrival } from '#lib/core/samples/arrival.ts';
import { defaultParams, type TimelineParams } from '#lib/core/simulation/refresh/params.ts';
import { seenToken, type SeenToken } from '#lib/core/simulation/refresh/seen-token.ts';
import { simulate } from '#lib/core/simulation/refresh/simulate.ts';
import { beginJudging } from './begin-judging.svelte.ts';
import { Clock } from './clock.svelte.ts';
import type { App } from './context.ts';
import { plainOrigin } from './debugger-commands.ts';
import { everyForm } from './form-commands.ts';
import { openDebugger } from './open-debugger.svelte.ts';
import { openSimulatedRefreshToken, openSimulatedToken } from './open-simulated-token.svelte.ts';
import { historyOf } from './token-history.svelte.ts';
import type { Workbench } from './workbench.svelte.ts';

const realNow = 1_793_700_000;
const theirs = 'eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJodHRwczovL21pbmUuZXhhbXBsZSJ9.c2ln';

beforeEach(
	() => void vi.useFakeTimers({ now: realNow * 1000, toFake: ['Date', 'setTimeout', 'clearTimeout'] }),
);
afterEach(() => void vi.useRealTimers());

function setup(): App {
	const clock = new Clock();
	clock.start();
	return { clock, workbench: undefined } as unknown as App;
}

/** What an API saw at its first verdict of a kind. */
function seen(params: Partial<TimelineParams>, reason: 'expired' | null): SeenToken {
	const trace = simulate({ ...defaultParams, horizonS: 1200, refresh: 'none', ...params });
	const verdict = trace.events.find((event) => event.kind === 'rs.verify' && event.reason === reason);
	if (verdict?.kind !== 'rs.verify') throw new Error('no such verdict');
	return seenToken(trace, verdict)!;
}

async function open(
	app: App,
	what: SeenToken,
	title = `access token ${what.claims.jti}`,
): Promise<Workbench> {
	expect(await openSimulatedToken(app, what, title)).toBe(true);
	flushSync();
	return app.workbench!;
}

/** What the debugger says once it has verified the signature. */
async function verdictOf(app: App): Promise<{ verdict: string; failed: readonly string[] }> {
	const { workbench } = app;
	await beginJudging(workbench!, app, arrival);
	await vi.waitFor(() => {
		flushSync();
		expect(workbench?.judgement?.signature.current).toBeDefined();
	});
	const { verdict, checks } = workbench!.judgement!.acceptance!;
	return { verdict, failed: checks.filter(({ state }) => state === 'failed').map(({ id }) => id) };
}

const skewed = { skewS: { ...defaultParams.skewS, B: 120 } };

describe('a token of the timeline in the debugger', () => {
	it('is judged as the API judged it, at the time that its clock showed', async () => {
		const app = setup();
		const expired = seen(skewed, 'expired');
		expect(expired.by).toBe('B');
		const workbench = await open(app, expired);
		expect(app.clock.now).toBe(expired.at);
		expect(app.clock.held).toEqual({ at: expired.at, by: 'B', skewS: 120 });
		expect(workbench.given).toMatchObject({ policy: expired.policy, demoKey: true });
		expect(await verdictOf(app)).toEqual({ verdict: 'refused', failed: ['expiry'] });
	});

	it('is a refresh token, too, where that is a JWT: as its issuer sees it', async () => {
		const app = setup();
		const facts = { name: 'f1.rt2', seed: 1, iat: 1767603600, exp: 1767632400 };
		const held = { at: 1767604500, by: 'as', skewS: 0 } as const;
		expect(await openSimulatedRefreshToken(app, facts, held, 'RT₂')).toBe(true);
		flushSync();
		expect(app.clock.now).toBe(held.at);
		expect(await verdictOf(app)).toEqual({ verdict: 'accepted', failed: [] });
		app.workbench?.undo();
		flushSync();
		expect(app.clock.held).toBeUndefined();
	});

	it('is accepted where it was accepted, however long one looks at it', async () => {
		const app = setup();
		const accepted = seen({}, null);
		await open(app, accepted);
		vi.advanceTimersByTime(3_600_000);
		expect(app.clock.now).toBe(accepted.at);
		expect(await verdictOf(app)).toEqual({ verdict: 'accepted', failed: [] });
	});

	it('is verified with the keys of every algorithm', async () => {
		for (const alg of ['HS256', 'RS256'] as const) {
			const app = setup();
			await open(app, seen({ alg }, null));
			expect(await verdictOf(app)).toEqual({ verdict: 'accepted', failed: [] });
		}
	});
});

describe('what was at hand before', () => {
	it('is a fresh sample where nobody has been to the debugger', async () => {
		const app = setup();
		const workbench = await open(app, seen({}, null));
		workbench.undo();
		flushSync();
		expect(workbench.given.origin).toMatchObject({ kind: 'sample', name: arrival.title });
		expect(workbench.payload.text).toContain(String(realNow - 480));
		expect(workbench.canUndo).toBe(false);
	});

	it('comes back with its key, its expectations and the real time in one step, and goes again', async () => {
		const app = setup();
		const workbench = openDebugger(app, arrival);
		workbench.takeForms(everyForm);
		workbench.run({ verb: 'open', token: theirs, origin: plainOrigin('pasted') });
		workbench.run({ verb: 'set-key', text: 'their own secret' });
		workbench.run({ verb: 'set-policy', policy: { ...plainPolicy, leeway: 5 } });
		const before = workbench.given;
		const token = seen(skewed, 'expired');
		expect(await open(app, token)).toBe(workbench);
		expect(workbench.tokenText).not.toBe(theirs);

		workbench.undo();
		flushSync();
		expect(workbench.given).toBe(before);
		expect(app.clock.now).toBe(realNow);
		expect(app.clock.held).toBeUndefined();

		workbench.redo();
		flushSync();
		expect(app.clock.now).toBe(token.at);
	});

	it('finds the clock as it was set', async () => {
		const app = setup();
		app.clock.set(realNow + 3600);
		const workbench = await open(app, seen({}, null));
		workbench.undo();
		flushSync();
		expect(app.clock.now).toBe(realNow + 3600);
		expect(app.clock.offset).toBe(3600);
	});
});

describe('the clock', () => {
	it('goes on in real time when the person wants it to, and stays so while the token is edited', async () => {
		const app = setup();
		const workbench = await open(app, seen({}, null));
		workbench.takeForms(everyForm);
		app.clock.set(undefined);
		flushSync();
		workbench.run({ verb: 'edit-signature', encoded: 'AAAA' });
		flushSync();
		expect(app.clock.held).toBeUndefined();
		expect(app.clock.now).toBe(realNow);
		expect(app.clock.offset).toBe(0);
	});

	it('stands while the token is edited, and goes on with another token, which is judged as it would have been', async () => {
		const app = setup();
		const token = seen({}, null);
		const workbench = await open(app, token);
		workbench.takeForms(everyForm);
		workbench.run({ verb: 'edit-signature', encoded: 'AAAA' });
		flushSync();
		expect(app.clock.now).toBe(token.at);
		workbench.openText(theirs);
		flushSync();
		expect(app.clock.now).toBe(realNow);
		expect(workbench.given).toMatchObject({ policy: plainPolicy, keyText: '', demoKey: false });
	});

	it('moves on to the next token that is opened', async () => {
		const app = setup();
		await open(app, seen(skewed, 'expired'));
		const accepted = seen({}, null);
		await open(app, accepted);
		expect(app.clock.held).toEqual({ at: accepted.at, by: accepted.by, skewS: 0 });
	});

	it('stands again when the token is brought back out of the history of tokens', async () => {
		const app = setup();
		const token = seen({}, null);
		const workbench = await open(app, token);
		workbench.takeForms(everyForm);
		const history = historyOf(workbench, app.clock);
		flushSync();
		workbench.openText(theirs);
		flushSync();
		const entry = history.entries.find(
			({ state }) => state.origin.name === `access token ${token.claims.jti}`,
		);
		history.restore(entry!.id);
		flushSync();
		expect(app.clock.now).toBe(token.at);
		expect(workbench.given.policy).toEqual(token.policy);
	});
});

it('changes nothing where a token cannot be signed', async () => {
	const app = setup();
	vi.stubGlobal('crypto', {});
	const unheard = { ...seen({ alg: 'HS256' }, null), kid: 'k77' };
	expect(await openSimulatedToken(app, unheard, 'access token')).toBe(false);
	vi.unstubAllGlobals();
	expect(app.workbench).toBeUndefined();
});
