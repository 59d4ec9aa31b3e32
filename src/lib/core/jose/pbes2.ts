// Reads how a private key was encrypted: EncryptedPrivateKeyInfo (RFC 5958 §3) with PBES2 (RFC 8018 §6.2, §A.4).

import { childrenOf, derTag, hexOf, readElement, wholeOf } from './der.ts';
import type { Element } from './der.ts';

/** What derives the cipher's key from the passphrase. */
export type Derivation =
	| { readonly kdf: 'PBKDF2'; readonly hash: string; readonly salt: Bytes; readonly iterations: number }
	/** RFC 7914 §7; the three are N, r and p of its §2. */
	| {
			readonly kdf: 'scrypt';
			readonly salt: Bytes;
			readonly cost: number;
			readonly blockSize: number;
			readonly parallelization: number;
	  };

type Bytes = Uint8Array<ArrayBuffer>;

/** An encrypted private key, ready to be opened with a passphrase; AES-CBC (RFC 8018 §B.2.5). */
export interface Pbes2 {
	readonly derivation: Derivation;
	readonly keyBits: 128 | 192 | 256;
	readonly iv: Bytes;
	readonly ciphertext: Bytes;
}

/** `damaged`: not the DER of an encrypted key. A scheme that is not computed here is named where it has a name. */
export type ReadPbes2 =
	| { readonly state: 'read'; readonly encryption: Pbes2 }
	| { readonly state: 'unsupported'; readonly scheme: string }
	| { readonly state: 'damaged' };

const pbes2 = '2a864886f70d01050d';
const pbkdf2 = '2a864886f70d01050c';
const scrypt = '2b06010401da47040b';

/** Schemes that are only named: PBES1 (RFC 8018 §A.3), PKCS#12's (RFC 7292 §C), and ciphers of PBES2. */
const named: ReadonlyMap<string, string> = new Map([
	['2a864886f70d010503', 'PBES1 with MD5 and DES'],
	['2a864886f70d01050a', 'PBES1 with SHA-1 and DES'],
	['2a864886f70d010c0101', 'PKCS#12 with RC4'],
	['2a864886f70d010c0103', 'PKCS#12 with triple DES'],
	['2a864886f70d010c0106', 'PKCS#12 with RC2'],
	['2b0e030207', 'DES'],
	['2a864886f70d0307', 'triple DES'],
	['2a864886f70d0302', 'RC2'],
]);

const ciphers: ReadonlyMap<string, Pbes2['keyBits']> = new Map<string, Pbes2['keyBits']>([
	['608648016503040102', 128],
	['608648016503040116', 192],
	['60864801650304012a', 256],
]);

/** RFC 8018 §B.1.2; named as WebCrypto names them. */
const hashes: ReadonlyMap<string, string> = new Map([
	['2a864886f70d0207', 'SHA-1'],
	['2a864886f70d0208', 'SHA-224'],
	['2a864886f70d0209', 'SHA-256'],
	['2a864886f70d020a', 'SHA-384'],
	['2a864886f70d020b', 'SHA-512'],
	['2a864886f70d020c', 'SHA-512/224'],
	['2a864886f70d020d', 'SHA-512/256'],
]);

/** Reads the DER of an EncryptedPrivateKeyInfo. Never throws: what is no such thing is `damaged`. */
export function readPbes2(bytes: Uint8Array): ReadPbes2 {
	const [scheme, data] = partsOf(bytes, readElement(bytes));
	const [algorithm, parameters] = partsOf(bytes, scheme);
	if (algorithm?.tag !== derTag.oid || data?.tag !== derTag.octetString) return { state: 'damaged' };
	if (hexOf(bytes, algorithm) !== pbes2) return unsupported(hexOf(bytes, algorithm));
	const [kdf, cipher] = partsOf(bytes, parameters);
	const derivation = readDerivation(bytes, kdf);
	if (derivation === undefined) return { state: 'damaged' };
	if (typeof derivation === 'string') return { state: 'unsupported', scheme: derivation };
	const [cipherId, iv] = partsOf(bytes, cipher);
	if (cipherId?.tag !== derTag.oid) return { state: 'damaged' };
	const keyBits = ciphers.get(hexOf(bytes, cipherId));
	if (keyBits === undefined) return unsupported(hexOf(bytes, cipherId));
	if (iv?.tag !== derTag.octetString || iv.to - iv.from !== 16) return { state: 'damaged' };
	return {
		state: 'read',
		encryption: { derivation, keyBits, iv: contentOf(bytes, iv), ciphertext: contentOf(bytes, data) },
	};
}

const unsupported = (hex: string): ReadPbes2 => ({ state: 'unsupported', scheme: named.get(hex) ?? '' });

/** The derivation, the name of one that is not computed here, or undefined for what is damaged. */
function readDerivation(bytes: Uint8Array, element: Element | undefined): Derivation | string | undefined {
	const [id, parameters] = partsOf(bytes, element);
	if (id?.tag !== derTag.oid) return undefined;
	const read = { [pbkdf2]: readPbkdf2, [scrypt]: readScrypt }[hexOf(bytes, id)];
	return read === undefined ? '' : read(bytes, partsOf(bytes, parameters));
}

/** RFC 8018 §A.2: salt, iterations, the key's length or none, and the hash, which is SHA-1 where none is named. */
function readPbkdf2(bytes: Uint8Array, parts: readonly Element[]): Derivation | string | undefined {
	const [salt, iterations, ...rest] = parts;
	if (salt?.tag !== derTag.octetString || iterations?.tag !== derTag.integer) return undefined;
	const [prf] = partsOf(
		bytes,
		rest.find(({ tag }) => tag === derTag.sequence),
	);
	const hash = prf === undefined ? 'SHA-1' : hashes.get(hexOf(bytes, prf));
	if (hash === undefined) return 'PBKDF2 with another hash than SHA-1 and SHA-2';
	return { kdf: 'PBKDF2', hash, salt: contentOf(bytes, salt), iterations: numberOf(bytes, iterations) };
}

function readScrypt(bytes: Uint8Array, parts: readonly Element[]): Derivation | undefined {
	const [salt, cost, blockSize, parallelization] = parts;
	if (salt?.tag !== derTag.octetString) return undefined;
	const numbers = [cost, blockSize, parallelization].map((part) =>
		part?.tag === derTag.integer ? numberOf(bytes, part) : 0,
	);
	if (numbers.some((number) => number === 0)) return undefined;
	return {
		kdf: 'scrypt',
		salt: contentOf(bytes, salt),
		cost: numbers[0]!,
		blockSize: numbers[1]!,
		parallelization: numbers[2]!,
	};
}

const partsOf = (bytes: Uint8Array, element: Element | undefined) => childrenOf(bytes, element) ?? [];

/** A copy: WebCrypto wants bytes of their own. */
function contentOf(bytes: Uint8Array, element: Element): Bytes {
	return Uint8Array.from(wholeOf(bytes, element).subarray(element.from - element.at));
}

/** Large ones lose digits, which no limit here can tell. */
function numberOf(bytes: Uint8Array, element: Element): number {
	return bytes.subarray(element.from, element.to).reduce((sum, byte) => sum * 256 + byte, 0);
}
