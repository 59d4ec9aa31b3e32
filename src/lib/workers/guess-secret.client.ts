import type { GuessTarget } from '#lib/core/jose/secrets/guess-engine.ts';
import type { GuessRequest, GuessResponse, TriedPiece } from './guess-secret.protocol.ts';
import { trustedWorkerUrl } from './trusted-worker-url.ts';
import workerUrl from './guess-secret.worker.ts?worker&url';

/** Trying secrets for one signature. */
export interface GuessJob {
	/**
	 * Tries the lines of a piece of a list, whose bytes are handed over; `undefined` tries the secrets that no line can be.
	 * Undefined when the job was ended or the worker is gone.
	 */
	tryPiece(piece: Uint8Array<ArrayBuffer> | undefined, isLast: boolean): Promise<TriedPiece | undefined>;
	end(): void;
}

/** The page's end of the worker that guesses. */
export interface GuessWorker {
	begin(target: GuessTarget): GuessJob;
}

type Waiting = (tried: TriedPiece | undefined) => void;

/** Starts the worker and waits until it is there; it then idles until there is a job. Rejects when it cannot be had. */
export function startGuessWorker(): Promise<GuessWorker> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(trustedWorkerUrl(workerUrl) as string, { type: 'module' });
		const jobs = new Map<number, Waiting[]>();
		worker.onmessage = ({ data }: MessageEvent<GuessResponse>) => {
			if (data.kind === 'ready') resolve({ begin: (target) => beginJob(worker, jobs, target) });
			else jobs.get(data.job)?.shift()?.(data.tried);
		};
		worker.onerror = () => {
			reject(new Error('The worker that guesses did not start.'));
			for (const job of [...jobs.keys()]) endJob(jobs, job);
		};
	});
}

let lastJob = 0;

function beginJob(worker: Worker, jobs: Map<number, Waiting[]>, target: GuessTarget): GuessJob {
	const job = ++lastJob;
	const tell = (request: GuessRequest, handOver: Transferable[] = []) =>
		worker.postMessage(request, handOver);
	jobs.set(job, []);
	tell({ kind: 'begin', job, target });
	return {
		tryPiece: (piece, isLast) =>
			new Promise((tried) => {
				const waiting = jobs.get(job);
				if (!waiting) return tried(undefined);
				waiting.push(tried);
				tell({ kind: 'try', job, piece, isLast }, piece ? [piece.buffer] : []);
			}),
		end() {
			if (endJob(jobs, job)) tell({ kind: 'end', job });
		},
	};
}

function endJob(jobs: Map<number, Waiting[]>, job: number): boolean {
	const waiting = jobs.get(job);
	jobs.delete(job);
	for (const tried of waiting ?? []) tried(undefined);
	return waiting !== undefined;
}
