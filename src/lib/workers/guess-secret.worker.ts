// Guesses secrets beside the page. It is told bytes and tells results; it asks for nothing, and its policy forbids it to.
import { Guesser } from '#lib/core/jose/secrets/guesser.ts';
import type { GuessRequest, GuessResponse } from './guess-secret.protocol.ts';

interface Scope {
	onmessage: ((event: MessageEvent<GuessRequest>) => void) | null;
	postMessage(message: GuessResponse): void;
}
const scope = globalThis as unknown as Scope;
const jobs = new Map<number, Guesser>();

scope.onmessage = ({ data: request }) => {
	const { job } = request;
	if (request.kind === 'begin') jobs.set(job, new Guesser(request.target));
	else if (request.kind === 'end') jobs.delete(job);
	else {
		const guesser = jobs.get(job);
		// A job that was ended has pieces on their way, which nobody waits for.
		if (!guesser) return;
		const start = performance.now();
		const { piece, isLast } = request;
		const result = piece ? guesser.tryPiece(piece, isLast) : guesser.tryNothing();
		const tried = { ...result, took: performance.now() - start, engine: guesser.engine };
		scope.postMessage({ kind: 'tried', job, tried });
	}
};
scope.postMessage({ kind: 'ready' });
