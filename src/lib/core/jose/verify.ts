import { membersNamed, valueOf } from '../encoding/json-tree.ts';
import { signingBytesOf } from '../token/signing-bytes.ts';
import { isLegible } from '../token/is-legible.ts';
import type { Reading } from '../token/reading.ts';
import type { Algorithm } from './algorithms.ts';
import { algorithmNamed, exactRows } from './algorithms.ts';
import { subtleCrypto } from './engine.ts';
import { exactRowFor, keyFitness } from './key-fitness.ts';
import type { Attempt, ImpossibleReason, Key, KeyReading, SignatureOutcome } from './key.ts';
import { registeredAlgorithmNamed } from './registered-algorithms.ts';
import { verifyBytes } from './sign-bytes.ts';

export interface VerifyOptions {
	/** Uses keys whose own `alg`, `use` or `key_ops` forbid it; only ever at the user's word. */
	readonly ignoreJwkRestrictions?: boolean;
	/** Takes this algorithm instead of the one that the header names: for finding out why a token fails. */
	readonly algorithm?: Algorithm;
}

/**
 * The state of a JWS's signature (RFC 7515 §5.2 step 8) over the exact characters of its signing input. It is
 * judged by itself: `crit`, `typ` and time are acceptance's matter. Never throws.
 */
export async function verify(
	reading: Reading,
	keys: readonly Key[] | KeyReading,
	options: VerifyOptions = {},
): Promise<SignatureOutcome> {
	const named = algorithmOf(reading);
	if (typeof named === 'string') return impossible(named);
	const found = options.algorithm ?? named;
	// Another reader may take other parts for the three of a JWS, so nothing is claimed of them.
	if (reading.segments.some(({ role }) => role === 'extra')) return impossible('not-a-token');
	const signature = reading.signature;
	if (reading.signingInput === undefined || !signature?.encoded) return failed('empty');
	if (!isLegible(signature)) return impossible('signature-unreadable');
	const lengths = exactRows(found).map(({ signatureBytes }) => signatureBytes);
	if (!lengths.includes('modulus') && !lengths.includes(signature.bytes.length))
		return failed('wrong-length');
	const list = 'form' in keys ? keys.keys : keys;
	if (list.length === 0) {
		return impossible('form' in keys && keys.form !== 'empty' ? 'key-unreadable' : 'no-key');
	}
	if (subtleCrypto() === undefined) return impossible('algorithm-unsupported-here');
	const input = signingBytesOf(reading);
	return tryKeys(inOrder(list, reading), found, input, new Uint8Array(signature.bytes), options);
}

/** The algorithm that a token's header names, or why its signature can be neither verified nor refuted. */
export function algorithmOf(reading: Reading): Algorithm | ImpossibleReason {
	if (reading.text.trim() === '') return 'no-token';
	if (reading.kind === 'jwe') return 'encrypted';
	const { joseHeader: root, header, kind } = reading;
	if (kind === 'unknown' || (header === undefined && root === undefined)) return 'not-a-token';
	const legible = header === undefined || (header.json?.wellFormed && header.utf8);
	if (root?.type !== 'object' || !legible) return 'header-unreadable';
	// RFC 7515 §4: of two readers each may take another member, so there is no telling what was signed.
	if (['alg', 'b64', 'crit'].some((name) => membersNamed(root, name).length > 1)) return 'header-ambiguous';
	const alg = valueOf(root, 'alg');
	if (alg === undefined) return 'algorithm-missing';
	const name = alg.type === 'string' ? alg.value : undefined;
	const algorithm = algorithmNamed(name);
	if (algorithm === undefined) {
		return registeredAlgorithmNamed(name)?.kind === 'jws'
			? 'algorithm-unsupported-here'
			: 'algorithm-unknown';
	}
	if (algorithm.webCrypto === undefined) return 'algorithm-none';
	return algorithm;
}

/** Keys whose `kid` is the token's first, then those without, then the others (RFC 7515 §4.1.4: a hint). */
function inOrder(keys: readonly Key[], reading: Reading): readonly Key[] {
	const kid = valueOf(reading.joseHeader, 'kid');
	if (kid?.type !== 'string') return keys;
	const rank = (key: Key) => (key.kid === kid.value ? 0 : key.kid === undefined ? 1 : 2);
	return [...keys].sort((one, other) => rank(one) - rank(other));
}

async function tryKeys(
	keys: readonly Key[],
	algorithm: Algorithm,
	input: Uint8Array<ArrayBuffer>,
	signature: Uint8Array<ArrayBuffer>,
	options: VerifyOptions,
): Promise<SignatureOutcome> {
	const tried: Attempt[] = [];
	let lacking = false;
	for (const key of keys) {
		const answer = await tryKey(key, algorithm, input, signature, options);
		const result = answer === 'lacking' ? 'unusable' : answer;
		tried.push({ key, result });
		if (result === 'verified') return { state: 'verified', key, tried };
		lacking ||= answer === 'lacking';
	}
	const outcome = refusal(tried, algorithm, signature);
	// The key is not to blame for what neither the engine nor a library computed.
	const blamed = outcome.state === 'impossible' && outcome.reason === 'key-unusable';
	return blamed && lacking ? impossible('algorithm-unsupported-here', tried) : outcome;
}

async function tryKey(
	key: Key,
	algorithm: Algorithm,
	input: Uint8Array<ArrayBuffer>,
	signature: Uint8Array<ArrayBuffer>,
	options: VerifyOptions,
): Promise<Attempt['result'] | 'lacking'> {
	const fitness = keyFitness(key, algorithm, 'verify');
	if (fitness === 'wrong-type') return fitness;
	if (fitness === 'forbidden-by-jwk' && !options.ignoreJwkRestrictions) return fitness;
	const answer = await verifyBytes(key, exactRowFor(key, algorithm) ?? algorithm, signature, input);
	if (!answer.ok) return answer.why === 'not-supported' ? 'lacking' : 'unusable';
	return answer.value ? 'verified' : 'no-match';
}

/** What to say when no key verified: the attempt that came furthest decides. */
function refusal(tried: readonly Attempt[], algorithm: Algorithm, signature: Uint8Array): SignatureOutcome {
	const unmatched = tried.filter(({ result }) => result === 'no-match');
	if (unmatched.length > 0) {
		const fits = unmatched.some(({ key }) => signatureLength(key, algorithm) === signature.length);
		return { state: 'failed', reason: fits ? 'no-match' : 'wrong-length', tried };
	}
	const has = (result: Attempt['result']) => tried.some((attempt) => attempt.result === result);
	if (has('unusable')) return impossible('key-unusable', tried);
	return impossible(has('forbidden-by-jwk') ? 'key-forbidden-by-jwk' : 'key-wrong-type', tried);
}

/** Bytes of a key's signatures; undefined for a key that fits not. */
function signatureLength(key: Key, algorithm: Algorithm): number | undefined {
	const bytes = exactRowFor(key, algorithm)?.signatureBytes;
	return typeof bytes === 'number' ? bytes : bytes && Math.ceil(key.bits / 8);
}

function failed(reason: 'empty' | 'wrong-length'): SignatureOutcome {
	return { state: 'failed', reason, tried: [] };
}

function impossible(reason: ImpossibleReason, tried: readonly Attempt[] = []): SignatureOutcome {
	return { state: 'impossible', reason, tried };
}
