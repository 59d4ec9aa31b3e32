import { algorithmNamed, exactRows } from './algorithms.ts';
import { askEngine } from './engine.ts';
import { jwkText } from './jwk-text.ts';
import { privateMemberOf, publicJwkOf } from './key-bytes.ts';
import { keyKindNamed } from './key-kinds.ts';
import type { KeyKind } from './key-kinds.ts';
import type { Jwk, KeyHint } from './key.ts';
import { askNoble } from './noble.ts';
import { thumbprint } from './thumbprint.ts';
import { webCryptoKey, webCryptoUsages, whereComputed } from './where-computed.ts';

type RsaBits = 2048 | 3072 | 4096;

export interface GenerateOptions {
	/** Bits of an RSA modulus; other algorithms take no notice. */
	readonly modulusBits?: RsaBits;
	/** Bits of a secret, in whole bytes; other algorithms take no notice, and none gets a shorter one than it wants. */
	readonly secretBits?: number;
	/** Which of its curves a polymorphic algorithm's key is on; other algorithms take no notice. */
	readonly curve?: 'Ed25519' | 'Ed448';
}

/** What a key is to be, whatever it is for. */
export type KeySpec =
	/** `bits` of a secret, in whole bytes. */
	| { readonly type: 'oct'; readonly bits: number }
	| { readonly type: 'RSA'; readonly bits?: RsaBits }
	| { readonly type: 'EC'; readonly curve: 'P-256' | 'P-384' | 'P-521' | 'secp256k1' }
	| { readonly type: 'OKP'; readonly curve: 'Ed25519' | 'Ed448' | 'X25519' | 'X448' }
	| { readonly type: 'AKP'; readonly parameterSet: 'ML-DSA-44' | 'ML-DSA-65' | 'ML-DSA-87' };

/** A fresh key as it goes into the Key field, and how that field is to read it. */
export interface GeneratedKey {
	readonly text: string;
	readonly hint: KeyHint;
}

/**
 * A fresh key for a signature algorithm: a private JWK whose `kid` is its thumbprint (RFC 7638), or a base64url
 * secret as long as the digest (RFC 7518 §3.2). Undefined for `none`, an unknown name, or what cannot be had here.
 */
export async function generateKey(
	alg: string,
	options: GenerateOptions = {},
): Promise<GeneratedKey | undefined> {
	const algorithm = algorithmNamed(alg);
	if (algorithm?.keyType === undefined) return undefined;
	const rows = exactRows(algorithm);
	const { keyType, curve, parameterSet, minimumKeyBits } =
		rows.find((row) => row.curve === options.curve) ?? rows[0]!;
	const spec = {
		type: keyType,
		curve,
		parameterSet,
		bits:
			keyType === 'RSA'
				? (options.modulusBits ?? 2048)
				: Math.max(minimumKeyBits, keyType === 'oct' ? (options.secretBits ?? 0) : 0),
	};
	return generateKeyFor(spec as KeySpec, { alg: algorithm.name, use: 'sig' });
}

/**
 * A fresh key of a type, also of one that signs nothing: a private JWK whose `kid` is its thumbprint (RFC 7638), or a
 * base64url secret. An AKP key's `alg` is its parameter set (RFC 9964), and nothing else.
 * @param says the JWK's `alg` and `use` (RFC 7517 §4.2, §4.4); a secret stays without them
 * @returns undefined for what no engine and no library makes here
 */
export async function generateKeyFor(
	spec: KeySpec,
	says: { readonly alg?: string; readonly use?: 'sig' | 'enc' } = {},
): Promise<GeneratedKey | undefined> {
	const made = await make(spec);
	if (made === undefined) return undefined;
	const { kty, alg = says.alg, ...members } = made;
	if (kty === 'oct') return { text: members.k ?? '', hint: { readAs: 'auto', encoding: 'base64url' } };
	const kid = await thumbprint(made);
	const jwk = { kty, kid, alg, ...(says.use && { use: says.use }), ...members };
	return { text: jwkText(jwk), hint: { readAs: 'auto', encoding: 'utf8' } };
}

/** The members of a private JWK, and no others. */
async function make(spec: KeySpec): Promise<Jwk | undefined> {
	if (spec.type === 'oct')
		return exported({ name: 'HMAC', hash: 'SHA-256', length: 8 * Math.ceil(spec.bits / 8) }, ['sign']);
	if (spec.type === 'RSA') {
		const name = 'RSASSA-PKCS1-v1_5';
		const publicExponent = Uint8Array.of(1, 0, 1);
		const modulusLength = spec.bits ?? 2048;
		return exported({ name, hash: 'SHA-256', modulusLength, publicExponent }, ['sign', 'verify']);
	}
	const kind = keyKindNamed(spec.type, spec.type === 'AKP' ? spec.parameterSet : spec.curve);
	if (kind === undefined) return undefined;
	if ((await whereComputed(kind)) === 'noble') return makeWithNoble(kind);
	const usages = kind.signs ? (['sign', 'verify'] as const) : webCryptoUsages(kind, 'private');
	return exported(webCryptoKey(kind), usages);
}

type Parameters = HmacKeyGenParams | RsaHashedKeyGenParams | EcKeyGenParams | AlgorithmIdentifier;

async function exported(parameters: Parameters, usages: readonly KeyUsage[]): Promise<Jwk | undefined> {
	const answer = await askEngine(async (subtle) => {
		const made = await subtle.generateKey(parameters, true, [...usages]);
		return subtle.exportKey('jwk', 'privateKey' in made ? made.privateKey : made);
	});
	if (!answer.ok) return undefined;
	const { key_ops: _operations, ext: _extractable, alg, ...members } = answer.value;
	// Elsewhere `alg` is what WebCrypto happened to make the key for; of an AKP key it is a part.
	return members.kty === 'AKP' && alg !== undefined ? { ...members, alg } : members;
}

async function makeWithNoble(kind: KeyKind): Promise<Jwk | undefined> {
	const made = await askNoble(kind.name, (noble) => {
		const secret = noble.fresh();
		return { secret, publicHalf: noble.publicOf(secret) };
	});
	const jwk = made.ok ? publicJwkOf(kind, made.value.publicHalf) : undefined;
	return made.ok && jwk ? { ...jwk, ...privateMemberOf(kind, made.value.secret) } : undefined;
}
