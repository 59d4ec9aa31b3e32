import fc from 'fast-check';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { JsonWebKey as NodeJwk } from 'node:crypto';
import { ml_dsa44, ml_dsa65, ml_dsa87 } from '@noble/post-quantum/ml-dsa.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { encodeBase64url } from '../encoding/base64url.ts';
import { readToken } from '../token/read-token.ts';
import { forgetCapabilities } from './capabilities.ts';
import { bytesOfHex, derTag, writeElement } from './der.ts';
import { exportKey } from './export-key.ts';
import { generateKey, generateKeyFor } from './generate-key.ts';
import type { KeySpec } from './generate-key.ts';
import { holdsPrivateHalf, keyKindNamed, keyKinds } from './key-kinds.ts';
import type { KeyKind } from './key-kinds.ts';
import type { Key } from './key.ts';
import { readKeys } from './read-keys.ts';
import { sign } from './sign.ts';
import { verify } from './verify.ts';
import { whereComputed, whereSigned } from './where-computed.ts';
import { pkcs8Of, spkiOf } from './write-key-der.ts';

const specOf = ({ type, name }: KeyKind): KeySpec =>
	({ type, [type === 'AKP' ? 'parameterSet' : 'curve']: name }) as unknown as KeySpec;

const specs: readonly (readonly [name: string, spec: KeySpec])[] = [
	...keyKinds.map((kind) => [kind.name, specOf(kind)] as const),
	['RSA', { type: 'RSA' }],
	['RSA 3072', { type: 'RSA', bits: 3072 }],
];

async function freshKey(spec: KeySpec): Promise<Key> {
	const made = await generateKeyFor(spec);
	const { keys, problems } = await readKeys(made!.text, made!.hint);
	expect(problems).toEqual([]);
	return keys[0]!;
}

const pem = (label: string, der: Uint8Array): string =>
	`-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----`;

/** Takes every kind of key away from WebCrypto that it may lack. */
function withoutWebCrypto(): void {
	forgetCapabilities();
	vi.spyOn(globalThis.crypto.subtle, 'generateKey').mockRejectedValue(new Error('lacking'));
}

afterEach(() => {
	vi.restoreAllMocks();
	forgetCapabilities();
});

describe.each(specs)('a fresh key: %s', (name, spec) => {
	it('is named by its thumbprint and survives every form', async () => {
		const key = await freshKey(spec);
		expect(key.kid).toBe(key.thumbprint);
		expect(key.private).toBe(true);
		for (const form of ['jwk', 'public-jwk', 'jwks', 'spki', 'pkcs8'] as const) {
			const { keys, problems } = await readKeys((await exportKey(key, form))!);
			expect(problems).toEqual([]);
			expect(keys[0]).toMatchObject({
				type: key.type,
				curve: key.curve,
				parameterSet: key.parameterSet,
				bits: key.bits,
				thumbprint: key.thumbprint,
				private: form === 'jwk' || form === 'pkcs8',
			});
			if (keys[0]?.private) expect(keys[0].jwk).toEqual(key.jwk);
			else expect(holdsPrivateHalf(keys[0]!.jwk)).toBe(false);
		}
	});

	it('is the same in the hands of the library', async () => {
		const key = await freshKey(spec);
		const text = (await exportKey(key, 'pkcs8'))!;
		withoutWebCrypto();
		expect((await readKeys(text)).keys[0]?.jwk).toEqual(key.jwk);
		// These are WebCrypto's everywhere.
		if (/^(RSA|P-256|P-384)/.test(name)) return;
		const made = await freshKey(spec);
		vi.restoreAllMocks();
		forgetCapabilities();
		expect((await readKeys((await exportKey(made, 'pkcs8'))!)).keys[0]?.jwk).toEqual(made.jwk);
	});
});

// OpenSSL knows no ML-DSA yet where this must run: their bytes are held against vectors.
describe.each(specs.filter(([, { type }]) => type !== 'AKP'))('the bytes of a key: %s', (_, spec) => {
	it('is written in the bytes that OpenSSL writes', async () => {
		const { jwk } = await freshKey(spec);
		const key = { key: jwk as NodeJwk, format: 'jwk' as const };
		const theirs = createPublicKey(key).export({ type: 'spki', format: 'der' });
		expect(Buffer.from(spkiOf(jwk)!).equals(theirs)).toBe(true);
		const private_ = createPrivateKey(key).export({ type: 'pkcs8', format: 'der' });
		expect(Buffer.from(pkcs8Of(jwk)!).equals(private_)).toBe(true);
	});
});

/** Any header and payload, which sign and verify take as characters. */
async function signed(alg: string, key: Key): Promise<string> {
	const parts = [JSON.stringify({ alg }), '{"a":1}'].map((text) => ({
		kind: 'encoded' as const,
		encoded: encodeBase64url(new TextEncoder().encode(text)),
	}));
	const outcome = await sign({ parts, tail: '' }, key, alg);
	if (outcome.state !== 'signed') throw new Error(outcome.reason);
	return [...parts.map(({ encoded }) => encoded), outcome.signature].join('.');
}

describe.each([
	['ES512', 'P-521'],
	['ES256K', 'secp256k1'],
	['Ed25519', 'Ed25519'],
	['EdDSA', 'Ed25519'],
	['EdDSA', 'Ed448'],
	['Ed448', 'Ed448'],
	['ML-DSA-44', 'ML-DSA-44'],
	['ML-DSA-65', 'ML-DSA-65'],
	['ML-DSA-87', 'ML-DSA-87'],
])('%s with a key of %s', (alg, name) => {
	const kind = keyKinds.find((one) => one.name === name)!;

	it('gives signatures that WebCrypto and the library both take, and no changed one', async () => {
		const key = await freshKey(specOf(kind));
		const ours = await signed(alg, key);
		withoutWebCrypto();
		expect(await whereComputed(kind)).toBe('noble');
		const theirs = await signed(alg, key);
		for (const token of [ours, theirs]) {
			vi.restoreAllMocks();
			forgetCapabilities();
			expect((await verify(readToken(token), [key])).state).toBe('verified');
			withoutWebCrypto();
			expect((await verify(readToken(token), [key])).state).toBe('verified');
		}
		const at = theirs.lastIndexOf('.') + 1;
		const signature = Buffer.from(theirs.slice(at), 'base64url');
		await fc.assert(
			fc.asyncProperty(fc.nat({ max: 8 * signature.length - 1 }), async (bit) => {
				const changed = Buffer.from(signature);
				changed[bit >> 3]! ^= 1 << (bit & 7);
				const token = readToken(theirs.slice(0, at) + changed.toString('base64url'));
				expect(await verify(token, [key])).toMatchObject({ state: 'failed', reason: 'no-match' });
			}),
			{ numRuns: 25, seed: 9964 },
		);
	});
});

describe('EdDSA', () => {
	it('makes a key on the curve that is asked for', async () => {
		for (const curve of ['Ed25519', 'Ed448'] as const) {
			const made = await generateKey('EdDSA', { curve });
			expect((await readKeys(made!.text, made!.hint)).keys).toMatchObject([{ curve, alg: 'EdDSA' }]);
		}
		const made = await generateKey('ES256', { curve: 'Ed448' });
		expect((await readKeys(made!.text, made!.hint)).keys).toMatchObject([{ curve: 'P-256' }]);
	});
});

describe('a key for encryption', () => {
	it('says what it is for, and is told to be of another type by every signature algorithm', async () => {
		const made = await generateKeyFor({ type: 'OKP', curve: 'X448' }, { alg: 'ECDH-ES', use: 'enc' });
		const [key] = (await readKeys(made!.text, made!.hint)).keys;
		expect(key).toMatchObject({ alg: 'ECDH-ES', use: 'enc', curve: 'X448', bits: 448 });
		const draft = {
			parts: [{ kind: 'encoded', encoded: 'e30' } as const, { kind: 'encoded', encoded: '' } as const],
		};
		expect(await sign({ ...draft, tail: '' }, key, 'EdDSA')).toMatchObject({ reason: 'key-wrong-type' });
	});

	it.each([128, 192, 256, 512])('is a secret of %i bits', async (bits) => {
		const made = await generateKeyFor({ type: 'oct', bits });
		expect((await readKeys(made!.text, made!.hint)).keys).toMatchObject([{ type: 'oct', bits }]);
	});
});

describe('an ML-DSA private key in PKCS#8 (RFC 9881 §6)', () => {
	const sets = [
		['ML-DSA-44', ml_dsa44],
		['ML-DSA-65', ml_dsa65],
		['ML-DSA-87', ml_dsa87],
	] as const;
	const seed = Uint8Array.from({ length: 32 }, (_, index) => index);
	const { sequence, octetString, integer, oid } = derTag;
	const pkcs8 = (name: string, inner: Uint8Array) => {
		const identifier = writeElement(oid, bytesOfHex(keyKindNamed('AKP', name)!.oid));
		const version = writeElement(integer, Uint8Array.of(0));
		const body = [version, writeElement(sequence, identifier), writeElement(octetString, inner)];
		return pem('PRIVATE KEY', writeElement(sequence, ...body));
	};

	it.each(sets)(
		'%s: the seed, the long form, both, and both that contradict each other',
		async (name, dsa) => {
			const { publicKey, secretKey } = dsa.keygen(seed);
			const pub = encodeBase64url(publicKey);
			const long = writeElement(octetString, secretKey);
			const both = writeElement(sequence, writeElement(octetString, seed), long);
			const other = writeElement(sequence, writeElement(octetString, new Uint8Array(32)), long);
			const priv = encodeBase64url(seed);
			for (const inner of [writeElement(derTag.implicit0, seed), both]) {
				const { keys, problems } = await readKeys(pkcs8(name, inner));
				expect(problems).toEqual([]);
				expect(keys).toMatchObject([{ private: true, alg: name, jwk: { pub, priv, alg: name } }]);
			}
			const expanded = await readKeys(pkcs8(name, long));
			expect(expanded.keys).toMatchObject([{ private: false, jwk: { pub } }]);
			expect(expanded.problems).toMatchObject([
				{ code: 'key-no-private-half', detail: { reason: 'no-seed' } },
			]);
			for (const bad of [
				other,
				writeElement(derTag.implicit0, seed.subarray(1)),
				long.subarray(0, 99),
				seed,
			]) {
				const { keys, problems } = await readKeys(pkcs8(name, bad));
				expect(keys).toEqual([]);
				expect(problems).toMatchObject([{ code: 'key-rejected' }]);
			}
		},
	);

	it('has the public key of RFC 9881 Appendix C', () => {
		expect(Buffer.from(ml_dsa44.keygen(seed).publicKey.subarray(0, 16)).toString('hex')).toBe(
			'd7b2b47254aae0db45e7930d4a98d2c9',
		);
	});
});

describe('hostile keys', () => {
	it('with an exponent longer than the modulus end in a sentence, in DER too', async () => {
		const number = (bytes: number) =>
			writeElement(derTag.integer, Uint8Array.of(0), new Uint8Array(bytes).fill(0xff));
		const text = pem('RSA PUBLIC KEY', writeElement(derTag.sequence, number(256), number(8000)));
		const started = performance.now();
		expect((await readKeys(text)).problems).toMatchObject([{ code: 'key-too-large' }]);
		expect(performance.now() - started).toBeLessThan(1000);
	});

	it('of any bytes within the DER of any kind are values, never exceptions', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...keyKinds),
				fc.constantFrom(derTag.bitString, derTag.octetString, derTag.sequence, derTag.implicit0),
				fc.uint8Array({ maxLength: 140 }),
				fc.boolean(),
				async (kind, tag, bytes, isPublic) => {
					const oid = writeElement(derTag.oid, bytesOfHex(kind.oid));
					const ec = writeElement(derTag.oid, bytesOfHex('2a8648ce3d0201'));
					const identifier = writeElement(derTag.sequence, ...(kind.type === 'EC' ? [ec, oid] : [oid]));
					const inner = writeElement(tag, bytes);
					const der = isPublic
						? writeElement(derTag.sequence, identifier, writeElement(derTag.bitString, bytes))
						: writeElement(
								derTag.sequence,
								writeElement(derTag.integer, Uint8Array.of(0)),
								identifier,
								writeElement(derTag.octetString, inner),
							);
					const { keys, problems } = await readKeys(pem(isPublic ? 'PUBLIC KEY' : 'PRIVATE KEY', der));
					expect(keys.length + problems.length).toBeGreaterThan(0);
				},
			),
			{ numRuns: 300, seed: 9881 },
		);
	});
});

describe('whereSigned', () => {
	it('is undefined for what is not signed', async () => {
		expect(await whereSigned('none')).toBeUndefined();
		expect(await whereSigned('constructor')).toBeUndefined();
	});

	it('is WebCrypto for HMAC, RSA and the curves that all engines have', async () => {
		withoutWebCrypto();
		for (const alg of ['HS256', 'RS256', 'PS512', 'ES256', 'ES384'])
			expect(await whereSigned(alg)).toBe('webcrypto');
		for (const alg of ['ES512', 'ES256K', 'EdDSA', 'Ed448', 'ML-DSA-44'])
			expect(await whereSigned(alg)).toBe('noble');
	});
});
