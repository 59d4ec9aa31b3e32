import type { Metrics } from '#lib/core/simulation/refresh/metrics.ts';
import type { TimelineParams } from '#lib/core/simulation/refresh/params.ts';
import { spanText } from './moment-words.ts';
import { metricMeasures, type Measure } from './metric-measures.ts';

/** One row of the scoreboard. */
export interface MetricRow {
	readonly id: string;
	readonly label: string;
	readonly value: string;
	/** A few words on how the value came about; empty where there is nothing to say. */
	readonly detail: string;
	/** What is counted and why it matters. */
	readonly about: string;
	/** `bad` and `warning` only where the value alone is one of them. */
	readonly tone: 'bad' | 'warning' | 'plain';
	/** What the value is made of. */
	readonly parts: readonly (readonly [label: string, value: string])[];
	/** The greatest value that theory allows, in the measured value's unit, and both in words. */
	readonly bound: { readonly measured: number; readonly most: number; readonly text: string } | null;
	/** Against the pinned run. */
	readonly change: MetricChange | null;
}

export interface MetricChange {
	/** Both values as the row tells them: `14 min 55 s → 4 min 55 s`. */
	readonly text: string;
	readonly verdict: 'better' | 'worse' | 'same' | 'different';
}

/** The rows of a run's scoreboard, with what changed since the pinned run. Rows that do not apply are left out. */
export function metricWords(
	metrics: Metrics,
	params: TimelineParams,
	pinned?: Metrics,
): readonly MetricRow[] {
	return metricMeasures.flatMap((measure): readonly MetricRow[] => {
		const value = measure.of(metrics);
		const before = pinned && measure.of(pinned);
		if (value === undefined && before === undefined) return [];
		if (measure.onlyWhenSome && !isPossible(params) && !value && !before) return [];
		const most = measure.most?.(metrics) ?? null;
		const bound =
			most === null || value === undefined || !isBoundOf(measure.id, params)
				? null
				: { measured: value ?? 0, most, text: `${tell(measure, value)}, at most ${spanText(most)}` };
		return [
			{
				id: measure.id,
				label: measure.label,
				value: value === undefined ? 'does not apply' : tell(measure, value),
				detail: measure.detail?.(metrics) ?? '',
				about: [measure.about, bound && measure.mostAbout, measure.aboutRun?.(metrics, params)]
					.filter(Boolean)
					.join(' '),
				tone: value ? (measure.tone ?? 'plain') : 'plain',
				parts: (measure.parts?.(metrics) ?? []).map(([label, count]) => [label, count.toLocaleString('en')]),
				bound,
				change: pinned ? changeOf(measure, before, value) : null,
			},
		];
	});
}

const isPossible = ({ roleChangeAtS, disableAtS }: TimelineParams) =>
	roleChangeAtS !== null || disableAtS !== null;

/** A stolen refresh token gets new access tokens, for which the bound of the stolen one does not hold. */
function isBoundOf(id: string, { attacks }: TimelineParams): boolean {
	return id !== 'exposure' || attacks.every(({ steal, refresh }) => steal === 'at' || refresh === 'never');
}

function tell({ unit, none = 'none' }: Measure, value: number | null): string {
	if (value === null) return none;
	if (unit === 'span') return spanText(value);
	if (unit === 'bytes') return bytesText(value);
	return value.toLocaleString('en');
}

/** What a difference comes to that the two values as they are told do not show. */
function hiddenDifference(measure: Measure, before?: number | null, value?: number | null): string {
	if (typeof before !== 'number' || typeof value !== 'number' || before === value) return '';
	if (tell(measure, before) !== tell(measure, value)) return '';
	return `, ${tell(measure, Math.abs(value - before))} ${value > before ? 'more' : 'less'}`;
}

function bytesText(bytes: number): string {
	if (bytes < 10_000) return `${bytes.toLocaleString('en')} B`;
	if (bytes < 10_000_000) return `${Math.round(bytes / 1000).toLocaleString('en')} kB`;
	return `${Math.round(bytes / 1_000_000).toLocaleString('en')} MB`;
}

function changeOf(
	measure: Measure,
	before: number | null | undefined,
	value: number | null | undefined,
): MetricChange {
	const told = (one: number | null | undefined) =>
		one === undefined ? 'does not apply' : tell(measure, one);
	const text = `${told(before)} → ${told(value)}${hiddenDifference(measure, before, value)}`;
	if (before === value) return { text, verdict: 'same' };
	if (before === undefined || value === undefined || measure.more === 'neither')
		return { text, verdict: 'different' };
	// Never noticed is later than any moment; never let in is shorter than any span.
	const none = measure.id === 'detection' ? Number.POSITIVE_INFINITY : -1;
	const grew = (value ?? none) > (before ?? none);
	return { text, verdict: grew === (measure.more === 'worse') ? 'worse' : 'better' };
}
