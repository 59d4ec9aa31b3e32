// The curves of ECDH-ES (RFC 7518 §4.6, RFC 8037 §3.2) as data, and Diffie–Hellman on them: on WebCrypto or, where
// that lacks a curve (Chromium: X448), on a library.

import { decodeBase64url, encodeBase64url } from '../../encoding/base64url.ts';
import { canEngine } from '../capabilities.ts';
import type { RunsOn } from '../capabilities.ts';
import { askEngine } from '../engine.ts';
import type { EngineAnswer } from '../engine.ts';
import type { KeyType } from '../key.ts';
import { askLibrary } from './ask-library.ts';
import type { Bytes } from './bytes.ts';

/** The part of a library's curve that key agreement needs. */
interface LibraryCurve {
	readonly getSharedSecret: (privateKey: Uint8Array, publicKey: Uint8Array) => Uint8Array;
	readonly getPublicKey: (privateKey: Uint8Array) => Uint8Array;
}

/** One `crv` that keys agree on. */
export interface AgreementCurve {
	readonly name: string;
	readonly keyType: KeyType;
	/** Bytes of a coordinate, and of the private key. */
	readonly bytes: number;
	/** The members of its public JWK that are coordinates. */
	readonly coordinates: readonly ('x' | 'y')[];
	readonly webCrypto: { readonly name: string; readonly namedCurve?: string };
	/** Undefined where every engine has it. */
	readonly library: (() => Promise<LibraryCurve>) | undefined;
}

function nist(name: string, bytes: number): AgreementCurve {
	return {
		name,
		keyType: 'EC',
		bytes,
		coordinates: ['x', 'y'],
		webCrypto: { name: 'ECDH', namedCurve: name },
		library: undefined,
	};
}

function montgomery(name: string, bytes: number, library: () => Promise<LibraryCurve>): AgreementCurve {
	return { name, keyType: 'OKP', bytes, coordinates: ['x'], webCrypto: { name }, library };
}

const curves: readonly AgreementCurve[] = [
	nist('P-256', 32),
	nist('P-384', 48),
	nist('P-521', 66),
	montgomery('X25519', 32, async () => (await import('@noble/curves/ed25519.js')).x25519),
	montgomery('X448', 56, async () => (await import('@noble/curves/ed448.js')).x448),
];

const byName: ReadonlyMap<unknown, AgreementCurve> = new Map(curves.map((row) => [row.name, row]));

/** The row of a `crv`; undefined for every other value of any type. */
export function agreementCurveNamed(name: unknown): AgreementCurve | undefined {
	return byName.get(name);
}

/** Where keys agree on a curve here. */
export async function whereAgreed(curve: AgreementCurve): Promise<RunsOn> {
	const able = await canEngine(`agree on ${curve.name}`, async (subtle) => {
		const pair = await generate(subtle, curve);
		return derive(subtle, curve, pair.privateKey, pair.publicKey);
	});
	return able ? 'webcrypto' : 'noble';
}

/** A fresh key pair for one token, as JWKs of the members that make them up. */
export interface EphemeralPair {
	readonly whole: JsonWebKey;
	readonly publicHalf: JsonWebKey;
}

/** @param random gives so many bytes; a library's private key is made of them, WebCrypto draws its own */
export async function ephemeralPair(
	curve: AgreementCurve,
	random: (length: number) => Bytes,
): Promise<EngineAnswer<EphemeralPair>> {
	const { library } = curve;
	if (library !== undefined && (await whereAgreed(curve)) === 'noble') {
		return askLibrary(library, ({ getPublicKey }) => {
			const secret = random(curve.bytes);
			return pairOf(curve, { d: encodeBase64url(secret), x: encodeBase64url(getPublicKey(secret)) });
		});
	}
	return askEngine(async (subtle) => {
		const { privateKey } = await generate(subtle, curve);
		return pairOf(curve, await subtle.exportKey('jwk', privateKey));
	});
}

function pairOf(curve: AgreementCurve, exported: JsonWebKey): EphemeralPair {
	const coordinates = curve.coordinates.map((name) => [name, exported[name]] as const);
	const publicHalf = { kty: curve.keyType, crv: curve.name, ...Object.fromEntries(coordinates) };
	return { whole: { ...publicHalf, d: exported.d! }, publicHalf };
}

/**
 * The shared secret of a private and a public JWK on a curve (RFC 7518 §4.6: the Z of the KDF). Refused for a point
 * that is not on the curve and for one of low order, which would agree with anybody (RFC 7748 §6).
 */
export async function sharedSecret(
	curve: AgreementCurve,
	privateKey: JsonWebKey,
	publicKey: JsonWebKey,
): Promise<EngineAnswer<Bytes>> {
	const { library } = curve;
	const answer =
		library !== undefined && (await whereAgreed(curve)) === 'noble'
			? await askLibrary(
					library,
					({ getSharedSecret }) =>
						new Uint8Array(getSharedSecret(bytesOf(privateKey.d), bytesOf(publicKey.x))),
				)
			: await askEngine((subtle) => agree(subtle, curve, privateKey, publicKey));
	const lowOrder = answer.ok && answer.value.every((byte) => byte === 0);
	return lowOrder ? { ok: false, why: 'refused' } : answer;
}

async function agree(
	subtle: SubtleCrypto,
	curve: AgreementCurve,
	privateKey: JsonWebKey,
	publicKey: JsonWebKey,
): Promise<Bytes> {
	const mine = await subtle.importKey('jwk', privateKey, curve.webCrypto, false, ['deriveBits']);
	const theirs = await subtle.importKey('jwk', publicKey, curve.webCrypto, false, []);
	return derive(subtle, curve, mine, theirs);
}

async function derive(
	subtle: SubtleCrypto,
	{ webCrypto, bytes }: AgreementCurve,
	privateKey: CryptoKey,
	publicKey: CryptoKey,
): Promise<Bytes> {
	const parameters = { name: webCrypto.name, public: publicKey };
	return new Uint8Array(await subtle.deriveBits(parameters, privateKey, bytes * 8));
}

function generate(subtle: SubtleCrypto, curve: AgreementCurve): Promise<CryptoKeyPair> {
	return subtle.generateKey(curve.webCrypto, true, ['deriveBits']) as Promise<CryptoKeyPair>;
}

const bytesOf = (member: string | undefined) => decodeBase64url(member ?? '').bytes;
