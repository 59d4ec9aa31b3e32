// Signatures over bytes, wherever they are computed. Nobody above asks where that is.

import type { Algorithm } from './algorithms.ts';
import { askEngine } from './engine.ts';
import type { EngineAnswer } from './engine.ts';
import { importKey } from './import-key.ts';
import { privateBytesOf, publicBytesOf } from './key-bytes.ts';
import { keyKindOf } from './key-kinds.ts';
import type { KeyKind } from './key-kinds.ts';
import type { Key } from './key.ts';
import { askNoble } from './noble.ts';
import { whereComputed } from './where-computed.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const notSupported = { ok: false, why: 'not-supported' } as const;
const refused = { ok: false, why: 'refused' } as const;

/**
 * Signs bytes with a private key that fits a fully specified algorithm (`exactRowFor`).
 * @returns the signature as JWS writes it (RFC 7518 §3, RFC 8037 §3.1, RFC 8812 §3.2, RFC 9964)
 */
export async function signBytes(
	key: Key,
	algorithm: Algorithm,
	input: Bytes,
): Promise<EngineAnswer<Uint8Array>> {
	const kind = keyKindOf(key.jwk);
	if (kind !== undefined && (await whereComputed(kind)) === 'noble') return signWithNoble(kind, key, input);
	const parameters = algorithm.webCrypto?.use;
	const handle = await importKey(key, algorithm, 'sign');
	if (!handle.ok || parameters === undefined) return handle.ok ? notSupported : handle;
	const answer = await askEngine((subtle) => subtle.sign(parameters, handle.value, input));
	return answer.ok ? { ok: true, value: new Uint8Array(answer.value) } : answer;
}

/**
 * Whether a signature over bytes is that of a key, which fits a fully specified algorithm (`exactRowFor`). Any bytes
 * may be the signature: what is none is false. Not an answer where the key is refused or the algorithm is lacking.
 */
export async function verifyBytes(
	key: Key,
	algorithm: Algorithm,
	signature: Bytes,
	input: Bytes,
): Promise<EngineAnswer<boolean>> {
	const { signatureBytes, webCrypto } = algorithm;
	// Some engines throw at a wrong length, and some libraries read other forms of signatures by their lengths.
	if (typeof signatureBytes === 'number' && signature.length !== signatureBytes)
		return { ok: true, value: false };
	const kind = keyKindOf(key.jwk);
	if (kind !== undefined && (await whereComputed(kind)) === 'noble')
		return verifyWithNoble(kind, key, signature, input);
	const handle = await importKey(key, algorithm, 'verify');
	if (!handle.ok || webCrypto === undefined) return handle.ok ? notSupported : handle;
	return askEngine((subtle) => subtle.verify(webCrypto.use, handle.value, signature, input));
}

async function signWithNoble(kind: KeyKind, key: Key, input: Bytes): Promise<EngineAnswer<Uint8Array>> {
	const secret = privateBytesOf(kind, key.jwk);
	if (secret === undefined) return refused;
	const answer = await askNoble(kind.name, (noble) => noble.sign?.(input, secret));
	if (!answer.ok) return answer;
	return answer.value === undefined ? notSupported : { ok: true, value: answer.value };
}

async function verifyWithNoble(
	kind: KeyKind,
	key: Key,
	signature: Bytes,
	input: Bytes,
): Promise<EngineAnswer<boolean>> {
	const publicHalf = publicBytesOf(kind, key.jwk);
	if (publicHalf === undefined) return refused;
	const checked = await askNoble(kind.name, (noble) => noble.checked(publicHalf));
	if (!checked.ok) return checked;
	const answer = await askNoble(kind.name, (noble) => noble.verify?.(signature, input, checked.value));
	// The key is good, so what the library threw at was the signature: numbers out of range, a point that is none.
	if (!answer.ok) return answer.why === 'refused' ? { ok: true, value: false } : answer;
	return answer.value === undefined ? notSupported : { ok: true, value: answer.value };
}
