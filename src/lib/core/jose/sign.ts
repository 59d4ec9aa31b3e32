import { encodeBase64url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import type { Draft } from '../token/draft.ts';
import { signingInputOf } from '../token/write-token.ts';
import { algorithmNamed } from './algorithms.ts';
import { subtleCrypto } from './engine.ts';
import { exactRowFor, keyFitness } from './key-fitness.ts';
import type { Key, SignOutcome } from './key.ts';
import { registeredAlgorithmNamed } from './registered-algorithms.ts';
import { signBytes } from './sign-bytes.ts';

export interface SignOptions {
	/** Uses a key whose own `alg`, `use` or `key_ops` forbids it; only ever at the user's word. */
	readonly ignoreJwkRestrictions?: boolean;
}

/**
 * Signs the first two parts of a draft exactly as they are encoded (RFC 7515 §5.1 step 5); nothing is written
 * anew, and nothing is held against the content. `none` gives the empty signature (RFC 7518 §3.6). A payload that
 * stands beside the token, or unencoded in it, is signed as RFC 7515 Appendix F and RFC 7797 §3 say.
 */
export async function sign(
	draft: Draft,
	key: Key | undefined,
	alg: string,
	options: SignOptions = {},
): Promise<SignOutcome> {
	const signingInput = signingInputOf(draft);
	if (signingInput === undefined) return impossible('not-a-token');
	const algorithm = algorithmNamed(alg);
	if (algorithm === undefined) return impossible(reasonAgainst(alg));
	if (algorithm.webCrypto === undefined) return { state: 'signed', signature: '' };
	if (key === undefined) return impossible('no-key');
	const fitness = keyFitness(key, algorithm, 'sign');
	if (fitness === 'wrong-type') return impossible('key-wrong-type');
	if (!key.private) return impossible('key-is-public');
	if (fitness !== 'fit' && !options.ignoreJwkRestrictions) return impossible('key-forbidden-by-jwk');
	if (subtleCrypto() === undefined) return impossible('algorithm-unsupported-here');
	const input = encodeUtf8(signingInput);
	const answer = await signBytes(key, exactRowFor(key, algorithm) ?? algorithm, input);
	if (answer.ok) return { state: 'signed', signature: encodeBase64url(answer.value) };
	return impossible(answer.why === 'refused' ? 'key-unusable' : 'algorithm-unsupported-here');
}

type Refusal = Extract<SignOutcome, { state: 'impossible' }>;

function reasonAgainst(alg: string): Refusal['reason'] {
	if (alg === '') return 'algorithm-missing';
	return registeredAlgorithmNamed(alg)?.kind === 'jws' ? 'algorithm-unsupported-here' : 'algorithm-unknown';
}

function impossible(reason: Refusal['reason']): SignOutcome {
	return { state: 'impossible', reason };
}
