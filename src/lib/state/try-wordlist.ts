import type { GuessedSecret } from '#lib/core/jose/secrets/guesser.ts';
import type { GuessJob } from '#lib/workers/guess-secret.client.ts';
import type { TriedPiece } from '#lib/workers/guess-secret.protocol.ts';
import type { Wordlist } from './wordlist.ts';

/** How far trying a list has come. */
export interface Tried {
	/** Bytes of the list. */
	readonly done: number;
	readonly lines: number;
	/** Keys: each line in all its spellings. */
	readonly tried: number;
	/** Milliseconds that the worker computed. */
	readonly took: number;
	readonly engine: TriedPiece['engine'] | undefined;
	readonly found: GuessedSecret | undefined;
}

export const nothingTried: Tried = {
	done: 0,
	lines: 0,
	tried: 0,
	took: 0,
	engine: undefined,
	found: undefined,
};

/**
 * Tries a list to its end, or until a secret is found. The next piece is read while the worker computes.
 * @param onpiece told after each piece; the next is tried once its promise, if it gives one, is kept
 * @returns how far it came; undefined when the job was ended or the list could not be read
 */
export async function tryWordlist(
	job: GuessJob,
	list: Wordlist,
	pieceBytes: number,
	onpiece?: (tried: Tried) => Promise<void> | undefined,
	before: Tried = nothingTried,
): Promise<Tried | undefined> {
	let tried = before;
	let from = 0;
	const readNext = () => list.read(from, from + pieceBytes).catch(() => undefined);
	let next = readNext();
	while (from < list.size) {
		const piece = await next;
		if (!piece) return undefined;
		const to = Math.min(from + pieceBytes, list.size);
		// A file that has become shorter meanwhile can no longer be read.
		if (piece.length !== to - from) return undefined;
		const answer = job.tryPiece(piece, to === list.size);
		from = to;
		if (from < list.size) next = readNext();
		const result = await answer;
		if (!result) return undefined;
		tried = added(tried, result, from);
		if (tried.found) return tried;
		await onpiece?.(tried);
	}
	return tried;
}

/** What was tried with one piece more. */
export function added(tried: Tried, piece: TriedPiece, done: number): Tried {
	return {
		done,
		lines: tried.lines + piece.lines,
		tried: tried.tried + piece.tried,
		took: tried.took + piece.took,
		engine: piece.engine,
		found: piece.found,
	};
}

/** How long a piece of a list may be for the worker to be done with it in a moment, however long what was signed is. */
export function pieceBytesFor(inputBytes: number): number {
	const blocks = inputBytes / 64 + 4;
	return Math.round(Math.min(131_072, Math.max(512, 524_288 / blocks)));
}
