import { untrack } from 'svelte';
import { writeToken } from '#lib/core/token/write-token.ts';
import type { Clock } from './clock.svelte.ts';
import type { Given, Origin, TokenState } from './debugger-commands.ts';
import type { HistoryEntry } from './history-entry.ts';
import { isOpened, isSameOrigin, isSameState, keyChoiceOf, tokenStateOf } from './token-state.ts';
import type { Workbench } from './workbench.svelte.ts';

/** An edited state becomes an entry once it has stood still for this long, in milliseconds. */
const stillness = 2_000;
/** One that stood for this long, in seconds, is not replaced by the next edit of the same token. */
const standing = 30;
const mostEntries = 200;
/** Of all tokens and keys together. */
const mostCharacters = 20_000_000;

/** What is at hand: what was given, its text, and whether the key goes with it. */
interface Seen {
	readonly given: Given;
	readonly token: string;
	readonly works: boolean;
}

/**
 * The tokens of this session, each once, with their keys: what was opened at once, what was edited when it has settled.
 * It holds them in memory only, and forgets them with the page.
 */
export class TokenHistory {
	/** What was at hand last comes first. */
	entries = $state.raw<readonly HistoryEntry[]>([]);
	readonly #workbench: Workbench;
	readonly #clock: Clock;
	#lastId = 0;
	#chapter = 0;
	#origin: Origin | undefined;
	/** The token at hand a moment ago. */
	#token = '';
	/** An edited state that has not settled. */
	#pending: (Seen & { readonly since: number; readonly chapter: number }) | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** The token at hand when it was removed from here: it does not come back by itself. */
	#forgotten: string | undefined;

	/** Must be made inside an effect root. */
	constructor(workbench: Workbench, clock: Clock) {
		this.#workbench = workbench;
		this.#clock = clock;
		// What was opened before this part of the page was there.
		for (const given of workbench.past) {
			this.#see({ given, token: writeToken(given.draft), works: false });
		}
		$effect(() => {
			const { given, tokenText: token, judgement } = workbench;
			const works =
				judgement?.signature.current?.state === 'verified' ||
				judgement?.forms?.decryption.outcome?.state === 'decrypted';
			untrack(() => this.#see({ given, token, works }));
		});
	}

	/** The entry of the token at hand, where it is one. */
	current = $derived.by(() => this.entries.find(({ token }) => token === this.#workbench.tokenText));

	entry(id: number): HistoryEntry | undefined {
		return this.entries.find((entry) => entry.id === id);
	}

	/** Brings a token back with its key, in one step that undo takes back. */
	restore(id: number): void {
		const entry = this.entry(id);
		if (!entry) return;
		this.keep(id);
		this.#workbench.run({ verb: 'reopen', state: entry.state });
	}

	/** A token that somebody came back to is not replaced by later edits. */
	keep(id: number): void {
		this.#change(id, { kept: true });
	}

	remove(id: number): void {
		this.#forget(this.entry(id)?.token);
		this.entries = this.entries.filter((entry) => entry.id !== id);
	}

	/** Forgets all tokens and keys; what is at hand stays there, and does not come back here by itself. */
	clear(): void {
		this.#forget(this.#workbench.tokenText);
		this.entries = [];
	}

	#forget(token: string | undefined): void {
		if (token !== this.#workbench.tokenText) return;
		this.#forgotten = token;
		this.#drop();
	}

	/** Real time, whatever the page's clock was set to. */
	get #now(): number {
		return (this.#clock.now ?? 0) - this.#clock.offset;
	}

	#see(seen: Seen): void {
		const { given, token } = seen;
		const isNext = !isSameOrigin(this.#origin, given.origin) || token === '';
		if (isNext) this.#chapter++;
		if (isNext && this.#pending?.token !== token) this.#settle();
		this.#origin = given.origin;
		if (token !== this.#token) this.#leave();
		this.#token = token;
		if (token === this.#forgotten || token === '') return this.#drop();
		this.#forgotten = undefined;
		const known = this.entries.find((entry) => entry.token === token);
		if (known) {
			this.#drop();
			this.#meetAgain(known, seen);
		} else if (isOpened(given, token)) {
			this.#drop();
			this.#add(seen, { edited: false, since: this.#now, chapter: this.#chapter });
		} else this.#await(seen);
	}

	/** What was at hand until now is at hand no more. */
	#leave(): void {
		const left = this.entries.find(({ token }) => token === this.#token);
		if (left) this.#change(left.id, { last: this.#now });
	}

	#meetAgain(known: HistoryEntry, { given, works }: Seen): void {
		const isBack = this.entries[0] !== known;
		// A key that goes with the token is not given up for one that was only at hand, or for none.
		const keeps = (known.keyWorks && !works) || given.keyText === '';
		const key = keyChoiceOf(keeps ? known.state : given);
		const state: TokenState = { ...tokenStateOf(given), ...key };
		const now = this.#now;
		const entry: HistoryEntry = {
			...known,
			state: isSameState(state, known.state) ? known.state : state,
			keyWorks: works || known.keyWorks,
			last: now,
			...(isBack && { since: now, chapter: this.#chapter }),
		};
		this.#set([entry, ...this.entries.filter(({ id }) => id !== known.id)]);
	}

	#await(seen: Seen): void {
		const before = this.#pending?.token === seen.token ? this.#pending : undefined;
		this.#pending = {
			...seen,
			works: seen.works || (before?.works ?? false),
			since: before?.since ?? this.#now,
			chapter: this.#chapter,
		};
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#settle(), stillness);
	}

	#drop(): void {
		clearTimeout(this.#timer);
		this.#pending = undefined;
	}

	/** Makes the edited state an entry; it takes the place of one that was but a step on the way to it. */
	#settle(): void {
		const pending = this.#pending;
		this.#drop();
		if (!pending || this.entries.some(({ token }) => token === pending.token)) return;
		const { since, chapter } = pending;
		const step = this.entries.find((entry) => entry.edited && entry.chapter === chapter);
		if (step && !step.kept && since - step.since < standing) {
			this.entries = this.entries.filter((entry) => entry !== step);
		}
		this.#add(pending, { edited: true, since, chapter });
	}

	#add({ given, token, works }: Seen, more: Pick<HistoryEntry, 'edited' | 'since' | 'chapter'>): void {
		const state: TokenState = tokenStateOf(given);
		const { kind, name } = given.origin;
		// A sample is signed anew each time it is opened: one of a kind is enough.
		const isSameSample = (entry: HistoryEntry) =>
			!more.edited &&
			kind === 'sample' &&
			!entry.edited &&
			!entry.kept &&
			entry.state.origin.kind === 'sample' &&
			entry.state.origin.name === name;
		const entry: HistoryEntry = {
			id: ++this.#lastId,
			token,
			state,
			keyWorks: works,
			...more,
			last: this.#now,
			kept: false,
		};
		this.#set([entry, ...this.entries.filter((other) => !isSameSample(other))]);
	}

	/** Keeps the newest, as many as there is room for. */
	#set(entries: readonly HistoryEntry[]): void {
		let characters = 0;
		this.entries = entries.slice(0, mostEntries).filter(({ token, state }, index) => {
			characters += token.length + state.keyText.length;
			return index === 0 || characters <= mostCharacters;
		});
	}

	#change(id: number, change: Partial<HistoryEntry>): void {
		this.entries = this.entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry));
	}
}

const histories = new WeakMap<Workbench, TokenHistory>();

/** The history of a workbench's tokens, begun when it is first asked for; it outlives a visit to another screen. */
export function historyOf(workbench: Workbench, clock: Clock): TokenHistory {
	let history = histories.get(workbench);
	if (!history) {
		$effect.root(() => {
			history = new TokenHistory(workbench, clock);
		});
		history = history!;
		histories.set(workbench, history);
	}
	return history;
}
