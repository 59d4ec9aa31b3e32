// As much of DER (ITU-T X.690) as keys need: reading tag, length and value, and writing them.

/** One element: `at` is its tag, the content runs from `from` to `to`. */
export interface Element {
	readonly tag: number;
	readonly at: number;
	readonly from: number;
	readonly to: number;
}

export const derTag = {
	integer: 0x02,
	bitString: 0x03,
	octetString: 0x04,
	oid: 0x06,
	sequence: 0x30,
	/** [0] IMPLICIT of a primitive type. */
	implicit0: 0x80,
	context0: 0xa0,
	context1: 0xa1,
} as const;

/** Reads the element at a position; undefined when it is not DER or does not end before `end`. */
export function readElement(bytes: Uint8Array, at = 0, end = bytes.length): Element | undefined {
	const declared = declaredElement(bytes, at, end);
	return declared !== undefined && declared.to <= end ? declared : undefined;
}

/** The element that the bytes at a position announce, even when they break off before its end. */
export function declaredElement(bytes: Uint8Array, at = 0, end = bytes.length): Element | undefined {
	const tag = bytes[at];
	const first = bytes[at + 1];
	if (tag === undefined || first === undefined || at + 2 > end || (tag & 0x1f) === 0x1f) return undefined;
	if (first < 0x80) return { tag, at, from: at + 2, to: at + 2 + first };
	const count = first & 0x7f;
	if (count === 0 || count > 4 || at + 2 + count > end) return undefined;
	let length = 0;
	for (let index = 0; index < count; index++) length = length * 256 + bytes[at + 2 + index]!;
	return { tag, at, from: at + 2 + count, to: at + 2 + count + length };
}

/** The elements within an element; undefined when its content is no run of whole elements. */
export function childrenOf(bytes: Uint8Array, parent: Element | undefined): readonly Element[] | undefined {
	if (parent === undefined) return undefined;
	const children: Element[] = [];
	for (let at = parent.from; at < parent.to;) {
		const child = readElement(bytes, at, parent.to);
		if (child === undefined) return undefined;
		children.push(child);
		at = child.to;
	}
	return children;
}

/** An element with its tag and length. */
export function wholeOf(bytes: Uint8Array, element: Element): Uint8Array {
	return bytes.subarray(element.at, element.to);
}

/** An element's content as lower-case hexadecimal digits: how object identifiers are compared here. */
export function hexOf(bytes: Uint8Array, element: Element): string {
	return Array.from(bytes.subarray(element.from, element.to), (byte) =>
		byte.toString(16).padStart(2, '0'),
	).join('');
}

/** Writes an element of parts that stand one after the other. */
export function writeElement(tag: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const length = parts.reduce((sum, part) => sum + part.length, 0);
	const head = [tag, ...lengthOctets(length)];
	const out = new Uint8Array(head.length + length);
	out.set(head);
	let at = head.length;
	for (const part of parts) {
		out.set(part, at);
		at += part.length;
	}
	return out;
}

function lengthOctets(length: number): number[] {
	if (length < 0x80) return [length];
	const octets: number[] = [];
	for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
	return [0x80 | octets.length, ...octets];
}

/** Bytes from hexadecimal digits. */
export function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
		parseInt(hex.slice(2 * index, 2 * index + 2), 16),
	);
}
