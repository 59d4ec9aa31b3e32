/** Bytes as WebCrypto takes them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** One run of bytes of several. */
export function concatBytes(...parts: readonly Uint8Array[]): Bytes {
	const out = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		out.set(part, at);
		at += part.length;
	}
	return out;
}

/** A number as big-endian bytes, below 2 ** 53. */
export function bigEndian(value: number, length: 4 | 8): Bytes {
	const out = new Uint8Array(length);
	const view = new DataView(out.buffer);
	view.setUint32(length - 4, value % 2 ** 32);
	if (length === 8) view.setUint32(0, Math.floor(value / 2 ** 32));
	return out;
}

/** Compares without telling by its time where two runs of bytes differ (RFC 7518 §5.2.2.2 step 2). */
export function equalInConstantTime(one: Uint8Array, other: Uint8Array): boolean {
	if (one.length !== other.length) return false;
	let difference = 0;
	for (let at = 0; at < one.length; at++) difference |= one[at]! ^ other[at]!;
	return difference === 0;
}
