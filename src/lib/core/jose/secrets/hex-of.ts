/** Bytes in hexadecimal, in small letters (RFC 4648 §8). */
export function hexOf(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
