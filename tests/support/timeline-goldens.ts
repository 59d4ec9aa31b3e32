// What each scenario of the timeline comes to, by the name of the metric. Worked out from the rules by hand or by a
// second model, not taken from the simulation: where one of these changes, one of the two is wrong.

/** A number, or null for "does not apply"; `failures.expired` and the like are 0 where the reason did not occur. */
export type Golden = Readonly<Record<string, number | null>>;

const minute = 60_000;

export const timelineGoldens: Readonly<Record<string, Golden>> = {
	S01: { actions: 120, ok: 120, 'refusals.expired': 7, 'refresh.ok': 7, logins: 1, signouts: 0 },
	S02: { actions: 120, ok: 120, 'refusals.expired': 0, 'refresh.ok': 8 },
	S03: { ok: 15, 'failures.expired': 105, 'refresh.tries': 0, signouts: 0 },
	S04: { ok: 60, 'failures.signed-out': 60, 'refresh.denied.idle-expired': 1, signouts: 1 },
	S05: { ok: 120, 'refusals.expired': 4, 'refresh.ok': 8 },
	S05b: { ok: 120, 'refusals.expired': 0, 'refresh.ok': 8 },
	S06: { actions: 239, ok: 160, 'failures.not-yet-valid': 79, 'refresh.ok': 79 },
	S06b: { actions: 239, ok: 239, 'refusals.not-yet-valid': 0, 'refresh.ok': 1 },
	S07: { ok: 120, 'refresh.ok': 120 },
	S07b: { ok: 120, 'refresh.ok': 8 },
	S08: { ok: 120, 'attack.hits': 20, 'attack.exposureMs': 570_040, 'attack.detectionDelayMs': null },
	S09: {
		ok: 120,
		'attack.hits': 223,
		'attack.exposureMs': 6_870_040,
		'attack.detectionDelayMs': null,
		falsePositives: 0,
	},
	S10: {
		ok: 15,
		'failures.signed-out': 105,
		'attack.detectionDelayMs': 607_120,
		'attack.residualMs': 862_920,
		falsePositives: 0,
		signouts: 1,
		logouts: 0,
	},
	S10b: { ok: 15, 'attack.detectionDelayMs': 607_120, 'attack.residualMs': 0, 'attack.exposureMs': 570_040 },
	// The last use is the first after its API's key set has grown old: the verdict waits for a round trip.
	S11: { actions: 5, ok: 5, 'attack.exposureMs': 6_840_120, 'attack.detectionDelayMs': null },
	S12: { actions: 240, ok: 45, falsePositives: 1, attack: null, signouts: 2 },
	S12b: { actions: 240, ok: 240, falsePositives: 0 },
	S12c: { actions: 240, ok: 60, falsePositives: 1 },
	S12d: { actions: 240, ok: 240, falsePositives: 0, 'refresh.ok': 7 },
	S13: { actions: 480, ok: 120, falsePositives: 1 },
	S13b: { actions: 480, ok: 480, falsePositives: 0 },
	S14: { ok: 15, falsePositives: 1, attack: null },
	S14b: { ok: 120, falsePositives: 0, 'refresh.grace': 1 },
	S15: { ok: 105, 'failures.network': 15, logins: 1, signouts: 0 },
	S16: { actions: 13, ok: 11, 'refresh.denied.idle-expired': 1, signouts: 1 },
	S17: { actions: 600, ok: 490, 'refresh.ok': 34, 'refresh.denied.absolute-expired': 1 },
	S18: { afterLogoutMs: 109 * minute + 30_040, signouts: 1, logouts: 1 },
	S18b: { afterLogoutMs: 270_040 },
	// Let in 120 ms after the logout: 40 on the way there, 80 for a key set that has just grown old.
	S18c: { afterLogoutMs: 120 },
	S18d: { afterLogoutMs: 0 },
	S19: { 'refusals.unknown-kid': 7, 'failures.unknown-kid': 4, ok: 116 },
	S19b: { 'refusals.unknown-kid': 0, ok: 120 },
	S19c: { 'refusals.unknown-kid': 0, ok: 120 },
	S19d: { 'refusals.unknown-kid': 1, ok: 120 },
	S20: { staleAccepted: 80, 'refresh.ok': 7 },
	S20b: { staleAccepted: 2, 'refresh.ok': 119 },
	S20c: { staleAccepted: 20, 'refresh.ok': 23 },
	S20d: { staleAccepted: 260, 'refresh.ok': 1 },
	S21: { actions: 10, ok: 10, 'refresh.ok': 555 },
	S21b: { actions: 10, ok: 10, 'refresh.ok': 0 },
	S22: { ok: 120, 'attack.detectionDelayMs': null, 'refresh.denied.reuse-detected': 0 },
	S22b: { 'attack.detectionDelayMs': 25_040, ok: 30 },
	S23: { 'attack.exposureMs': 895_040, 'refresh.ok': 8 },
	S23b: { 'attack.exposureMs': 55_040, 'refresh.ok': 179 },
	S23c: { 'attack.exposureMs': 295_040, 'refresh.ok': 29 },
	S23d: { 'attack.exposureMs': 3_595_040, 'refresh.ok': 2 },
};

/** The value of a metric by its path; 0 for a count that did not occur, undefined when there is no such metric. */
export function metricAt(metrics: object, path: string): number | null | undefined {
	const parts = path.split('.');
	let value: unknown = metrics;
	for (const [index, part] of parts.entries()) {
		if (value === null) return null;
		if (typeof value !== 'object' || value === undefined) return undefined;
		const isCount =
			index === parts.length - 1 && ['failures', 'refusals', 'denied'].includes(parts[index - 1] ?? '');
		value =
			(value as Record<string, unknown>)[part] ?? (isCount ? 0 : (value as Record<string, unknown>)[part]);
	}
	return typeof value === 'number' || value === null ? value : undefined;
}
