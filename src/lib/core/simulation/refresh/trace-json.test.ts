import { expect, it } from 'vitest';
import { traceHash } from '../kernel/trace-hash.ts';
import type { Metrics } from './metrics.ts';
import { defaultParams } from './params.ts';
import { traceJson } from './trace-json.ts';
import type { Trace } from './trace-event.ts';

const metrics: Metrics = {
	actions: 1,
	ok: 1,
	failures: {},
	refusals: {},
	logins: 1,
	signouts: 0,
	logouts: 0,
	refresh: { tries: 0, ok: 0, grace: 0, denied: {} },
	work: { rtReads: 0, rtWrites: 1, denylistReads: 0, introspections: 0, jwksFetches: 1 },
	falsePositives: 0,
	attack: null,
	afterLogoutMs: null,
	staleAccepted: 0,
	credentialBytes: 300,
};
const trace: Trace = {
	params: defaultParams,
	events: [
		{ id: 'a', t: 0, level: 1, actor: 'as', kind: 'as.login', fam: 'f1', tab: 'tab1' },
		{ id: 'b', t: 7000, level: 1, actor: 'as', kind: 'db.disable' },
	],
	end: 7_200_000,
	truncated: false,
};

it('gives a run whole, with the hash of its events, and each event on a line', () => {
	const text = traceJson(trace, metrics);
	expect(JSON.parse(text)).toEqual({ ...trace, metrics, hash: traceHash(trace.events) });
	expect(text.split('\n')).toContain(JSON.stringify(trace.events[1]));
	expect(JSON.parse(traceJson({ ...trace, events: [] }, metrics))).toMatchObject({ events: [] });
});
