import type { ParameterName } from '#lib/core/simulation/refresh/parameter-table.ts';

/** The colour of a slider: the access token's, the refresh token's, or neither's. */
export type Tone = 'access' | 'refresh' | 'other';

const toned: Partial<Readonly<Record<ParameterName, Tone>>> = {
	atTtlS: 'access',
	rtIdleS: 'refresh',
	rtAbsS: 'refresh',
	graceS: 'refresh',
};

export function toneOf(name: ParameterName): Tone {
	return toned[name] ?? 'other';
}
