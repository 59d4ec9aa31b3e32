import { childrenOf, derTag, readElement } from './der.ts';

/**
 * An ECDSA signature in DER (RFC 3279 §2.2.3: SEQUENCE of r and s) as the two numbers side by side that JWS
 * writes (RFC 7518 §3.4); undefined when the bytes are no such DER or a number is too long.
 */
export function rawSignatureOfDer(der: Uint8Array, length: number): Uint8Array<ArrayBuffer> | undefined {
	const whole = readElement(der);
	if (whole?.tag !== derTag.sequence || whole.to !== der.length) return undefined;
	const numbers = childrenOf(der, whole);
	if (numbers?.length !== 2 || numbers.some(({ tag }) => tag !== derTag.integer)) return undefined;
	const raw = new Uint8Array(length);
	const half = length / 2;
	for (const [index, number] of numbers.entries()) {
		const padded = der.subarray(number.from, number.to);
		const first = padded.findIndex((byte) => byte !== 0);
		const digits = first === -1 ? padded.subarray(padded.length) : padded.subarray(first);
		if (digits.length > half) return undefined;
		raw.set(digits, half * (index + 1) - digits.length);
	}
	return raw;
}
