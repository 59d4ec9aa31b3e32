import { concatBytes } from './bytes.ts';
import type { Bytes } from './bytes.ts';

/** What inflating gave; `too-large`: more than the limit, and nothing beyond it was computed; `unsupported`: by this engine. */
export type Inflated =
	| { readonly ok: true; readonly value: Bytes }
	| { readonly ok: false; readonly why: 'not-deflate' | 'too-large' | 'unsupported' };

/** Bytes of input at a time: what one of these can inflate to (about a thousand times as much) is all that is wasted. */
const sliceBytes = 1024;

/**
 * Inflates DEFLATE data (RFC 1951; RFC 7516 §4.1.3 `zip`). A few bytes can stand for gigabytes, so it is fed in
 * slices, and dropped as soon as it gives more than asked for.
 * @param limit most bytes of output
 */
export async function inflate(deflated: Uint8Array, limit: number): Promise<Inflated> {
	return throughStream(() => new DecompressionStream('deflate-raw'), deflated, limit);
}

/** DEFLATE data of any bytes (RFC 1951); undefined where the engine cannot make it. */
export async function deflate(bytes: Uint8Array): Promise<Bytes | undefined> {
	const answer = await throughStream(() => new CompressionStream('deflate-raw'), bytes, Infinity);
	return answer.ok ? answer.value : undefined;
}

type ByteStream = Pick<DecompressionStream, 'readable' | 'writable'>;

async function throughStream(open: () => ByteStream, input: Uint8Array, limit: number): Promise<Inflated> {
	let stream: ByteStream;
	try {
		stream = open();
	} catch {
		return { ok: false, why: 'unsupported' };
	}
	const reader = stream.readable.getReader();
	const fed = feed(stream.writable.getWriter(), input);
	const chunks: Uint8Array[] = [];
	let length = 0;
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			length += value.length;
			if (length > limit) {
				// Not awaited: an engine may first want to finish what it is at.
				void reader.cancel().catch(() => undefined);
				return { ok: false, why: 'too-large' };
			}
			chunks.push(value);
		}
	} catch {
		return { ok: false, why: 'not-deflate' };
	}
	// What follows the end of the DEFLATE data is a fault of the feeding side, in engines that mind it.
	return (await fed) ? { ok: true, value: concatBytes(...chunks) } : { ok: false, why: 'not-deflate' };
}

/** Writes a slice as soon as the one before it is worked off; false when the stream would not have it. */
async function feed(writer: WritableStreamDefaultWriter<BufferSource>, bytes: Uint8Array): Promise<boolean> {
	writer.closed.catch(() => undefined);
	try {
		for (let at = 0; at < bytes.length; at += sliceBytes) {
			await writer.ready;
			await writer.write(bytes.slice(at, at + sliceBytes));
		}
		await writer.close();
		return true;
	} catch {
		return false;
	}
}
