import { durationText } from '#lib/core/token/duration.ts';
import type { TokenFacts } from '#lib/core/token/token-facts.ts';
import type { SideCheck } from '#lib/state/check-side.ts';
import { factsOf, type HistoryEntry } from '#lib/state/history-entry.ts';
import { relativeTime } from './time-words.ts';

/** What a token goes by: issuer and subject, or else the best that is known of it. */
export function nameOfEntry(entry: HistoryEntry): string {
	const { state, token } = entry;
	const { issuer, subject, client, audience, alg } = factsOf(entry);
	// Of an address what tells it from others: there is too little room for its scheme.
	const who = [issuer?.replace(/^https?:\/\//, ''), subject ?? client].filter(
		(part) => part !== undefined && part !== '',
	);
	if (who.length > 0) return who.join(' · ');
	const { name, kind } = state.origin;
	const sample = kind === 'sample' ? name : undefined;
	const forWhom = audience?.[0] === undefined ? undefined : `for ${audience[0]}`;
	const byAlgorithm = alg === 'none' ? 'Unsecured token' : alg && `${alg} token`;
	return sample ?? forWhom ?? name ?? byAlgorithm ?? token.slice(0, 32);
}

/** Where a token of the session came from, in a word or two. */
export function sourceOfEntry({ edited, state: { origin } }: HistoryEntry): string {
	if (origin.kind === 'sample') return edited ? 'sample, edited' : 'sample';
	if (origin.kind === 'inner') return edited ? 'from within another, edited' : 'from within another token';
	if (origin.kind === 'pasted') return edited ? 'edited' : (origin.name ?? 'pasted');
	return 'written here';
}

/** When a token was last at hand; both times real ones, in seconds. */
export function whenAtHand({ last }: HistoryEntry, now: number): string {
	return now - last < 5 ? 'just now' : relativeTime(last, now);
}

export interface ToneWords {
	readonly tone: 'good' | 'bad' | 'warning' | 'quiet';
	readonly text: string;
}

/** Whether a token's times include the moment (RFC 7519 §4.1.4, §4.1.5). */
export function describeLifetime({ expires, notBefore }: TokenFacts, now: number): ToneWords {
	if (expires !== undefined && now >= expires) {
		return { tone: 'bad', text: `expired ${durationText(now - expires)} ago` };
	}
	if (notBefore !== undefined && now < notBefore) {
		return { tone: 'warning', text: `valid in ${durationText(notBefore - now)}` };
	}
	if (expires === undefined) return { tone: 'quiet', text: 'no exp' };
	return { tone: 'good', text: `${durationText(expires - now)} left` };
}

/** The key that a token of the session was at hand with. */
export function describeEntryKey({ keyWorks, state: { keyText, demoKey } }: HistoryEntry): string {
	if (keyText === '') return 'no key';
	return `${keyWorks ? 'with its key' : 'with the key at hand then'}${demoKey ? ' (demo)' : ''}`;
}

/** What keys say of one of two tokens; undefined while that is asked. */
export function describeCheck(check: SideCheck | undefined): ToneWords {
	if (!check) return { tone: 'quiet', text: 'checking the signature…' };
	const which = check.with === 'own' ? 'the key it was at hand with' : 'the key at hand';
	switch (check.state) {
		case 'verified':
			return { tone: 'good', text: `verified with ${which}` };
		case 'opened':
			return { tone: 'good', text: `opened with ${which}` };
		case 'failed':
			return { tone: 'bad', text: 'signature does not match the key at hand' };
		case 'none':
			return { tone: 'quiet', text: 'signature not checked: no key for it' };
	}
}
