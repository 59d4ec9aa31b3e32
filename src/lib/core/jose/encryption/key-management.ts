// The one table of JWE's key management algorithms. Nothing below it enumerates algorithms: code asks a row.
// To add one: add a row. The tests walk the table, so a row without keys, encrypting and decrypting fails them.
// This module may stand in a first page load: no imports but types.

import type { AlgorithmStatus, HashName } from '../algorithms.ts';
import type { KeyType } from '../key.ts';

export type KeyManagementFamily =
	'direct' | 'AES-KW' | 'AES-GCMKW' | 'PBES2' | 'RSA-OAEP' | 'ECDH-ES' | 'RSAES-PKCS1-v1_5';

/** The modes of AES that JWE is made of, by WebCrypto's names. */
export type AesMode = 'AES-GCM' | 'AES-CBC' | 'AES-KW';

/** RFC 7517 §4.3 `key_ops` of which one allows it; an empty list: any. */
export interface KeyOperations {
	readonly encrypt: readonly string[];
	readonly decrypt: readonly string[];
}

/** One `alg` value of a JWE (RFC 7518 §4.1) and all that is known of it. */
export interface KeyManagement {
	readonly name: string;
	readonly family: KeyManagementFamily;
	/** RFC 7517 §4.1: what its key may be. */
	readonly keyTypes: readonly KeyType[];
	/** The curves that its key may be on; empty for other key types. */
	readonly curves: readonly string[];
	/** Bits that the user's secret must have, exactly; `content-key`: as many as `enc` needs. Undefined: any. */
	readonly secretBits: number | 'content-key' | undefined;
	/** Bits of the AES key that encrypts the content key; undefined where there is none. */
	readonly keyBits: number | undefined;
	readonly aes: AesMode | undefined;
	/** The digest that the table's user may name. */
	readonly hash: HashName | 'SHA-1' | undefined;
	/** True when the key gives the content key itself, so that the JWE Encrypted Key is empty. */
	readonly direct: boolean;
	/** The header parameters that whoever encrypts must write. */
	readonly parameters: readonly string[];
	/** Those that it takes into account where the header has them. */
	readonly optionalParameters: readonly string[];
	readonly operations: KeyOperations;
	readonly section: string;
	readonly status: AlgorithmStatus;
	/** What computes it, for people. */
	readonly formula: string;
}

const wrapping: KeyOperations = { encrypt: ['wrapKey', 'encrypt'], decrypt: ['unwrapKey', 'decrypt'] };
const deriving: KeyOperations = {
	encrypt: ['deriveKey', 'deriveBits'],
	decrypt: ['deriveKey', 'deriveBits'],
};

const nothing = {
	curves: [],
	secretBits: undefined,
	keyBits: undefined,
	aes: undefined,
	hash: undefined,
	direct: false,
	parameters: [],
	optionalParameters: [],
} as const;

const direct: KeyManagement = {
	...nothing,
	name: 'dir',
	family: 'direct',
	keyTypes: ['oct'],
	secretBits: 'content-key',
	direct: true,
	operations: { encrypt: ['encrypt'], decrypt: ['decrypt'] },
	section: 'RFC 7518 §4.5',
	status: 'acceptable',
	formula: 'the shared key is the content key',
};

function keyWrap(bits: 128 | 192 | 256): KeyManagement {
	return {
		...nothing,
		name: `A${bits}KW`,
		family: 'AES-KW',
		keyTypes: ['oct'],
		secretBits: bits,
		keyBits: bits,
		aes: 'AES-KW',
		operations: wrapping,
		section: 'RFC 7518 §4.4',
		status: 'recommended',
		formula: `AES-${bits} Key Wrap`,
	};
}

function gcmKeyWrap(bits: 128 | 192 | 256): KeyManagement {
	return {
		...keyWrap(bits),
		name: `A${bits}GCMKW`,
		family: 'AES-GCMKW',
		aes: 'AES-GCM',
		parameters: ['iv', 'tag'],
		section: 'RFC 7518 §4.7',
		status: 'acceptable',
		formula: `AES-${bits}-GCM over the content key`,
	};
}

function password(hashBits: 256 | 384 | 512, bits: 128 | 192 | 256): KeyManagement {
	return {
		...keyWrap(bits),
		name: `PBES2-HS${hashBits}+A${bits}KW`,
		family: 'PBES2',
		secretBits: undefined,
		hash: `SHA-${hashBits}`,
		parameters: ['p2s', 'p2c'],
		operations: deriving,
		section: 'RFC 7518 §4.8',
		status: 'acceptable',
		formula: `PBKDF2-HMAC-SHA${hashBits} of a password, then AES-${bits} Key Wrap`,
	};
}

function oaep(
	name: string,
	hash: HashName | 'SHA-1',
	section: string,
	status: AlgorithmStatus,
): KeyManagement {
	return {
		...nothing,
		name,
		family: 'RSA-OAEP',
		keyTypes: ['RSA'],
		hash,
		operations: wrapping,
		section,
		status,
		formula: `RSAES-OAEP with ${hash} and MGF1`,
	};
}

function agreement(bits: 128 | 192 | 256 | undefined): KeyManagement {
	return {
		...nothing,
		name: bits === undefined ? 'ECDH-ES' : `ECDH-ES+A${bits}KW`,
		family: 'ECDH-ES',
		keyTypes: ['EC', 'OKP'],
		curves: ['P-256', 'P-384', 'P-521', 'X25519', 'X448'],
		keyBits: bits,
		aes: bits === undefined ? undefined : 'AES-KW',
		hash: 'SHA-256',
		direct: bits === undefined,
		parameters: ['epk'],
		optionalParameters: ['apu', 'apv'],
		// The public half derives with a private key of the sender's own, so nothing is asked of it.
		operations: { encrypt: [], decrypt: deriving.decrypt },
		section: 'RFC 7518 §4.6',
		status: 'recommended',
		formula: `Diffie–Hellman with a fresh key, Concat KDF${bits === undefined ? '' : `, then AES-${bits} Key Wrap`}`,
	};
}

const withdrawn: KeyManagement = {
	...nothing,
	name: 'RSA1_5',
	family: 'RSAES-PKCS1-v1_5',
	keyTypes: ['RSA'],
	operations: wrapping,
	// RFC 8725 §3.2: its padding makes an oracle of whoever decrypts. draft-ietf-jose-deprecate-none-rsa15 withdraws it.
	section: 'RFC 8725 §3.2',
	status: 'prohibited',
	formula: 'RSAES-PKCS1-v1_5, which padding oracles open (Bleichenbacher 1998)',
};

/** Every `alg` of a JWE that this page computes, and at the end the one that it explains. */
export const keyManagements: readonly KeyManagement[] = [
	direct,
	keyWrap(128),
	keyWrap(192),
	keyWrap(256),
	gcmKeyWrap(128),
	gcmKeyWrap(192),
	gcmKeyWrap(256),
	password(256, 128),
	password(384, 192),
	password(512, 256),
	oaep('RSA-OAEP', 'SHA-1', 'RFC 7518 §4.3', 'acceptable'),
	oaep('RSA-OAEP-256', 'SHA-256', 'RFC 7518 §4.3', 'recommended'),
	oaep('RSA-OAEP-384', 'SHA-384', 'W3C Web Cryptography', 'acceptable'),
	oaep('RSA-OAEP-512', 'SHA-512', 'W3C Web Cryptography', 'acceptable'),
	agreement(undefined),
	agreement(128),
	agreement(192),
	agreement(256),
	withdrawn,
];

const byName: ReadonlyMap<unknown, KeyManagement> = new Map(keyManagements.map((row) => [row.name, row]));

/** The row of a JWE's `alg` by exact comparison (RFC 7516 §4.1.1); undefined for every other value of any type. */
export function keyManagementNamed(name: unknown): KeyManagement | undefined {
	return byName.get(name);
}
