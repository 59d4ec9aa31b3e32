import { untrack } from 'svelte';
import { encodeUtf8 } from '#lib/core/encoding/utf8.ts';
import { commonSecrets } from '#lib/core/jose/secrets/common-secrets.ts';
import type { GuessTarget } from '#lib/core/jose/secrets/guess-engine.ts';
import { guessTargetOf } from '#lib/core/jose/secrets/guess-target.ts';
import { guessedText } from '#lib/core/jose/secrets/guessed-key-text.ts';
import type { GuessedSecret } from '#lib/core/jose/secrets/guesser.ts';
import type { GuessWorker } from '#lib/workers/guess-secret.client.ts';
import { Answer } from './answer.svelte.ts';
import { startGuessing } from './start-guessing.ts';
import { added, nothingTried, pieceBytesFor, tryWordlist, type Tried } from './try-wordlist.ts';
import type { Workbench } from './workbench.svelte.ts';
import { WordlistRun } from './wordlist-run.svelte.ts';
import { wordlistOfBytes } from './wordlist.ts';

/** The secret that made the token's signature, as it was guessed. */
export interface FoundSecret extends GuessedSecret {
	/** The text that it was guessed by; '' for none. */
	readonly secret: string;
	readonly source: 'list' | 'wordlist';
}

/** Signing inputs up to this many bytes are checked against the list by themselves; for longer ones it takes seconds. */
const checkedAtOnce = 256_000;

const listed = wordlistOfBytes(encodeUtf8(commonSecrets.join('\n')));
const all = new WeakMap<Workbench, SecretGuess>();

/** Whether the secret of an HMAC token can be guessed: by the built-in list at every change, by a file on request. */
export class SecretGuess {
	readonly #workbench: Pick<Workbench, 'reading'>;
	readonly #start: () => Promise<GuessWorker>;

	/** The one guess of a workbench, begun when it is first asked for. */
	static of(workbench: Workbench): SecretGuess {
		return untrack(() => {
			let guess = all.get(workbench);
			if (guess) return guess;
			$effect.root(() => {
				guess = new SecretGuess(workbench);
			});
			all.set(workbench, guess!);
			return guess!;
		});
	}

	/** Must be made inside an effect root. */
	constructor(workbench: Pick<Workbench, 'reading'>, start: () => Promise<GuessWorker> = startGuessing) {
		this.#workbench = workbench;
		this.#start = start;
		this.wordlist = new WordlistRun(start);
		// What is being tried is for the token as it was.
		$effect(() => {
			void this.target;
			return () => this.wordlist.cancel();
		});
	}

	/** A list that the person gives. */
	readonly wordlist: WordlistRun;

	/** What there is to guess; undefined for a token that no HMAC signs, or whose signature is missing. */
	target = $derived.by(() => guessTargetOf(this.#workbench.reading));
	#asked = $state.raw<GuessTarget | undefined>();
	/** True while a long token waits for the person's word. */
	waits = $derived(
		this.target !== undefined && this.target.input.length > checkedAtOnce && this.#asked !== this.target,
	);
	#question = $derived(this.waits ? undefined : this.target);

	/** Checks against the list however long the token is. */
	checkNow(): void {
		this.#asked = this.target;
	}

	/** What the built-in list came to; its `current` is undefined while it is being tried. */
	readonly list: Answer<GuessTarget, Tried> = new Answer(
		() => this.#question,
		(target) => this.#tryList(target),
	);

	/** The secret of the token at hand; undefined when it was not guessed. */
	found: FoundSecret | undefined = $derived.by(() => {
		if (!this.target) return undefined;
		const guessed = this.list.current?.found;
		if (guessed) return { ...guessed, secret: guessedText(guessed), source: 'list' };
		const { stage } = this.wordlist;
		if (stage.at !== 'found') return undefined;
		return { ...stage.found, secret: guessedText(stage.found), source: 'wordlist' };
	});

	/** How many keys were tried for the token at hand. */
	tried = $derived.by(() => {
		const { stage } = this.wordlist;
		return (this.list.current?.tried ?? 0) + ('tried' in stage ? stage.tried : 0);
	});

	#endLast: (() => void) | undefined;

	async #tryList(target: GuessTarget): Promise<Tried> {
		this.#endLast?.();
		const job = (await this.#start()).begin(target);
		const end = (this.#endLast = () => job.end());
		const nothing = await job.tryPiece(undefined, false);
		const first = nothing && added(nothingTried, nothing, 0);
		const tried =
			!first || first.found
				? first
				: await tryWordlist(job, listed, pieceBytesFor(target.input.length), undefined, first);
		end();
		if (!tried) throw new Error('The list was not tried to its end.');
		return tried;
	}
}
