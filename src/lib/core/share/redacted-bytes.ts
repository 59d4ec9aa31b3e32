import { decodeBase64url, encodeBase64url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';

/** What stands in place of a text that was taken out. */
export const redactedMark = 'REDACTED';

const mark = encodeUtf8(redactedMark);
/** Halves shorter than this are no number of any curve or modulus in use. */
const shortestNumber = 24;

/** Bytes that say REDACTED over and over: nothing of what they stand for is in them but its length. */
export function redactedBytes(length: number): Uint8Array<ArrayBuffer> {
	return Uint8Array.from({ length }, (_, at) => mark[at % mark.length]!);
}

/**
 * Bytes of a signature's length that no verifier takes for one, whatever its algorithm and key. They are text, and in
 * each half that is long enough for a number, text after so many bytes of ones that the number is out of range:
 * - ECDSA: r and s are above the order of every curve in use, which is close to a power of two (RFC 6979 §2.3 has
 *   0 < r, s < q), by one byte more than half of its ones.
 * - EdDSA: S ends in a letter, which makes it far greater than the group's order (RFC 8032 §5.1.7, §5.2.7).
 * - RSA: the number is greater than the modulus (RFC 8017 §5.2.2), unless that begins with as many ones, which no
 *   honest modulus does: of 2048 bits one in 2^520.
 * - ML-DSA: the counts at the end of the hint are letters, above ω or in no order (FIPS 204 algorithm 21).
 * - HMAC: no signature but one has the right value, and fixed text is that one with probability 2^-256 or less.
 */
export function redactedSignature(length: number): Uint8Array<ArrayBuffer> {
	const half = Math.ceil(length / 2);
	const bytes = new Uint8Array(length);
	for (const from of [0, half]) {
		const size = Math.min(half, length - from);
		const ones = size < shortestNumber ? 0 : Math.floor(size / 2) + 1;
		bytes.fill(0xff, from, from + ones);
		bytes.set(redactedBytes(size - ones), from + ones);
	}
	return bytes;
}

/** The redacted form of an encoded part of a token, as base64url of as many bytes; an empty part stays empty. */
export function redactedPart(encoded: string, make = redactedBytes): string {
	if (encoded === '') return '';
	const { length } = decodeBase64url(encoded).bytes;
	return encodeBase64url(make(length === 0 ? mark.length : length));
}
