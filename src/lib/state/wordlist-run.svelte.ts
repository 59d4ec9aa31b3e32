import type { GuessTarget } from '#lib/core/jose/secrets/guess-engine.ts';
import type { GuessedSecret } from '#lib/core/jose/secrets/guesser.ts';
import type { GuessJob, GuessWorker } from '#lib/workers/guess-secret.client.ts';
import { nothingTried, pieceBytesFor, tryWordlist, type Tried } from './try-wordlist.ts';
import { wordlistFault, wordlistOfFile, type Wordlist, type WordlistFault } from './wordlist.ts';

/** How far a list has come, in bytes of it, and how fast. */
interface Progress {
	readonly name: string;
	readonly size: number;
	readonly done: number;
	readonly lines: number;
	/** Keys: each line in all its spellings. */
	readonly tried: number;
	/** Keys a second of the time that it ran; undefined until that can be said. */
	readonly perSecond: number | undefined;
	/** Seconds to the end of the list at this speed. */
	readonly left: number | undefined;
	/** Seconds that it ran. */
	readonly seconds: number;
	readonly engine: Tried['engine'];
}

export type WordlistStage =
	| { readonly at: 'idle' }
	| ({ readonly at: 'running' | 'paused' } & Progress)
	| ({ readonly at: 'not-found' } & Progress)
	| ({ readonly at: 'found'; readonly found: GuessedSecret } & Progress)
	| { readonly at: 'failed'; readonly name: string; readonly code: WordlistFault | 'worker' };

/** Milliseconds between two pictures of the progress. */
const pictureEvery = 120;

/** Tries the lines of a file as secrets, one file at a time, at the person's word. */
export class WordlistRun {
	readonly #start: () => Promise<GuessWorker>;
	#stage = $state.raw<WordlistStage>({ at: 'idle' });
	#job: GuessJob | undefined;
	/** Counts files: what comes of an earlier one is dropped. */
	#turn = 0;
	/** Lets the paused go on. */
	#goOn: (() => void) | undefined;
	#paused: Promise<void> | undefined;
	/** Milliseconds that it ran before the last pause, and when it began to run again. */
	#ran = 0;
	#since = 0;

	constructor(start: () => Promise<GuessWorker>) {
		this.#start = start;
	}

	get stage(): WordlistStage {
		return this.#stage;
	}

	/** Tries a file; what was being tried is given up. */
	async tryFile(target: GuessTarget, file: File): Promise<void> {
		this.cancel();
		const turn = this.#turn;
		const list = wordlistOfFile(file);
		const { name } = file;
		this.#ran = 0;
		this.#since = performance.now();
		this.#show('running', name, list, nothingTried);
		const fault = await wordlistFault(list);
		const worker = fault ? undefined : await this.#start().catch(() => undefined);
		if (turn !== this.#turn) return;
		if (fault || !worker) {
			this.#stage = { at: 'failed', name, code: fault ?? 'worker' };
			return;
		}
		const job = (this.#job = worker.begin(target));
		let shown = 0;
		const onpiece = (tried: Tried) => {
			if (turn !== this.#turn) return undefined;
			const now = performance.now();
			if (this.#paused || now - shown >= pictureEvery) {
				shown = now;
				this.#show(this.#paused ? 'paused' : 'running', name, list, tried);
			}
			return this.#paused;
		};
		const tried = await tryWordlist(job, list, pieceBytesFor(target.input.length), onpiece);
		job.end();
		if (turn !== this.#turn) return;
		this.#resumeClock();
		this.#release();
		if (!tried) this.#stage = { at: 'failed', name, code: 'unreadable' };
		else this.#show(tried.found ? 'found' : 'not-found', name, list, tried);
	}

	/** Stops after the piece at hand, until `resume`. */
	pause(): void {
		if (this.#stage.at !== 'running') return;
		this.#ran += performance.now() - this.#since;
		this.#paused = new Promise((goOn) => (this.#goOn = goOn));
		this.#stage = { ...this.#stage, at: 'paused' };
	}

	resume(): void {
		if (this.#stage.at !== 'paused') return;
		this.#resumeClock();
		this.#stage = { ...this.#stage, at: 'running' };
		this.#release();
	}

	/** Gives up what is being tried, and forgets what came of it. */
	cancel(): void {
		this.#turn++;
		this.#job?.end();
		this.#job = undefined;
		this.#release();
		this.#stage = { at: 'idle' };
	}

	/** Gives up what is being tried; what has come of a list by now stays. */
	stopTrying(): void {
		if (this.#stage.at === 'running' || this.#stage.at === 'paused') this.cancel();
	}

	#resumeClock(): void {
		if (this.#paused) this.#since = performance.now();
	}

	#release(): void {
		this.#goOn?.();
		this.#goOn = this.#paused = undefined;
	}

	#show(
		at: Exclude<WordlistStage['at'], 'idle' | 'failed'>,
		name: string,
		list: Wordlist,
		tried: Tried,
	): void {
		const ran = this.#ran + (this.#paused ? 0 : performance.now() - this.#since);
		const { done, lines, engine, found } = tried;
		const left = done > 0 && ran > 300 ? ((list.size - done) / done) * (ran / 1000) : undefined;
		const progress: Progress = {
			name,
			size: list.size,
			done,
			lines,
			tried: tried.tried,
			perSecond: ran > 0 && tried.tried > 0 ? tried.tried / (ran / 1000) : undefined,
			left,
			seconds: ran / 1000,
			engine,
		};
		if (at !== 'found') this.#stage = { at, ...progress };
		else if (found) this.#stage = { at, ...progress, found };
	}
}
