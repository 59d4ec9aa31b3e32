import { startGuessWorker } from '#lib/workers/guess-secret.client.ts';
import { fetchOnce } from './fetch-once.ts';

/** Starts the worker that guesses secrets, once; after a failure the next call tries again. */
export const startGuessing = fetchOnce(startGuessWorker);
