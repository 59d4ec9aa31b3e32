// The one table of signature algorithms. Nothing below it enumerates algorithms: code asks a row.
// To add one: add a row. The tests walk the table, so a row without keys, signing and verifying fails them.
// This module is in the first page load: no imports but types.

import type { KeyType } from './key.ts';

export type AlgorithmFamily =
	'HMAC' | 'RSASSA-PKCS1-v1_5' | 'RSASSA-PSS' | 'ECDSA' | 'EdDSA' | 'ML-DSA' | 'none';
export type HashName = 'SHA-256' | 'SHA-384' | 'SHA-512';

/** Our advice for new tokens; IANA's registry and RFC 8725, RFC 9864 stand behind it. */
export type AlgorithmStatus = 'recommended' | 'acceptable' | 'deprecated' | 'prohibited';

/** WebCrypto's parameters: `key` to import or generate, `use` to sign or verify. Not every engine knows them. */
export interface WebCryptoParameters {
	readonly key: { readonly name: string; readonly hash?: HashName; readonly namedCurve?: string };
	readonly use: { readonly name: string; readonly hash?: HashName; readonly saltLength?: number };
}

/** One `alg` value of a JWS (RFC 7518 §3.1) and all that is known of it. */
export interface Algorithm {
	readonly name: string;
	readonly family: AlgorithmFamily;
	/** RFC 7517 §4.1; undefined for `none`, which takes no key. */
	readonly keyType: KeyType | undefined;
	/** RFC 7518 §6.2.1.1, RFC 8037 §2 `crv`; undefined where keys have none, and where the key decides. */
	readonly curve: string | undefined;
	/** Which ML-DSA (RFC 9964): what `Key.parameterSet` must be. */
	readonly parameterSet?: string;
	/** Of a polymorphic name, the exact ones that it stands for, of which the key picks one (RFC 9864 §4.1.2). */
	readonly oneOf?: readonly string[];
	/** The digest that the table's user may name; undefined where the scheme brings its own. */
	readonly hash: HashName | undefined;
	/** Length of a signature; `modulus`: as long as the RSA key's modulus (RFC 8017 §8); `curve`: as `oneOf` says. */
	readonly signatureBytes: number | 'modulus' | 'curve';
	/** Shortest key that the specification allows, in the bits that `Key.bits` counts. */
	readonly minimumKeyBits: number;
	readonly section: string;
	readonly status: AlgorithmStatus;
	/** What computes the signature, for people. */
	readonly formula: string;
	/** Undefined for `none`. */
	readonly webCrypto: WebCryptoParameters | undefined;
}

function hmac(bits: 256 | 384 | 512): Algorithm {
	const hash: HashName = `SHA-${bits}`;
	return {
		name: `HS${bits}`,
		family: 'HMAC',
		keyType: 'oct',
		curve: undefined,
		hash,
		signatureBytes: bits / 8,
		minimumKeyBits: bits,
		section: 'RFC 7518 §3.2',
		status: 'acceptable',
		formula: `HMAC-SHA${bits}`,
		webCrypto: { key: { name: 'HMAC', hash }, use: { name: 'HMAC' } },
	};
}

function rsa(family: 'RSASSA-PKCS1-v1_5' | 'RSASSA-PSS', bits: 256 | 384 | 512): Algorithm {
	const hash: HashName = `SHA-${bits}`;
	const pss = family === 'RSASSA-PSS';
	const name = pss ? 'RSA-PSS' : family;
	return {
		name: `${pss ? 'PS' : 'RS'}${bits}`,
		family,
		keyType: 'RSA',
		curve: undefined,
		hash,
		signatureBytes: 'modulus',
		minimumKeyBits: 2048,
		section: pss ? 'RFC 7518 §3.5' : 'RFC 7518 §3.3',
		status: pss ? 'recommended' : 'acceptable',
		formula: `${family}-SHA${bits}`,
		// RFC 7518 §3.5: the salt is as long as the digest.
		webCrypto: { key: { name, hash }, use: pss ? { name, saltLength: bits / 8 } : { name } },
	};
}

function ecdsa(bits: 256 | 384 | 512, curve: string, fieldBits: number, bitcoin?: true): Algorithm {
	const hash: HashName = `SHA-${bits}`;
	return {
		name: `ES${bits}${bitcoin ? 'K' : ''}`,
		family: 'ECDSA',
		keyType: 'EC',
		curve,
		hash,
		signatureBytes: 2 * Math.ceil(fieldBits / 8),
		minimumKeyBits: fieldBits,
		section: bitcoin ? 'RFC 8812 §3.2' : 'RFC 7518 §3.4',
		status: bitcoin ? 'acceptable' : 'recommended',
		formula: `ECDSA-SHA${bits}`,
		webCrypto: { key: { name: 'ECDSA', namedCurve: curve }, use: { name: 'ECDSA', hash } },
	};
}

function edwards(name: 'Ed25519' | 'Ed448', bits: number, status: AlgorithmStatus): Algorithm {
	return {
		name,
		family: 'EdDSA',
		keyType: 'OKP',
		curve: name,
		hash: undefined,
		// One bit more than the field, twice (RFC 8032 §5.1.6, §5.2.6).
		signatureBytes: 2 * Math.ceil((bits + 1) / 8),
		minimumKeyBits: bits,
		section: 'RFC 9864 §2.2',
		status,
		formula: name,
		webCrypto: { key: { name }, use: { name } },
	};
}

function mlDsa(set: 44 | 65 | 87, signatureBytes: number, publicBytes: number): Algorithm {
	const name = `ML-DSA-${set}`;
	return {
		name,
		family: 'ML-DSA',
		keyType: 'AKP',
		curve: undefined,
		parameterSet: name,
		hash: undefined,
		signatureBytes,
		minimumKeyBits: 8 * publicBytes,
		section: 'RFC 9964',
		status: 'acceptable',
		formula: name,
		webCrypto: { key: { name }, use: { name } },
	};
}

const ed25519 = edwards('Ed25519', 255, 'recommended');

const none: Algorithm = {
	name: 'none',
	family: 'none',
	keyType: undefined,
	curve: undefined,
	hash: undefined,
	signatureBytes: 0,
	minimumKeyBits: 0,
	section: 'RFC 7518 §3.6',
	status: 'prohibited',
	formula: 'none',
	webCrypto: undefined,
};

/** Every algorithm that this page signs and verifies with, `none` last. */
export const algorithms: readonly Algorithm[] = [
	hmac(256),
	hmac(384),
	hmac(512),
	rsa('RSASSA-PKCS1-v1_5', 256),
	rsa('RSASSA-PKCS1-v1_5', 384),
	rsa('RSASSA-PKCS1-v1_5', 512),
	rsa('RSASSA-PSS', 256),
	rsa('RSASSA-PSS', 384),
	rsa('RSASSA-PSS', 512),
	ecdsa(256, 'P-256', 256),
	ecdsa(384, 'P-384', 384),
	ecdsa(512, 'P-521', 521),
	ecdsa(256, 'secp256k1', 256, true),
	ed25519,
	edwards('Ed448', 448, 'acceptable'),
	// RFC 9864 §4.1.2: polymorphic, so deprecated in favour of the fully specified names.
	{
		...ed25519,
		name: 'EdDSA',
		curve: undefined,
		oneOf: ['Ed25519', 'Ed448'],
		signatureBytes: 'curve',
		section: 'RFC 8037 §3.1',
		status: 'deprecated',
		formula: 'EdDSA',
	},
	mlDsa(44, 2420, 1312),
	mlDsa(65, 3309, 1952),
	mlDsa(87, 4627, 2592),
	none,
];

const byName: ReadonlyMap<unknown, Algorithm> = new Map(algorithms.map((row) => [row.name, row]));

/** The row of an `alg` value by exact comparison (RFC 7515 §4.1.1); undefined for every other value of any type. */
export function algorithmNamed(name: unknown): Algorithm | undefined {
	// A Map has no prototype members to stumble on: `constructor` or `__proto__` are just unknown names.
	return byName.get(name);
}

/** The fully specified rows of an algorithm: itself, or those that a polymorphic name stands for. */
export function exactRows(row: Algorithm): readonly Algorithm[] {
	return row.oneOf?.map((name) => byName.get(name)!) ?? [row];
}

/** True when two rows may do the same with the same key: `EdDSA` and `Ed25519`, or `Ed448` (RFC 9864 §2.2). */
export function sameScheme(one: Algorithm, other: Algorithm): boolean {
	return (
		one.family === other.family &&
		one.hash === other.hash &&
		one.parameterSet === other.parameterSet &&
		exactRows(one).some(({ curve }) => exactRows(other).some((row) => row.curve === curve))
	);
}
