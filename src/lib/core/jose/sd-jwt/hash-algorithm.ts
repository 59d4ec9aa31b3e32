import { encodeBase64url } from '../../encoding/base64url.ts';
import { encodeUtf8 } from '../../encoding/utf8.ts';
import type { HashName } from '../algorithms.ts';
import { askEngine } from '../engine.ts';

/** The values of `_sd_alg` that are supported, by IANA's "Named Information Hash Algorithm" (RFC 9901 §4.1.1). */
export type HashAlgorithm = 'sha-256' | 'sha-384' | 'sha-512';

/** What holds where a payload names no hash (RFC 9901 §4.1.1). */
export const defaultHash: HashAlgorithm = 'sha-256';

const engineNames: ReadonlyMap<string, HashName> = new Map<HashAlgorithm, HashName>([
	['sha-256', 'SHA-256'],
	['sha-384', 'SHA-384'],
	['sha-512', 'SHA-512'],
]);

/** Whether a name, which is case-sensitive, is that of a supported hash. */
export function isHashAlgorithm(name: string): name is HashAlgorithm {
	return engineNames.has(name);
}

/**
 * The digest of a text's bytes as base64url (RFC 9901 §4.2.3): of the encoded disclosure, never of what it encodes.
 * Undefined where there is no WebCrypto.
 */
export async function digestOf(text: string, hash: HashAlgorithm): Promise<string | undefined> {
	return digestOfBytes(encodeUtf8(text), hash);
}

/** The digest of bytes as base64url; undefined where there is no WebCrypto. */
export async function digestOfBytes(
	bytes: Uint8Array<ArrayBuffer>,
	hash: HashAlgorithm,
): Promise<string | undefined> {
	const answer = await askEngine((subtle) => subtle.digest(engineNames.get(hash) ?? '', bytes));
	return answer.ok ? encodeBase64url(new Uint8Array(answer.value)) : undefined;
}
