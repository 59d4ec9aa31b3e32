import { createHmac } from 'node:crypto';
import { flushSync } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { GuessTarget } from '#lib/core/jose/secrets/guess-engine.ts';
import { Guesser } from '#lib/core/jose/secrets/guesser.ts';
import { readToken } from '#lib/core/token/read-token.ts';
import type { GuessJob, GuessWorker } from '#lib/workers/guess-secret.client.ts';
import type { TriedPiece } from '#lib/workers/guess-secret.protocol.ts';
import { SecretGuess } from './secret-guess.svelte.ts';

const encode = (text: string) => Buffer.from(text).toString('base64url');
function token(secret: string, sub = 'a', alg = 'HS256'): string {
	const input = `${encode(`{"alg":"${alg}"}`)}.${encode(`{"sub":"${sub}"}`)}`;
	return `${input}.${createHmac(`sha${alg.slice(2)}`, secret)
		.update(input)
		.digest('base64url')}`;
}
const file = (text: string, name = 'words.txt') => new File([text], name);
const moment = () => new Promise((done) => setTimeout(done));

/** What stands in for the worker: the same guesser, in the page; pieces wait for `hold` to be lifted. */
class PageWorker implements GuessWorker {
	held: Promise<void> | undefined;
	jobs = 0;
	begin(target: GuessTarget): GuessJob {
		const guesser = new Guesser(target);
		let ended = false;
		this.jobs++;
		return {
			tryPiece: async (piece, isLast): Promise<TriedPiece | undefined> => {
				await this.held;
				if (ended) return undefined;
				const result = piece ? guesser.tryPiece(piece, isLast) : guesser.tryNothing();
				return { ...result, took: 1, engine: guesser.engine };
			},
			end: () => {
				if (!ended) this.jobs--;
				ended = true;
			},
		};
	}
	/** Lets no piece come back until the function that it gives is called. */
	hold(): () => void {
		let lift!: () => void;
		this.held = new Promise((done) => {
			lift = () => {
				this.held = undefined;
				done();
			};
		});
		return lift;
	}
}

let stop: (() => void) | undefined;
afterEach(() => stop?.());

function setup(first: string, start?: () => Promise<GuessWorker>) {
	let text = $state.raw(first);
	const reading = $derived(readToken(text));
	const worker = new PageWorker();
	let guess!: SecretGuess;
	stop = $effect.root(() => {
		guess = new SecretGuess(
			{
				get reading() {
					return reading;
				},
			},
			start ?? (() => Promise.resolve(worker)),
		);
	});
	flushSync();
	const open = (next: string) => {
		text = next;
		flushSync();
	};
	const stage = () => guess.wordlist.stage.at;
	return { guess, worker, open, stage };
}

describe('the built-in list', () => {
	it('is tried on every token by itself, and its answer is for that token alone', async () => {
		const { guess, worker, open } = setup(token('your-256-bit-secret'));
		expect(guess.found).toBeUndefined();
		await vi.waitFor(() => expect(guess.found?.secret).toBe('your-256-bit-secret'));
		expect(guess.found).toMatchObject({ spelling: 'utf8', source: 'list' });
		expect(Buffer.from(guess.found!.bytes).toString()).toBe('your-256-bit-secret');
		expect(guess.tried).toBeGreaterThan(0);

		open(token('no list will ever hold this'));
		expect(guess.found).toBeUndefined();
		expect(guess.list.current).toBeUndefined();
		await vi.waitFor(() => expect(guess.list.current).toBeDefined());
		expect(guess.found).toBeUndefined();
		expect(guess.tried).toBeGreaterThan(2000);
		expect(worker.jobs).toBe(0);
	});

	it.each([
		['', 'empty', ''],
		['\n', 'newline', ''],
		['changeme\n', 'newline', 'changeme'],
	])('finds %j, as %s', async (key, spelling, secret) => {
		const { guess } = setup(token(key, 'a', 'HS512'));
		await vi.waitFor(() => expect(guess.found).toMatchObject({ spelling, secret }));
	});

	it('drops what comes too late', async () => {
		const { guess, worker, open } = setup('');
		const lift = worker.hold();
		open(token('secret'));
		open(token('not on any list'));
		lift();
		await vi.waitFor(() => expect(guess.list.current).toBeDefined());
		expect(guess.found).toBeUndefined();
	});

	it('has nothing to try where no HMAC made a signature', () => {
		const { guess, open } = setup('');
		const [header, payload, signature] = token('secret').split('.');
		for (const text of [
			'',
			`${header}.${payload}.`,
			`${header}.${payload}.${signature!.slice(4)}`,
			`${encode('{"alg":"RS256"}')}.${payload}.${signature}`,
			'a.b.c.d.e',
		]) {
			open(text);
			expect(guess.target, text).toBeUndefined();
			expect(guess.found, text).toBeUndefined();
		}
	});

	it('waits for a word when the token is very long', async () => {
		const { guess } = setup(token('secret', 'x'.repeat(300_000)));
		await moment();
		expect([guess.waits, guess.found]).toEqual([true, undefined]);
		guess.checkNow();
		flushSync();
		expect(guess.waits).toBe(false);
		await vi.waitFor(() => expect(guess.found?.secret).toBe('secret'), 20_000);
	});

	it('says when the worker did not start, and can be asked again', async () => {
		let works = false;
		const { guess } = setup(token('secret'), () =>
			works ? Promise.resolve(new PageWorker()) : Promise.reject(new Error('blocked')),
		);
		await vi.waitFor(() => expect(guess.list.unavailable).toBe(true));
		await guess.wordlist.tryFile(guess.target!, file('secret'));
		expect(guess.wordlist.stage).toMatchObject({ at: 'failed', code: 'worker' });
		works = true;
		guess.list.retry();
		flushSync();
		await vi.waitFor(() => expect(guess.found?.secret).toBe('secret'));
	});
});

describe('a wordlist', () => {
	const words = Array.from({ length: 40_000 }, (_, index) => `word ${String(index)}`).join('\n');

	it('finds what the list does not hold, and the token’s next state forgets it', async () => {
		const { guess, open, stage } = setup(token('word 39999'));
		await guess.wordlist.tryFile(guess.target!, file(words));
		expect(guess.wordlist.stage).toMatchObject({ at: 'found', lines: 40_000, tried: 79_999 });
		expect(guess.found).toMatchObject({ secret: 'word 39999', source: 'wordlist' });
		open(token('word 39999', 'b'));
		expect(stage()).toBe('idle');
		expect(guess.found).toBeUndefined();
	});

	it('is paused between pieces, goes on, and is tried to its end', async () => {
		const { guess, worker, stage } = setup(token('nowhere to be found'));
		await vi.waitFor(() => expect(guess.list.current).toBeDefined());
		const lift = worker.hold();
		const ended = guess.wordlist.tryFile(guess.target!, file(words));
		await moment();
		expect(stage()).toBe('running');
		guess.wordlist.pause();
		expect(stage()).toBe('paused');
		lift();
		await moment();
		await moment();
		const { stage: paused } = guess.wordlist;
		expect(paused).toMatchObject({ at: 'paused', size: words.length });
		expect('done' in paused && paused.done).toBeLessThan(words.length);
		guess.wordlist.resume();
		await ended;
		expect(guess.wordlist.stage).toMatchObject({ at: 'not-found', done: words.length, lines: 40_000 });
		expect(guess.tried).toBeGreaterThan(80_000);
		expect(worker.jobs).toBe(0);
	});

	it('is cancelled at once, and by a change of the token, also while it is paused', async () => {
		const { guess, worker, open, stage } = setup(token('nowhere'));
		await vi.waitFor(() => expect(guess.list.current).toBeDefined());
		const lift = worker.hold();
		for (const give of [() => guess.wordlist.cancel(), () => open(token('nowhere', 'c'))]) {
			const ended = guess.wordlist.tryFile(guess.target!, file(words));
			await moment();
			guess.wordlist.pause();
			give();
			expect(stage()).toBe('idle');
			lift();
			await ended;
			expect(stage()).toBe('idle');
		}
		await vi.waitFor(() => expect(worker.jobs).toBe(0));
	});

	it.each([
		['', 'empty'],
		['\u001f\u008b\b', 'compressed'],
		['PK\u0003\u0004', 'compressed'],
		['\u00ff\u00fes\0', 'utf-16'],
	])('that begins with %j is not tried: %s', async (start, code) => {
		const { guess } = setup(token('nowhere'));
		const bytes = new Uint8Array(Buffer.from(start, 'latin1'));
		await guess.wordlist.tryFile(guess.target!, new File([bytes], 'list'));
		expect(guess.wordlist.stage).toEqual({ at: 'failed', name: 'list', code });
	});

	it('that cannot be read is said to be', async () => {
		const { guess } = setup(token('nowhere'));
		const broken = file(words);
		const slice = broken.slice.bind(broken);
		broken.slice = (from = 0, to) => slice(from, from > 100_000 ? from : to);
		await guess.wordlist.tryFile(guess.target!, broken);
		expect(guess.wordlist.stage).toMatchObject({ at: 'failed', code: 'unreadable' });
	});
});
