// Object identifiers of keys that have no row in key-kinds.ts, as the hexadecimal digits of their content.

import { bytesOfHex, derTag, writeElement } from './der.ts';

/** RFC 8017 §A.1. */
export const rsaEncryption = '2a864886f70d010101';
/** RFC 5480 §2.1.1; the curve stands beside it. */
export const ecPublicKey = '2a8648ce3d0201';

/** The identifier of RSA keys, with the NULL that it must have (RFC 3279 §2.3.1). */
export function rsaIdentifier(): Uint8Array<ArrayBuffer> {
	const oid = writeElement(derTag.oid, bytesOfHex(rsaEncryption));
	return writeElement(derTag.sequence, oid, Uint8Array.of(5, 0));
}
