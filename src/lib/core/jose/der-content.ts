// What is in the two DER forms that key-der.ts gives, read by hand: engines differ in which curves they know, and in
// how much of RFC 5915 and RFC 9881 they take.

import { encodeBase64url } from '../encoding/base64url.ts';
import { childrenOf, derTag, readElement } from './der.ts';
import type { Element } from './der.ts';
import type { DerKey } from './key-der.ts';
import { keyKindNamed } from './key-kinds.ts';
import type { KeyKind } from './key-kinds.ts';
import type { Jwk } from './key.ts';

/** The halves of a key as bytes; what is not there has to be computed. */
export interface KeyHalves {
	readonly public?: Uint8Array;
	readonly private?: Uint8Array;
	/** The long form of an ML-DSA private key (FIPS 204 §4), from which no seed can be won back. */
	readonly expanded?: Uint8Array;
}

/** What a key's DER holds: an RSA key's numbers, or the halves of a key of another kind. */
export type DerContent =
	{ readonly kind: undefined; readonly jwk: Jwk } | { readonly kind: KeyKind; readonly halves: KeyHalves };

/** Reads a key's DER; undefined when its inner form is not that of its kind. */
export function contentOfDer({ der, format, type, name }: DerKey): DerContent | undefined {
	const whole = childrenOf(der, readElement(der)) ?? [];
	const outer = whole[format === 'spki' ? 1 : 2];
	if (outer === undefined) return undefined;
	// A BIT STRING begins with the count of its unused bits, of which keys have none.
	const from = format === 'spki' ? outer.from + 1 : outer.from;
	if (format === 'spki' && der[outer.from] !== 0) return undefined;
	if (type === 'RSA') {
		const jwk = readRsa(der, wholeElement(der, from, outer.to), format);
		return jwk && { kind: undefined, jwk };
	}
	const kind = keyKindNamed(type, name);
	if (kind === undefined) return undefined;
	if (format === 'spki') return { kind, halves: { public: der.subarray(from, outer.to) } };
	const inner = wholeElement(der, from, outer.to);
	const halves = inner && readPrivate[kind.type](der, inner, kind);
	return halves && { kind, halves };
}

/** The one element that fills a range. */
function wholeElement(der: Uint8Array, from: number, to: number): Element | undefined {
	const element = readElement(der, from, to);
	return element?.to === to ? element : undefined;
}

const contentOf = (der: Uint8Array, { from, to }: Element): Uint8Array => der.subarray(from, to);

const rsaNames = {
	spki: ['n', 'e'],
	pkcs8: ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'],
} as const;

/** RFC 8017 §A.1.1 and §A.1.2; a private key begins with its version. */
function readRsa(der: Uint8Array, key: Element | undefined, format: 'spki' | 'pkcs8'): Jwk | undefined {
	const numbers = childrenOf(der, key)?.slice(format === 'spki' ? 0 : 1);
	const names = rsaNames[format];
	if (key?.tag !== derTag.sequence || numbers?.length !== names.length) return undefined;
	const jwk: Jwk = { kty: 'RSA' };
	for (const [index, name] of names.entries()) {
		const element = numbers[index]!;
		const bytes = contentOf(der, element);
		// A number below zero is none of a key's.
		if (element.tag !== derTag.integer || bytes.length === 0 || bytes[0]! >= 0x80) return undefined;
		const first = bytes.findIndex((byte) => byte !== 0);
		if (first === -1) return undefined;
		jwk[name] = encodeBase64url(bytes.subarray(first));
	}
	return jwk;
}

type ReadPrivate = (der: Uint8Array, inner: Element, kind: KeyKind) => KeyHalves | undefined;

const readPrivate: Readonly<Record<KeyKind['type'], ReadPrivate>> = {
	EC: readSec1,
	/** RFC 8410 §7: CurvePrivateKey. */
	OKP: (der, inner) => (inner.tag === derTag.octetString ? { private: contentOf(der, inner) } : undefined),
	AKP: readLattice,
};

/** RFC 5915 §3; the curve stands outside, whatever [0] says. */
function readSec1(der: Uint8Array, inner: Element, { privateBytes }: KeyKind): KeyHalves | undefined {
	const [version, secret, ...more] = childrenOf(der, inner) ?? [];
	if (version?.tag !== derTag.integer || secret?.tag !== derTag.octetString) return undefined;
	const digits = contentOf(der, secret);
	// Some writers drop leading zeros, some add one.
	const first = digits.findIndex((byte) => byte !== 0);
	const stripped = digits.subarray(first === -1 ? digits.length : first);
	if (stripped.length > privateBytes) return undefined;
	const padded = new Uint8Array(privateBytes);
	padded.set(stripped, privateBytes - stripped.length);
	const holder = more.find(({ tag }) => tag === derTag.context1);
	if (holder === undefined) return { private: padded };
	const bits = wholeElement(der, holder.from, holder.to);
	if (bits?.tag !== derTag.bitString || der[bits.from] !== 0) return undefined;
	return { private: padded, public: der.subarray(bits.from + 1, bits.to) };
}

/** RFC 9881 §6: the seed, the long form, or both. */
function readLattice(der: Uint8Array, inner: Element): KeyHalves | undefined {
	if (inner.tag === derTag.implicit0) return { private: contentOf(der, inner) };
	if (inner.tag === derTag.octetString) return { expanded: contentOf(der, inner) };
	const [seed, expanded, ...more] = (inner.tag === derTag.sequence && childrenOf(der, inner)) || [];
	if (seed?.tag !== derTag.octetString || expanded?.tag !== derTag.octetString || more.length > 0)
		return undefined;
	return { private: contentOf(der, seed), expanded: contentOf(der, expanded) };
}
