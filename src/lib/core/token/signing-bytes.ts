import { encodeUtf8 } from '../encoding/utf8.ts';
import type { Reading } from './reading.ts';

/**
 * The bytes that a JWS's signature is made over (RFC 7515 §5.1 step 5, RFC 7797 §3); none where the text has no
 * signing input.
 */
export function signingBytesOf({
	signingInput,
	unencoded,
	header,
	payload,
}: Reading): Uint8Array<ArrayBuffer> {
	if (signingInput === undefined) return new Uint8Array();
	if (!unencoded || payload === undefined) return encodeUtf8(signingInput);
	// An unencoded payload need be no text, so its bytes are taken and not its characters.
	const start = encodeUtf8(`${header?.encoded ?? ''}.`);
	const bytes = new Uint8Array(start.length + payload.bytes.length);
	bytes.set(start);
	bytes.set(payload.bytes, start.length);
	return bytes;
}
