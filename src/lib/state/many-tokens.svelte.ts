import type { findings, Finding } from '#lib/core/findings/find.ts';
import type { KeyReading, SignatureOutcome } from '#lib/core/jose/key.ts';
import { isHar, scanHar } from '#lib/core/token/collection/scan-har.ts';
import { scanLines } from '#lib/core/token/collection/scan-lines.ts';
import { TokenCollection, type CollectedToken } from '#lib/core/token/collection/token-collection.ts';
import { tokenFacts, type TokenFacts } from '#lib/core/token/collection/token-facts.ts';
import type { PlacedToken } from '#lib/core/token/collection/token-place.ts';
import { readToken } from '#lib/core/token/read-token.ts';
import type { Reading } from '#lib/core/token/reading.ts';
import { inSlices, pause } from './in-slices.ts';

/** A text that holds tokens, and the name of the file it came in. */
export interface TokenSource {
	readonly name: string | undefined;
	readonly text: string;
}

/** How many findings a token has, and the sentence of the gravest. */
export interface FindingCounts {
	readonly error: number;
	readonly warning: number;
	readonly note: number;
	readonly gravest: string | undefined;
}

/** One of the distinct tokens, as far as it has been read. */
export interface TokenRow extends CollectedToken {
	/** Its number in the order of the text, from 1. */
	readonly number: number;
	readonly facts: TokenFacts;
	/** Undefined while it is not checked with the keys at hand; without the list of what was tried. */
	readonly signature: SignatureOutcome | undefined;
	readonly findings: FindingCounts;
}

/** What judges the tokens: handed in, since it comes with other parts of the page. */
export interface ManyTokensTools {
	readonly find: typeof findings;
	/** Undefined where the cryptography could not be fetched. */
	readonly verify: (reading: Reading, keys: KeyReading) => Promise<SignatureOutcome | undefined>;
}

/** Tokens that are read and checked together: the browser's cryptography works on several at once. */
const batchSize = 16;
/** In milliseconds: the list on the screen grows so often. */
const betweenUpdates = 250;

/**
 * The tokens of a long text: found, read, verified and judged in slices, so that the page stays alive, and kept as small
 * rows. Work stops at `pause` and goes on with the next `run`.
 */
export class ManyTokens {
	/** Short names of what the tokens came in. */
	readonly names: readonly string[];
	/** Distinct tokens that were read, in the order of the text; a new array at each change. */
	rows = $state.raw<readonly TokenRow[]>([]);
	/** All that were found so far, repeated ones too; how many distinct ones; how many beyond those that are kept. */
	counts = $state.raw({ found: 0, distinct: 0, leftOut: 0 });
	phase = $state<'finding' | 'reading' | 'done'>('finding');
	/** Rows that were checked with the keys at hand. */
	checked = $state(0);

	readonly #tools: ManyTokensTools;
	readonly #collection = new TokenCollection();
	#steps: Iterator<PlacedToken | undefined, unknown> | undefined;
	#tokens: readonly CollectedToken[] = [];
	#rows: TokenRow[] = [];
	/** The time that findings speak of, in seconds since the epoch; undefined before the first run. */
	get asOf(): number | undefined {
		return this.#question?.now;
	}

	#question: { readonly keys: KeyReading | undefined; readonly now: number } | undefined;
	/** Counts runs: an older one ends when a new one begins. */
	#runs = 0;

	constructor(sources: readonly TokenSource[], tools: ManyTokensTools) {
		this.#tools = tools;
		this.names = sources.flatMap(({ name }) => (name === undefined ? [] : [name]));
		this.#steps = scanAll(sources);
	}

	/**
	 * Begins or goes on. Other keys than before, or another time, have every token checked anew.
	 * @param keys undefined while they are being read: signatures are then open
	 * @param now seconds since the epoch, for what findings say of times
	 */
	async run(keys: KeyReading | undefined, now: number): Promise<void> {
		const run = ++this.#runs;
		const goesOn = () => run === this.#runs;
		if (this.#question?.keys !== keys || this.#question?.now !== now) {
			this.#question = { keys, now };
			this.checked = 0;
			// A stale answer is never shown.
			this.#rows = this.#rows.map((row) => (row.signature ? { ...row, signature: undefined } : row));
			this.#show(true);
		}
		if (await this.#findAll(goesOn)) await this.#readAll(goesOn);
	}

	/** Stops; what was found stays. */
	pause(): void {
		this.#runs++;
	}

	async #findAll(goesOn: () => boolean): Promise<boolean> {
		if (!this.#steps) return true;
		const whole = await inSlices(
			this.#steps,
			(found) => this.#collection.add(found),
			() => {
				this.#show(false);
				return goesOn();
			},
		);
		if (!whole) return false;
		// The text itself is needed no longer.
		this.#steps = undefined;
		this.#tokens = this.#collection.tokens();
		this.phase = 'reading';
		this.#show(true);
		return true;
	}

	async #readAll(goesOn: () => boolean): Promise<void> {
		this.phase = 'reading';
		let end = performance.now() + 10;
		while (this.checked < this.#tokens.length) {
			await this.#readBatch(this.checked, goesOn);
			if (!goesOn()) return;
			if (performance.now() < end) continue;
			this.#show(false);
			await pause();
			if (!goesOn()) return;
			end = performance.now() + 10;
		}
		this.phase = 'done';
		this.#show(true);
	}

	async #readBatch(from: number, goesOn: () => boolean): Promise<void> {
		const { keys, now } = this.#question!;
		const batch = this.#tokens.slice(from, from + batchSize);
		const readings = batch.map(({ token }) => readToken(token));
		const outcomes = await Promise.all(
			readings.map(async (reading) => keys && (await this.#tools.verify(reading, keys))),
		);
		if (!goesOn()) return;
		readings.forEach((reading, index) => {
			const signature = outcomes[index];
			const context = { reading, now, ...(keys ? { keys } : {}), ...(signature ? { signature } : {}) };
			const at = from + index;
			this.#rows[at] = {
				...batch[index]!,
				number: at + 1,
				facts: this.#rows[at]?.facts ?? tokenFacts(reading),
				signature: signature && { ...signature, tried: [] },
				findings: countsOf(this.#tools.find(context)),
			};
		});
		this.checked = from + batch.length;
	}

	#lastShown = 0;
	/** Shows what there is, at most a few times a second. */
	#show(atOnce: boolean): void {
		const time = performance.now();
		if (!atOnce && time - this.#lastShown < betweenUpdates) return;
		this.#lastShown = time;
		const { found, distinct, leftOut } = this.#collection;
		this.counts = { found, distinct, leftOut };
		if (this.phase !== 'finding') this.rows = this.#rows.slice();
	}
}

function* scanAll(sources: readonly TokenSource[]): Generator<PlacedToken | undefined, void> {
	for (const { name, text } of sources) {
		const source = sources.length > 1 ? name : undefined;
		yield* isHar(text) ? scanHar(text, source) : scanLines(text, source);
	}
}

function countsOf(found: readonly Finding[]): FindingCounts {
	const counts = { error: 0, warning: 0, note: 0 };
	for (const { severity } of found) counts[severity]++;
	return { ...counts, gravest: found[0]?.message };
}
