import type { EncryptedJwe } from './encrypt-request.ts';

/**
 * The Compact Serialization (RFC 7516 §7.1): five parts with dots between them.
 * @returns undefined for what it cannot hold: several recipients, an unprotected header, JWE AAD, no protected header
 */
export function compactJwe(encrypted: EncryptedJwe): string | undefined {
	const { encodedProtected, recipients, sharedText, aad, iv, ciphertext, tag } = encrypted;
	const [recipient] = recipients;
	const unprotected = sharedText !== undefined || recipient?.headerText !== undefined;
	if (recipient === undefined || recipients.length > 1 || unprotected || aad !== undefined) return undefined;
	if (encodedProtected === '') return undefined;
	return [encodedProtected, recipient.encryptedKey, iv, ciphertext, tag].join('.');
}
