import { describe, expect, it } from 'vitest';
import { defaultParams } from './params.ts';
import { traceColumns, traceCsv } from './trace-csv.ts';
import type { Trace } from './trace-event.ts';

const base = { t: 300_040, level: 1 } as const;
const trace: Trace = {
	params: { ...defaultParams, skewS: { ...defaultParams.skewS, B: 120 } },
	events: [
		{
			...base,
			id: 'v1',
			actor: 'B',
			kind: 'rs.verify',
			jti: 'f1.at1',
			kid: 'k1',
			by: 'x',
			call: 'c1',
			status: 401,
			reason: 'expired',
			checkedAt: 300_040,
			checkedLocal: 1767604020,
			steps: [],
			stale: false,
		},
		{ ...base, id: '=1+1', actor: 'as', kind: 'db.role', role: 'a,"b"' },
		{ ...base, id: 's', actor: 'x', kind: 'x.steal', from: 'tab1', at: null, rt: 'f1.rt1' },
	],
	end: 7_200_000,
	truncated: false,
};

describe('a run as CSV', () => {
	const lines = traceCsv(trace).split('\r\n');

	it('has a header line and a record an event', () => {
		expect(lines).toHaveLength(5);
		expect(lines[0]).toBe(traceColumns.join(','));
		expect(lines.at(-1)).toBe('');
	});

	it('tells the time by the actor’s clock, and the token, status and reason', () => {
		expect(lines[1]).toMatch(/^v1,300040,2026-01-05T09:07:00\.040Z,B,1,rs\.verify,f1\.at1,401,expired,"\{/);
		expect(lines[3]).toMatch(/^s,300040,2026-01-05T09:05:00\.040Z,x,1,x\.steal,f1\.rt1,,,/);
	});

	it('holds no formulas, and quotes what must be quoted', () => {
		expect(lines[2]).toBe(
			`'=1+1,300040,2026-01-05T09:05:00.040Z,as,1,db.role,,,,"{""role"":""a,\\""b\\""""}"`,
		);
	});
});
