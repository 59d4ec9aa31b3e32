import type { Problem } from '../problem.ts';

/** How the text of a secret becomes bytes. */
export type SecretEncoding = 'utf8' | 'base64' | 'base64url' | 'hex';

/**
 * What the user says of a key's text. `auto` recognises JWK, JWKS, PEM and takes all else as a secret;
 * `secret` takes any text as a secret, even one that looks like a key: only ever at the user's word. `key` takes no
 * text as a secret, and says what is wrong with one that is base64 of something else than a key.
 */
export interface KeyHint {
	readonly readAs: 'auto' | 'secret' | 'key';
	readonly encoding: SecretEncoding;
	/** Opens encrypted private keys of the text (RFC 5958 §3); as secret as what it opens, and never kept. */
	readonly passphrase?: string;
}

/** How a key's text is read until somebody says otherwise. */
export const automaticHint: KeyHint = { readAs: 'auto', encoding: 'utf8' };

/** The form that a key's text was recognised as. */
export type KeyForm =
	| 'empty'
	| 'secret'
	| 'jwk'
	| 'jwks'
	| 'spki'
	| 'pkcs8'
	| 'pkcs1'
	| 'sec1'
	| 'x509'
	/** Encrypted PKCS#8 (RFC 5958 §3), opened or not. */
	| 'encrypted'
	/** OpenSSH's and RFC 4716's public keys, and OpenSSH's private ones. */
	| 'ssh-public'
	| 'ssh-private'
	| 'unreadable';

/** RFC 7517 §4.1 `kty`; `AKP` is the algorithm key pair of RFC 9964. */
export type KeyType = 'oct' | 'RSA' | 'EC' | 'OKP' | 'AKP';

/** The members of a JWK, those of RFC 9964 for `AKP` included: the public key, and the private key's seed. */
export interface Jwk extends JsonWebKey {
	pub?: string;
	priv?: string;
}

/** Why a key, or the text of one, cannot be used or deserves a remark. */
export type KeyProblemCode =
	| 'key-unreadable'
	| 'key-json'
	| 'key-jwk-member'
	/** A remark: `kid`, `alg`, `use` or `key_ops` is of another type than RFC 7517 §4 wants, and was passed over. */
	| 'key-jwk-member-ignored'
	/** A remark: a member was read although its base64url is not what RFC 7515 §2 writes. */
	| 'key-jwk-encoding'
	/** A remark: leading zeros of a coordinate were missing (RFC 7518 §6.2.1.2) and have been put back. */
	| 'key-coordinate-padded'
	| 'key-base64'
	| 'key-hex'
	| 'key-pem-truncated'
	| 'key-pem-label'
	| 'key-der'
	| 'key-encrypted'
	| 'key-openssh'
	| 'key-type-unsupported'
	| 'key-curve-unsupported'
	| 'key-rejected'
	| 'key-too-large'
	| 'key-no-private-half'
	| 'key-secret-short'
	/** A remark: the secret's text is a token or the address of something: `looks`. */
	| 'key-secret-looks-like'
	| 'key-rsa-short'
	| 'key-text-is-public-key'
	/** The passphrase does not open the key: another one, or a damaged text, which look the same. */
	| 'key-passphrase-wrong'
	/** Encrypted by a `scheme` that this page does not compute. */
	| 'key-encryption-unsupported'
	/** Deriving the key from the passphrase costs more than `limit`: a text made to keep the page busy. */
	| 'key-encryption-costly'
	/** A file of another program that holds keys: `container`. */
	| 'key-container'
	/** OpenID Connect Discovery §3, RFC 8414 §2: the document that names the key set's address, `uri`. */
	| 'key-discovery-document'
	/** A remark: the armour or the base64 of a PEM block was put right: `reason`. */
	| 'key-pem-armour'
	/** A remark: keys of one type in a set have the same `kid` (RFC 7517 §4.5). */
	| 'key-kid-repeated'
	/** A remark: the first certificate of `x5c` holds another key than the JWK (RFC 7517 §4.7), or none: `reason`. */
	| 'key-x5c';

/** A key that can be used. The `jwk` is normalised (RFC 7517) and never leaves the page. */
export interface Key {
	readonly type: KeyType;
	/** RFC 7518 §6.2.1.1, RFC 8037 §2 `crv`; undefined for `oct`, `RSA` and `AKP`. */
	readonly curve: string | undefined;
	/** `ML-DSA-44`, `-65` or `-87` for `AKP`, whose `alg` is a part of the key (RFC 9964); no other key has one. */
	readonly parameterSet?: string | undefined;
	/** Bits of the secret, of the RSA modulus, of the curve's field (255 for Ed25519), or of an `AKP` public key. */
	readonly bits: number;
	/** True when it holds a secret or a private key: it can sign. */
	readonly private: boolean;
	/** `kid`, `alg`, `use`, `key_ops` as the JWK gives them (RFC 7517 §4.2–4.5). */
	readonly kid: string | undefined;
	readonly alg: string | undefined;
	readonly use: string | undefined;
	readonly keyOps: readonly string[] | undefined;
	/**
	 * The members that make up the key and no others; `kid`, `alg`, `use` and `key_ops` stand beside it. Only for
	 * `AKP` is `alg` in both places.
	 */
	readonly jwk: Jwk;
	/** RFC 7638 SHA-256 thumbprint, base64url; undefined for a secret. */
	readonly thumbprint: string | undefined;
	/** What an SSH key's owner wrote beside it: a name, or a machine. */
	readonly comment?: string;
	/** Place of this key in a JWK Set or a run of PEM blocks, from 0. */
	readonly index: number;
}

/** What a key's text gave. A text may hold several keys; a broken one never hides a good one. */
export interface KeyReading {
	readonly text: string;
	readonly hint: KeyHint;
	readonly form: KeyForm;
	/** For a secret: the encoding it was read with. */
	readonly encoding: SecretEncoding | undefined;
	readonly keys: readonly Key[];
	readonly problems: readonly Problem<KeyProblemCode>[];
}

/** One key that verification looked at, and what came of it. */
export interface Attempt {
	readonly key: Key;
	readonly result:
		| 'verified'
		| 'no-match'
		/** Not tried: another type or curve than `alg` needs. */
		| 'wrong-type'
		/** Not tried: the JWK's own `alg`, `use` or `key_ops` forbid it. */
		| 'forbidden-by-jwk'
		/** The engine refused the key. */
		| 'unusable';
}

/** Why a signature can be neither verified nor refuted. */
export type ImpossibleReason =
	| 'no-token'
	| 'no-key'
	| 'key-unreadable'
	| 'key-wrong-type'
	| 'key-forbidden-by-jwk'
	| 'key-unusable'
	| 'algorithm-missing'
	| 'algorithm-unknown'
	| 'algorithm-unsupported-here'
	| 'algorithm-none'
	| 'header-unreadable'
	| 'header-ambiguous'
	| 'signature-unreadable'
	| 'encrypted'
	| 'not-a-token';

/** The state of a signature under the keys at hand: never an exception, and never by a key from the token itself. */
export type SignatureOutcome =
	| { readonly state: 'verified'; readonly key: Key; readonly tried: readonly Attempt[] }
	| {
			readonly state: 'failed';
			readonly reason: 'empty' | 'wrong-length' | 'no-match';
			readonly tried: readonly Attempt[];
	  }
	| { readonly state: 'impossible'; readonly reason: ImpossibleReason; readonly tried: readonly Attempt[] };

/** What signing gave: the signature's base64url text, or why not. */
export type SignOutcome =
	| { readonly state: 'signed'; readonly signature: string }
	| { readonly state: 'impossible'; readonly reason: ImpossibleReason | 'key-is-public' };
