import type { Ms } from '../kernel/ms.ts';
import type { TimelineParams } from './params.ts';

/** A signing key of the authorization server and when it is published: `[publishedFrom, publishedTo)`. */
export interface SigningKey {
	readonly kid: string;
	readonly signsFrom: Ms;
	readonly publishedFrom: Ms;
	/** Infinity when it is never taken back. */
	readonly publishedTo: Ms;
}

/** The keys over a run, the first from its beginning: `k1`, `k2`, … in the order in which they sign. */
export function signingKeys({
	rotateAtS,
	leadS,
	retireS,
}: Pick<TimelineParams, 'rotateAtS' | 'leadS' | 'retireS'>): readonly SigningKey[] {
	const starts = [0, ...[...rotateAtS].sort((a, b) => a - b).map((s) => s * 1000)];
	return starts.map((signsFrom, index) => {
		const next = starts[index + 1];
		return {
			kid: `k${String(index + 1)}`,
			signsFrom,
			publishedFrom: index === 0 ? 0 : Math.max(0, signsFrom - leadS * 1000),
			publishedTo: next === undefined || retireS === null ? Infinity : next + retireS * 1000,
		};
	});
}

/** The key that signs at a moment. */
export function signingKid(keys: readonly SigningKey[], t: Ms): string {
	return keys.findLast((key) => key.signsFrom <= t)?.kid ?? 'k1';
}

/** The names of the keys in the key set at a moment (RFC 7517 §5). */
export function publishedKids(keys: readonly SigningKey[], t: Ms): readonly string[] {
	return keys.filter((key) => key.publishedFrom <= t && t < key.publishedTo).map(({ kid }) => kid);
}
