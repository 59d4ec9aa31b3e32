import type { Key } from '../key.ts';
import type { Bytes } from './bytes.ts';
import type { ContentEncryption } from './content-encryption.ts';
import { fault } from './jwe.ts';
import type { JweResult } from './jwe.ts';
import type { KeyManagement } from './key-management.ts';
import type { KeyParameters } from './key-parameters.ts';

/** What the key of one recipient is asked. Its key fits its row: type, length and private half. */
export interface KeyQuestion {
	readonly row: KeyManagement;
	readonly enc: ContentEncryption;
	readonly key: Key;
	readonly parameters: KeyParameters;
}

export interface UnwrapQuestion extends KeyQuestion {
	readonly encryptedKey: Bytes;
}

export interface WrapQuestion extends KeyQuestion {
	/** The content key to encrypt; undefined where the recipient's key gives it. */
	readonly contentKey: Bytes | undefined;
	/** That many fresh random bytes. */
	readonly random: (length: number) => Bytes;
}

/** A content key for one recipient, and the header parameters that go with it, as JSON texts. */
export interface Wrapped {
	readonly contentKey: Bytes;
	readonly encryptedKey: Uint8Array;
	readonly parameters: Readonly<Record<string, string>>;
}

/** How the algorithms of one family get a content key to its recipient and back (RFC 7516 §2 Key Management Mode). */
export interface KeyScheme {
	readonly unwrap: (question: UnwrapQuestion) => Promise<JweResult<Bytes>>;
	readonly wrap: (question: WrapQuestion) => Promise<JweResult<Wrapped>>;
	/** About how long one attempt takes, in milliseconds. */
	readonly cost: (key: Key, parameters: KeyParameters) => number;
}

/** An algorithm that neither this browser nor a library computes here. */
export function unsupported({ row }: KeyQuestion): JweResult<never> {
	return fault('unsupported-here', { name: row.name });
}
