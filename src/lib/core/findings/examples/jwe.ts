// For the tests, and never in the bundle: encrypted tokens, of zeros throughout.

import { encodeBase64url } from '../../encoding/base64url.ts';
import { encode, type Example } from './example.ts';

export interface JweParts {
	readonly key?: number;
	readonly iv?: number;
	readonly ciphertext?: number;
	readonly tag?: number;
}

export const zeros = (bytes: number): string => encodeBase64url(new Uint8Array(bytes));

/** A JWE whose parts are right for `dir` and A256GCM, but for the lengths in bytes that are given. */
export const jwe = (header: string, { key = 0, iv = 12, ciphertext = 5, tag = 16 }: JweParts = {}): string =>
	[encode(header), ...[key, iv, ciphertext, tag].map(zeros)].join('.');

export const encrypted = (header: string, parts?: JweParts): Example => ({ token: jwe(header, parts) });
