import { canEngine } from './capabilities.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { derTag, readElement } from './der.ts';
import { askEngine } from './engine.ts';
import { readPbes2 } from './pbes2.ts';
import type { Derivation, Pbes2 } from './pbes2.ts';

/** Of PBKDF2, where WebCrypto computes it: some seconds at most. */
const mostIterations = 10_000_000;
/** Of PBKDF2, where a library does. */
const mostIterationsByLibrary = 1_000_000;
/** Of scrypt: N·r, in blocks of 128 bytes of memory (RFC 7914 §2), and N·r·p, its work. */
const mostScryptMemory = 2 ** 20;
const mostScryptWork = 2 ** 22;

/** What opening an encrypted private key gave. `wrong`: another passphrase, or damaged; they look the same. */
export type DecryptedPkcs8 =
	| { readonly state: 'decrypted'; readonly der: Uint8Array<ArrayBuffer> }
	| { readonly state: 'locked' }
	| { readonly state: 'wrong' }
	| { readonly state: 'damaged' }
	| { readonly state: 'unsupported'; readonly scheme: string }
	| {
			readonly state: 'costly';
			readonly kdf: Derivation['kdf'];
			readonly cost: number;
			readonly limit: number;
	  };

/**
 * Opens an encrypted private key (RFC 5958 §3) of PBES2 (RFC 8018 §6.2) with PBKDF2 or scrypt and AES-CBC.
 * @param bytes the DER of the EncryptedPrivateKeyInfo; what is none is `damaged`
 * @param passphrase as UTF-8; undefined or empty is `locked`, once the scheme is known to be computable
 * @returns the DER of the PKCS#8 within (RFC 5958 §2)
 */
export async function decryptPkcs8(
	bytes: Uint8Array,
	passphrase: string | undefined,
): Promise<DecryptedPkcs8> {
	const read = readPbes2(bytes);
	if (read.state !== 'read') return read;
	const { encryption } = read;
	const refused = await refusalOf(encryption.derivation);
	if (refused !== undefined) return refused;
	if (passphrase === undefined || passphrase === '') return { state: 'locked' };
	const key = await deriveKey(encryption.derivation, encodeUtf8(passphrase), encryption.keyBits / 8);
	const der = key && (await decryptCbc(encryption, key));
	// One wrong key of 256 leaves padding that looks right, so what comes out must look like a key as well.
	if (der === undefined || readElement(der)?.tag !== derTag.sequence) return { state: 'wrong' };
	return { state: 'decrypted', der };
}

/** Whether the engine computes PBKDF2 with a hash; WebCrypto has SHA-1, and SHA-2 of 256, 384 and 512 bits. */
const enginePbkdf2 = (hash: string) =>
	canEngine(`PBKDF2 ${hash}`, (subtle) => pbkdf2(subtle, hash, Uint8Array.of(1), Uint8Array.of(1), 1, 16));

async function refusalOf(derivation: Derivation): Promise<DecryptedPkcs8 | undefined> {
	if (derivation.kdf === 'scrypt') {
		const { cost, blockSize, parallelization } = derivation;
		// RFC 7914 §2: N is a power of two.
		if (cost < 2 || !Number.isInteger(Math.log2(cost))) return { state: 'damaged' };
		const memory = cost * blockSize;
		const work = memory * parallelization;
		if (memory > mostScryptMemory) return costly('scrypt', memory, mostScryptMemory);
		return work > mostScryptWork ? costly('scrypt', work, mostScryptWork) : undefined;
	}
	const { hash, iterations } = derivation;
	if (iterations < 1) return { state: 'damaged' };
	if (iterations > mostIterations) return costly('PBKDF2', iterations, mostIterations);
	if (iterations <= mostIterationsByLibrary || (await enginePbkdf2(hash))) return undefined;
	return costly('PBKDF2', iterations, mostIterationsByLibrary);
}

const costly = (kdf: Derivation['kdf'], cost: number, limit: number): DecryptedPkcs8 => ({
	state: 'costly',
	kdf,
	cost,
	limit,
});

type Bytes = Uint8Array<ArrayBuffer>;

async function deriveKey(
	derivation: Derivation,
	passphrase: Bytes,
	length: number,
): Promise<Bytes | undefined> {
	if (derivation.kdf === 'scrypt') return deriveByScrypt(derivation, passphrase, length);
	const { hash, salt, iterations } = derivation;
	if (await enginePbkdf2(hash)) {
		const bits = await askEngine((subtle) => pbkdf2(subtle, hash, passphrase, salt, iterations, length));
		return bits.ok ? new Uint8Array(bits.value) : undefined;
	}
	const [{ pbkdf2Async }, digests, { sha1 }] = await Promise.all([
		import('@noble/hashes/pbkdf2.js'),
		import('@noble/hashes/sha2.js'),
		import('@noble/hashes/legacy.js'),
	]);
	const digest = new Map([
		['SHA-1', sha1],
		['SHA-224', digests.sha224],
		['SHA-256', digests.sha256],
		['SHA-384', digests.sha384],
		['SHA-512', digests.sha512],
		['SHA-512/224', digests.sha512_224],
		['SHA-512/256', digests.sha512_256],
	]).get(hash);
	return (
		digest && Uint8Array.from(await pbkdf2Async(digest, passphrase, salt, { c: iterations, dkLen: length }))
	);
}

async function pbkdf2(
	subtle: SubtleCrypto,
	hash: string,
	passphrase: Bytes,
	salt: Bytes,
	iterations: number,
	length: number,
): Promise<ArrayBuffer> {
	const key = await subtle.importKey('raw', passphrase, 'PBKDF2', false, ['deriveBits']);
	return subtle.deriveBits({ name: 'PBKDF2', hash, salt, iterations }, key, length * 8);
}

async function deriveByScrypt(
	{ salt, cost, blockSize, parallelization }: Extract<Derivation, { kdf: 'scrypt' }>,
	passphrase: Bytes,
	length: number,
): Promise<Bytes> {
	const { scryptAsync } = await import('@noble/hashes/scrypt.js');
	const options = { N: cost, r: blockSize, p: parallelization, dkLen: length };
	return Uint8Array.from(await scryptAsync(passphrase, salt, options));
}

/** The plaintext without its padding; undefined where the padding says that the key is another one. */
async function decryptCbc({ keyBits, iv, ciphertext }: Pbes2, key: Bytes): Promise<Bytes | undefined> {
	// Chromium has no AES of 192 bits.
	const able = await canEngine(`AES-CBC ${keyBits}`, (subtle) =>
		subtle.importKey('raw', new Uint8Array(keyBits / 8), 'AES-CBC', false, ['decrypt']),
	);
	if (able) {
		const plain = await askEngine(async (subtle) => {
			const handle = await subtle.importKey('raw', key, 'AES-CBC', false, ['decrypt']);
			return subtle.decrypt({ name: 'AES-CBC', iv }, handle, ciphertext);
		});
		return plain.ok ? new Uint8Array(plain.value) : undefined;
	}
	const { cbc } = await import('@noble/ciphers/aes.js');
	try {
		return Uint8Array.from(cbc(key, iv).decrypt(ciphertext));
	} catch {
		return undefined;
	}
}
