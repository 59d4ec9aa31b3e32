import type { Key } from '../key.ts';
import type { JweFault } from './jwe.ts';

/** What to encrypt and for whom; header texts are used as they stand. */
export interface EncryptRequest {
	/** JSON text of the protected header; '' for none. `alg` and `enc` may stand in any of the headers. */
	readonly protectedText: string;
	/** JSON text of the shared unprotected header. */
	readonly sharedText?: string | undefined;
	/** The encoded JWE AAD (RFC 7516 §5.1 step 14), which only the JSON serializations can carry. */
	readonly aad?: string | undefined;
	readonly plaintext: Uint8Array;
	readonly recipients: readonly RecipientRequest[];
}

export interface RecipientRequest {
	/** JSON text of this recipient's unprotected header. */
	readonly headerText?: string | undefined;
	readonly key: Key;
}

export interface EncryptOptions {
	/** Uses keys whose own `alg`, `use` or `key_ops` forbid it; only ever at the user's word. */
	readonly ignoreJwkRestrictions?: boolean;
	/** So many random bytes, for tests: content key, then what each recipient needs, then the content's IV. */
	readonly random?: (length: number) => Uint8Array;
}

/** A JWE in parts; `encodedProtected`, `iv`, `ciphertext`, `tag` and the encrypted keys are base64url. */
export interface EncryptedJwe {
	readonly state: 'encrypted';
	/** The protected header's text with what encrypting set in it. */
	readonly protectedText: string;
	readonly encodedProtected: string;
	readonly sharedText: string | undefined;
	readonly aad: string | undefined;
	readonly recipients: readonly {
		readonly headerText: string | undefined;
		readonly encryptedKey: string;
	}[];
	readonly iv: string;
	readonly ciphertext: string;
	readonly tag: string;
}

export type EncryptOutcome =
	| EncryptedJwe
	| ({
			readonly state: 'impossible';
			/** Place of the recipient that it is about, from 0; undefined when it is about all. */
			readonly recipient: number | undefined;
	  } & JweFault);
