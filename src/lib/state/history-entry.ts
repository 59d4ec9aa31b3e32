import { readToken } from '#lib/core/token/read-token.ts';
import type { Draft } from '#lib/core/token/draft.ts';
import type { Reading } from '#lib/core/token/reading.ts';
import { tokenFacts, type TokenFacts } from '#lib/core/token/token-facts.ts';
import { encodeContent } from '#lib/core/token/write-token.ts';
import type { TokenState } from './debugger-commands.ts';

/** A token of this session with the key that was at hand with it; in memory only. */
export interface HistoryEntry {
	readonly id: number;
	/** The token's text. */
	readonly token: string;
	/** All that brings it back; a passphrase is no part of it. */
	readonly state: TokenState;
	/** The key verified or opened the token. */
	readonly keyWorks: boolean;
	/** It was edited or typed here, as against one that was opened. */
	readonly edited: boolean;
	/** When it came to be at hand the last time, and when it was last seen there: real time, in seconds. */
	readonly since: number;
	readonly last: number;
	/** It was restored or compared, and so is no passing state of an edit. */
	readonly kept: boolean;
	/** Edits of one token, one after the other, are one chapter. */
	readonly chapter: number;
}

/** By the draft: another key makes no other token. */
const readings = new WeakMap<Draft, Reading>();
const facts = new WeakMap<Draft, TokenFacts>();

/** The reading of a token of the session, with the content that stood beside its text. */
export function readingOf({ token, state }: Pick<HistoryEntry, 'token' | 'state'>): Reading {
	let reading = readings.get(state.draft);
	if (!reading) {
		const content = state.draft.content?.sealedIn === undefined ? encodeContent(state.draft) : undefined;
		const selected = state.draft.frame?.selected ?? 0;
		reading = readToken(token, undefined, { selected, ...(content !== undefined && { content }) });
		readings.set(state.draft, reading);
	}
	return reading;
}

/** What one tells a token of the session by; worked out when it is first asked for. */
export function factsOf(entry: Pick<HistoryEntry, 'token' | 'state'>): TokenFacts {
	const { draft } = entry.state;
	let found = facts.get(draft);
	if (!found) facts.set(draft, (found = tokenFacts(readingOf(entry))));
	return found;
}

/** Characters of a part that a search looks through. */
const mostSearched = 100_000;
const searched = new WeakMap<TokenState, string>();

/** Whether a token has every word of a search, anywhere: in its claims, its header, its text, or where it came from. */
export function matchesSearch(entry: HistoryEntry, search: string): boolean {
	let text = searched.get(entry.state);
	if (text === undefined) {
		const { header, payload } = readingOf(entry);
		const { state, token } = entry;
		const { issuer, subject, client, alg, kid } = factsOf(entry);
		// Names as they are read: a text may write them with escapes.
		const names = [issuer, subject, client, alg, kid, state.origin.name];
		text = [...names, header?.text?.slice(0, mostSearched), payload?.text?.slice(0, mostSearched), token]
			.join('\n')
			.toLowerCase();
		searched.set(entry.state, text);
	}
	const words = search.toLowerCase().split(/\s+/);
	return words.every((word) => text.includes(word));
}
