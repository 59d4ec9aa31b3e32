// The one table of JWE's content encryption algorithms. Nothing below it enumerates algorithms: code asks a row.
// This module may stand in a first page load: no imports but types.

import type { AlgorithmStatus, HashName } from '../algorithms.ts';
import type { AesMode } from './key-management.ts';

export type ContentFamily = 'AES-GCM' | 'AES-CBC-HMAC';

/** One `enc` value of a JWE (RFC 7518 §5.1) and all that is known of it. */
export interface ContentEncryption {
	readonly name: string;
	readonly family: ContentFamily;
	/** Bits of the content encryption key, the half of it that authenticates included. */
	readonly keyBits: number;
	readonly aes: AesMode;
	/** Bits of the AES key within it. */
	readonly aesBits: number;
	readonly ivBytes: number;
	readonly tagBytes: number;
	/** Digest of the HMAC; undefined where the mode authenticates by itself. */
	readonly hash: HashName | undefined;
	readonly section: string;
	readonly status: AlgorithmStatus;
	/** What computes it, for people. */
	readonly formula: string;
}

function gcm(bits: 128 | 192 | 256): ContentEncryption {
	return {
		name: `A${bits}GCM`,
		family: 'AES-GCM',
		keyBits: bits,
		aes: 'AES-GCM',
		aesBits: bits,
		ivBytes: 12,
		tagBytes: 16,
		hash: undefined,
		section: 'RFC 7518 §5.3',
		status: 'recommended',
		formula: `AES-${bits}-GCM`,
	};
}

function cbcHmac(bits: 128 | 192 | 256, hashBits: 256 | 384 | 512, section: string): ContentEncryption {
	return {
		name: `A${bits}CBC-HS${hashBits}`,
		family: 'AES-CBC-HMAC',
		keyBits: 2 * bits,
		aes: 'AES-CBC',
		aesBits: bits,
		ivBytes: 16,
		tagBytes: bits / 8,
		hash: `SHA-${hashBits}`,
		section,
		status: 'recommended',
		formula: `AES-${bits}-CBC, then HMAC-SHA${hashBits} cut to ${bits} bits`,
	};
}

/** Every `enc` of a JWE that this page computes. */
export const contentEncryptions: readonly ContentEncryption[] = [
	gcm(128),
	gcm(192),
	gcm(256),
	cbcHmac(128, 256, 'RFC 7518 §5.2.3'),
	cbcHmac(192, 384, 'RFC 7518 §5.2.4'),
	cbcHmac(256, 512, 'RFC 7518 §5.2.5'),
];

const byName: ReadonlyMap<unknown, ContentEncryption> = new Map(
	contentEncryptions.map((row) => [row.name, row]),
);

/** The row of an `enc` value by exact comparison (RFC 7516 §4.1.2); undefined for every other value of any type. */
export function contentEncryptionNamed(name: unknown): ContentEncryption | undefined {
	return byName.get(name);
}
