import type { JsonNode } from '../../encoding/json-tree.ts';
import type { Key } from '../key.ts';

/** One recipient of a JWE (RFC 7516 §7.2.1). */
export interface JweRecipient {
	/** The JWE Encrypted Key, decoded; empty under `dir` and `ECDH-ES`. */
	readonly encryptedKey: Uint8Array;
	/**
	 * The objects whose union is this recipient's JOSE Header (RFC 7516 §4): the protected header first, unless
	 * `protectedText` is '', then the shared and the recipient's own unprotected header, those that there are.
	 */
	readonly headers: readonly JsonNode[];
}

/** A JWE taken apart, whatever its serialization (RFC 7516 §5.2 steps 1–2). */
export interface JweInput {
	/** The encoded protected header exactly as it stands: its characters are authenticated. '' where there is none. */
	readonly protectedText: string;
	/** The encoded JWE AAD (RFC 7516 §5.1 step 14); undefined where the serialization has none. */
	readonly aad: string | undefined;
	readonly iv: Uint8Array;
	readonly ciphertext: Uint8Array;
	readonly tag: Uint8Array;
	readonly recipients: readonly JweRecipient[];
	/** A part whose characters leave its bytes in doubt, so that other readers would refuse the token. */
	readonly unreadable?: string | undefined;
}

/** Why something was not decrypted or encrypted: the step and its cause. Figures are in the fault's `detail`. */
export type JweReason =
	| 'no-recipient'
	/** `part`: its characters are no base64url. */
	| 'part-unreadable'
	| 'header-unreadable'
	/** `name` stands more than once in one header (RFC 7516 §4). */
	| 'header-ambiguous'
	/** `name` stands in two headers, which must be disjoint (RFC 7516 §7.2.1). */
	| 'header-not-disjoint'
	| 'algorithm-missing'
	/** `name` */
	| 'algorithm-unknown'
	/** `name`, `section`: known, and never computed here. */
	| 'algorithm-withdrawn'
	| 'encryption-missing'
	| 'encryption-unknown'
	/** `fault`, `name` as `readCritical` tells them. */
	| 'crit-malformed'
	| 'crit-unprotected'
	/** `name` must be understood (RFC 7516 §4.1.13), and is not. */
	| 'crit-unknown'
	| 'zip-unknown'
	| 'zip-unprotected'
	/** `member` of the header that the algorithm needs. */
	| 'parameter-missing'
	/** `member` and `cause`, perhaps `expected` and `found` in bytes. */
	| 'parameter-ill-formed'
	/** `iterations`, `limit`, `most`, and `milliseconds` as an estimate. */
	| 'p2c-too-high'
	/** `expected`, `found` in bytes. */
	| 'iv-wrong-length'
	| 'tag-wrong-length'
	| 'encrypted-key-not-empty'
	| 'encrypted-key-missing'
	| 'no-key'
	/** `expected`: types, or curves, with commas; `found`. */
	| 'key-wrong-type'
	| 'key-is-public'
	/** `expected`, `found` in bits. */
	| 'key-wrong-length'
	| 'key-forbidden-by-jwk'
	/** The engine refused the key. */
	| 'key-unusable'
	/** `expected` is the key's curve, `found` that of `epk`. */
	| 'epk-on-another-curve'
	/** The encrypted key does not open with this key: most often another one. `expected`, `found`: RSA, in bytes. */
	| 'key-not-unwrapped'
	/** The content key is of another length than `enc` needs: `expected`, `found` in bits. */
	| 'content-key-wrong-length'
	/** The authentication tag does not match: the key is another, or something was changed. */
	| 'content-not-authentic'
	/** The tag matches, and what it protects is no padded text: its maker is at fault. */
	| 'content-padding'
	| 'not-deflate'
	/** `limit` in bytes; a higher `inflateLimit` shows more. */
	| 'inflated-too-large'
	/** `attempts` were made; `recipients` × `keys` would have been all. */
	| 'too-many-attempts'
	/** `name`: neither this browser nor a library computes it here. */
	| 'unsupported-here'
	/** To encrypt: `name` gives its one recipient the content key (RFC 7516 §5.1 step 3), so there are no others. */
	| 'direct-with-several'
	/** To encrypt: recipients name different `enc`: `expected`, `found`. */
	| 'encryption-differs';

/** Figures and names that a sentence about a fault needs. */
export type JweDetail = Readonly<Record<string, string | number>>;

export interface JweFault {
	readonly reason: JweReason;
	readonly detail: JweDetail;
}

/** A value, or the fault in its place: how the steps of this folder answer one another. */
export type JweResult<T> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: JweFault };

/** Something that was read although other readers may refuse it. */
export interface JweRemark {
	/** `epk-is-text`: a JSON string that holds the JWK. `parameter-encoding`: `member` is no exact base64url. */
	readonly code: 'epk-is-text' | 'parameter-encoding';
	readonly detail: JweDetail;
}

/** One look at a recipient with a key, and what came of it. */
export interface JweAttempt {
	/** Place of the recipient, from 0. */
	readonly recipient: number;
	/** Undefined when the recipient's own header stopped it, whatever the key. */
	readonly key: Key | undefined;
	readonly result: 'decrypted' | JweReason;
	readonly detail: JweDetail;
}

/**
 * What decrypting gave. `failed`: it was computed, and the key or the token does not fit; `impossible`: it could not be
 * computed. Never an exception, and never by a key from the token itself.
 */
export type DecryptOutcome =
	| {
			readonly state: 'decrypted';
			readonly plaintext: Uint8Array<ArrayBuffer>;
			readonly key: Key;
			/** Place of the recipient whose encrypted key was opened, from 0. */
			readonly recipient: number;
			readonly remarks: readonly JweRemark[];
			readonly tried: readonly JweAttempt[];
	  }
	| {
			readonly state: 'failed' | 'impossible';
			readonly reason: JweReason;
			readonly detail: JweDetail;
			readonly tried: readonly JweAttempt[];
	  };

export interface DecryptOptions {
	/** Uses keys whose own `alg`, `use` or `key_ops` forbid it; only ever at the user's word. */
	readonly ignoreJwkRestrictions?: boolean;
	/** Most bytes to inflate (RFC 7516 §4.1.3); 250,000 by default. */
	readonly inflateLimit?: number;
	/** Most iterations of PBKDF2 to run, up to 10,000,000; 1,200,000 by default (RFC 7518 §8.1). */
	readonly allowIterations?: number;
}

/** A value as a step's answer. */
export function given<T>(value: T): JweResult<T> {
	return { ok: true, value };
}

/** A fault as a step's answer. */
export function fault(reason: JweReason, detail: JweDetail = {}): { ok: false; fault: JweFault } {
	return { ok: false, fault: { reason, detail } };
}
