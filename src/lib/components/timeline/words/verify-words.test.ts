import { describe, expect, it } from 'vitest';
import { defaultParams, type TimelineParams } from '#lib/core/simulation/refresh/params.ts';
import { tokenLives } from '#lib/core/simulation/refresh/token-lives.ts';
import type { EventOf, TraceEvent, VerifyStep } from '#lib/core/simulation/refresh/trace-event.ts';
import { runNames } from './run-names.ts';
import { verifyWords } from './verify-words.ts';

const iat = 1767603600;
const issue: TraceEvent = {
	id: 'issue',
	t: 0,
	level: 3,
	actor: 'as',
	kind: 'as.issue.at',
	fam: 'f1',
	kid: 'k1',
	claims: { jti: 'f1.at1', iat, nbf: iat, exp: iat + 900, role: 'editor' },
	to: 'tab1',
};
const names = (params: Partial<TimelineParams> = {}, events: readonly TraceEvent[] = [issue]) => {
	const whole = { ...defaultParams, ...params };
	return runNames(whole, tokenLives({ params: whole, events }));
};
const checks = ['key', 'nbf', 'exp', 'denylist', 'introspection'] as const;
const verify = (
	outcomes: readonly VerifyStep['outcome'][],
	checkedLocal: number,
	more: Partial<EventOf<'rs.verify'>> = {},
): EventOf<'rs.verify'> => ({
	id: 'v',
	t: 900_000,
	level: 2,
	actor: 'A',
	kind: 'rs.verify',
	jti: 'f1.at1',
	kid: 'k1',
	by: 'tab1',
	call: 'c',
	status: 200,
	reason: null,
	checkedAt: 900_000,
	checkedLocal,
	steps: checks.map((check, index) => ({ check, outcome: outcomes[index] ?? 'skipped' })),
	stale: false,
	...more,
});

describe('the checks of an API in words', () => {
	it('show what was compared', () => {
		const lines = verifyWords(verify(['passed', 'passed', 'passed'], iat + 898), names());
		expect(lines.map(({ verdict }) => verdict)).toEqual([
			'passed',
			'passed',
			'passed',
			'not asked',
			'not asked',
		]);
		expect(lines[2]?.compared).toBe(
			'exp: 1767604500 (09:15:00) > now 1767604498 (09:14:58) − leeway 0: 2 s left by this API’s clock',
		);
	});

	it('say how long ago a token expired, and what was not reached then', () => {
		const lines = verifyWords(verify(['passed', 'passed', 'failed'], iat + 902), names());
		expect(lines[2]?.compared).toContain('expired 2 s ago by this API’s clock');
		expect(lines.slice(3).map(({ state }) => state)).toEqual(['not-reached', 'not-reached']);
		const now = verifyWords(verify(['passed', 'passed', 'failed'], iat + 900), names());
		expect(now[2]?.compared).toContain('expired this very second');
	});

	it('tell a token that the leeway saved, and one that is from the future', () => {
		const saved = verifyWords(verify(['passed', 'passed', 'passed'], iat + 910), names({ leewayS: 30 }));
		expect(saved[2]?.compared).toContain('saved by the leeway');
		const early = verifyWords(verify(['passed', 'failed'], iat - 65), names());
		expect(early[1]?.compared).toBe(
			'nbf: 1767603600 (09:00:00) > now 1767603535 (08:58:55) + leeway 0: 1 min 5 s too early by this API’s clock',
		);
	});

	it('tell a denylist that is not known yet from one that does not name the token', () => {
		const add: TraceEvent = {
			id: 'd',
			t: 600_000,
			level: 2,
			actor: 'as',
			kind: 'as.denylist.add',
			jti: 'f1.at1',
		};
		const event = verify(['passed', 'passed', 'passed', 'passed', 'passed'], iat + 700, {
			checkedAt: 899_000,
		});
		expect(verifyWords(event, names())[3]?.compared).toBe(
			'This API’s copy of the denylist does not name AT₁',
		);
		expect(verifyWords(event, names({}, [issue, add]))[3]?.compared).toBe(
			'AT₁ is on the denylist since 00:10:00, but this API’s copy is older',
		);
		expect(verifyWords(event, names())[4]?.compared).toBe(
			'The authorization server said about AT₁: active true; the times above were looked at before asking',
		);
	});
});
