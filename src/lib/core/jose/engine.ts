// The edge to WebCrypto: here, and only here, its exceptions become values.

import { encodeBase64url } from '../encoding/base64url.ts';

/** WebCrypto's face; undefined where the page is not a secure context. */
export function subtleCrypto(): SubtleCrypto | undefined {
	return (globalThis.crypto as Crypto | undefined)?.subtle;
}

/** Why the engine would not do something: it lacks the algorithm, or it refuses the data. */
export type EngineRefusal = 'not-supported' | 'refused';

export type EngineAnswer<T> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: EngineRefusal };

/** DOMException's legacy code of NotSupportedError: names are lost to minifiers, codes are not. */
const notSupported = 9;

/** Asks WebCrypto for something. Its messages are often empty and differ by engine, so only the kind is kept. */
export async function askEngine<T>(ask: (subtle: SubtleCrypto) => Promise<T>): Promise<EngineAnswer<T>> {
	const subtle = subtleCrypto();
	if (subtle === undefined) return { ok: false, why: 'not-supported' };
	try {
		return { ok: true, value: await ask(subtle) };
	} catch (error) {
		const lacking = error instanceof Error && 'code' in error && error.code === notSupported;
		return { ok: false, why: lacking ? 'not-supported' : 'refused' };
	}
}

/** The SHA-256 digest as base64url; undefined where there is no WebCrypto. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
	const digest = await askEngine((subtle) => subtle.digest('SHA-256', bytes));
	return digest.ok ? encodeBase64url(new Uint8Array(digest.value)) : undefined;
}
