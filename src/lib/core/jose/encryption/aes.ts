// AES as JWE needs it, on WebCrypto or, where that lacks a key length (Chromium: 192 bits), on a library.

import { canEngine } from '../capabilities.ts';
import type { RunsOn } from '../capabilities.ts';
import { askEngine } from '../engine.ts';
import type { EngineAnswer } from '../engine.ts';
import { askLibrary } from './ask-library.ts';
import { concatBytes } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import type { AesMode } from './key-management.ts';

/** What an authenticated cipher makes of a plaintext. */
export interface Sealed {
	readonly ciphertext: Bytes;
	readonly tag: Bytes;
}

/** Bytes of the tag of AES-GCM, which JWE never shortens (RFC 7518 §4.7, §5.3). */
const gcmTagBytes = 16;

const loadLibrary = () => import('@noble/ciphers/aes.js');

/** Each mode once, over nothing: the same calls as in earnest. */
const trials: Readonly<Record<AesMode, (subtle: SubtleCrypto, key: Bytes) => Promise<unknown>>> = {
	'AES-GCM': (subtle, key) =>
		engineGcmSeal(subtle, key, new Uint8Array(12), new Uint8Array(), new Uint8Array()),
	'AES-CBC': (subtle, key) => engineCbc(subtle, 'encrypt', key, new Uint8Array(16), new Uint8Array()),
	'AES-KW': (subtle, key) => engineWrap(subtle, key, new Uint8Array(16)),
};

/** Where AES in a mode, with keys of that many bits, is computed here. */
export async function whereAes(mode: AesMode, bits: number): Promise<RunsOn> {
	const able = await canEngine(`${mode} ${bits}`, (subtle) => trials[mode](subtle, new Uint8Array(bits / 8)));
	return able ? 'webcrypto' : 'noble';
}

async function onWhichever<T>(
	mode: AesMode,
	key: Bytes,
	engine: (subtle: SubtleCrypto) => Promise<T>,
	library: (aes: typeof import('@noble/ciphers/aes.js')) => T,
): Promise<EngineAnswer<T>> {
	const where = await whereAes(mode, key.length * 8);
	return where === 'webcrypto' ? askEngine(engine) : askLibrary(loadLibrary, library);
}

/** AES-GCM encryption with a tag of 128 bits (NIST SP 800-38D §7.1). */
export function sealGcm(key: Bytes, iv: Bytes, plaintext: Bytes, aad: Bytes): Promise<EngineAnswer<Sealed>> {
	return onWhichever(
		'AES-GCM',
		key,
		(subtle) => engineGcmSeal(subtle, key, iv, plaintext, aad),
		({ gcm }) => split(gcm(key, iv, aad).encrypt(plaintext)),
	);
}

/** AES-GCM decryption (NIST SP 800-38D §7.2); refused when the tag does not match. */
export function openGcm(
	key: Bytes,
	iv: Bytes,
	{ ciphertext, tag }: Sealed,
	aad: Bytes,
): Promise<EngineAnswer<Bytes>> {
	const sealed = concatBytes(ciphertext, tag);
	return onWhichever(
		'AES-GCM',
		key,
		async (subtle) => {
			const handle = await subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
			return new Uint8Array(await subtle.decrypt(gcmParameters(iv, aad), handle, sealed));
		},
		({ gcm }) => new Uint8Array(gcm(key, iv, aad).decrypt(sealed)),
	);
}

/** AES-CBC encryption with PKCS #7 padding (RFC 5652 §6.3). */
export function encryptCbc(key: Bytes, iv: Bytes, plaintext: Bytes): Promise<EngineAnswer<Bytes>> {
	return onWhichever(
		'AES-CBC',
		key,
		(subtle) => engineCbc(subtle, 'encrypt', key, iv, plaintext),
		({ cbc }) => new Uint8Array(cbc(key, iv).encrypt(plaintext)),
	);
}

/** AES-CBC decryption; refused when the padding is none. Only ever after the tag was found to match. */
export function decryptCbc(key: Bytes, iv: Bytes, ciphertext: Bytes): Promise<EngineAnswer<Bytes>> {
	return onWhichever(
		'AES-CBC',
		key,
		(subtle) => engineCbc(subtle, 'decrypt', key, iv, ciphertext),
		({ cbc }) => new Uint8Array(cbc(key, iv).decrypt(ciphertext)),
	);
}

/** AES Key Wrap (RFC 3394 §2.2.1) of a key of 16 bytes or more. */
export function wrapKey(wrappingKey: Bytes, key: Bytes): Promise<EngineAnswer<Bytes>> {
	return onWhichever(
		'AES-KW',
		wrappingKey,
		(subtle) => engineWrap(subtle, wrappingKey, key),
		({ aeskw }) => new Uint8Array(aeskw(wrappingKey).encrypt(key)),
	);
}

/** AES Key Unwrap (RFC 3394 §2.2.2); refused when the integrity check fails. */
export function unwrapKey(wrappingKey: Bytes, wrapped: Bytes): Promise<EngineAnswer<Bytes>> {
	return onWhichever(
		'AES-KW',
		wrappingKey,
		async (subtle) => {
			const handle = await subtle.importKey('raw', wrappingKey, 'AES-KW', false, ['unwrapKey']);
			const key = await subtle.unwrapKey('raw', wrapped, handle, 'AES-KW', anyBytes, true, ['sign']);
			return new Uint8Array(await subtle.exportKey('raw', key));
		},
		({ aeskw }) => new Uint8Array(aeskw(wrappingKey).decrypt(wrapped)),
	);
}

/** WebCrypto wraps keys and not bytes; HMAC is the one algorithm whose key may be any bytes. */
const anyBytes = { name: 'HMAC', hash: 'SHA-256' } as const;

async function engineWrap(subtle: SubtleCrypto, wrappingKey: Bytes, key: Bytes): Promise<Bytes> {
	const handle = await subtle.importKey('raw', wrappingKey, 'AES-KW', false, ['wrapKey']);
	const wrapped = await subtle.importKey('raw', key, anyBytes, true, ['sign']);
	return new Uint8Array(await subtle.wrapKey('raw', wrapped, handle, 'AES-KW'));
}

async function engineGcmSeal(
	subtle: SubtleCrypto,
	key: Bytes,
	iv: Bytes,
	plaintext: Bytes,
	aad: Bytes,
): Promise<Sealed> {
	const handle = await subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
	return split(new Uint8Array(await subtle.encrypt(gcmParameters(iv, aad), handle, plaintext)));
}

async function engineCbc(
	subtle: SubtleCrypto,
	way: 'encrypt' | 'decrypt',
	key: Bytes,
	iv: Bytes,
	data: Bytes,
): Promise<Bytes> {
	const handle = await subtle.importKey('raw', key, 'AES-CBC', false, [way]);
	return new Uint8Array(await subtle[way]({ name: 'AES-CBC', iv }, handle, data));
}

function gcmParameters(iv: Bytes, additionalData: Bytes): AesGcmParams {
	return { name: 'AES-GCM', iv, additionalData, tagLength: gcmTagBytes * 8 };
}

function split(sealed: Uint8Array): Sealed {
	const at = sealed.length - gcmTagBytes;
	return { ciphertext: new Uint8Array(sealed.subarray(0, at)), tag: new Uint8Array(sealed.subarray(at)) };
}
