import type { Algorithm } from './algorithms.ts';
import { askEngine } from './engine.ts';
import type { EngineAnswer } from './engine.ts';
import type { Jwk, Key } from './key.ts';

/** A key is immutable, so the engine's handle for it is made once: re-signing at every keystroke stays cheap. */
const handles = new WeakMap<Key, Map<string, Promise<EngineAnswer<CryptoKey>>>>();

/** A one-byte key of zero: the block of HMAC is padded with zeros (RFC 2104 §2), so it equals the empty key. */
const emptySecret = 'AA';

/**
 * WebCrypto's handle for a key under a fully specified algorithm; verification takes the public half of a private key.
 * `not-supported` where the engine lacks the algorithm: `sign-bytes.ts` then asks a library.
 */
export function importKey(
	key: Key,
	algorithm: Algorithm,
	usage: 'sign' | 'verify',
): Promise<EngineAnswer<CryptoKey>> {
	const known = handles.get(key) ?? new Map<string, Promise<EngineAnswer<CryptoKey>>>();
	handles.set(key, known);
	const question = `${usage} ${algorithm.name}`;
	const handle = known.get(question) ?? askForHandle(key, algorithm, usage);
	known.set(question, handle);
	return handle;
}

async function askForHandle(
	key: Key,
	algorithm: Algorithm,
	usage: 'sign' | 'verify',
): Promise<EngineAnswer<CryptoKey>> {
	const parameters = algorithm.webCrypto?.key;
	if (parameters === undefined) return { ok: false, why: 'not-supported' };
	const jwk = usage === 'verify' ? publicMembers(key.jwk) : key.jwk;
	return askEngine((subtle) =>
		subtle.importKey('jwk', jwk.k === '' ? { ...jwk, k: emptySecret } : jwk, parameters, true, [usage]),
	);
}

/** A JWK's members without its private half (RFC 7518 §6.2.2, §6.3.2); a secret has no other half and stays. */
export function publicMembers(jwk: Jwk): Jwk {
	const { kty, crv, x, y, n, e, k, pub } = jwk;
	// What an AKP key is, its `alg` alone says (RFC 9964).
	const all = { kty, alg: kty === 'AKP' ? jwk.alg : undefined, crv, x, y, n, e, k, pub };
	return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
