import { algorithmNamed } from './algorithms.ts';
import type { Algorithm } from './algorithms.ts';
import { askEngine } from './engine.ts';
import { jwkText } from './jwk-text.ts';
import type { KeyHint } from './key.ts';
import { thumbprint } from './thumbprint.ts';

export interface GenerateOptions {
	/** Bits of an RSA modulus; other algorithms take no notice. */
	readonly modulusBits?: 2048 | 3072 | 4096;
}

/** A fresh key as it goes into the Key field, and how that field is to read it. */
export interface GeneratedKey {
	readonly text: string;
	readonly hint: KeyHint;
}

/**
 * A fresh key for a signature algorithm: a private JWK whose `kid` is its thumbprint (RFC 7638), or a base64url
 * secret as long as the digest (RFC 7518 §3.2). Undefined for `none`, an unknown name, or what the engine lacks.
 */
export async function generateKey(
	alg: string,
	options: GenerateOptions = {},
): Promise<GeneratedKey | undefined> {
	const algorithm = algorithmNamed(alg);
	if (algorithm?.webCrypto === undefined) return undefined;
	const parameters = generationParameters(algorithm, options.modulusBits ?? 2048);
	const exported = await askEngine(async (subtle) => {
		const made = await subtle.generateKey(parameters, true, ['sign', 'verify']);
		return subtle.exportKey('jwk', 'privateKey' in made ? made.privateKey : made);
	});
	if (!exported.ok) return undefined;
	const { key_ops: _operations, ext: _extractable, alg: _alg, kty, ...members } = exported.value;
	if (kty === 'oct') return { text: members.k ?? '', hint: { readAs: 'auto', encoding: 'base64url' } };
	const kid = await thumbprint({ kty, ...members } as JsonWebKey);
	const jwk = { kty, kid, alg: algorithm.name, use: 'sig', ...members };
	return { text: jwkText(jwk), hint: { readAs: 'auto', encoding: 'utf8' } };
}

const publicExponent = Uint8Array.of(1, 0, 1);

function generationParameters(algorithm: Algorithm, modulusLength: number): AlgorithmIdentifier {
	const { key } = algorithm.webCrypto!;
	if (algorithm.keyType === 'RSA') return { ...key, modulusLength, publicExponent } as RsaHashedKeyGenParams;
	// WebCrypto's own default for HMAC is the hash's block, twice what the specification asks for.
	if (algorithm.keyType === 'oct') return { ...key, length: algorithm.minimumKeyBits } as HmacKeyGenParams;
	return key;
}
