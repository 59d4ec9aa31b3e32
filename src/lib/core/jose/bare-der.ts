// Keys in base64 without armour: their DER, or a whole text of keys that a configuration keeps in base64.

import { decodeBase64url } from '../encoding/base64url.ts';
import { decodeUtf8 } from '../encoding/utf8.ts';
import { derTag, declaredElement } from './der.ts';
import { readKeyDer } from './key-der.ts';
import type { DerFault, DerKey } from './key-der.ts';
import { findPemBlocks, readPemBody } from './pem.ts';

/** Base64 that is a key's DER; `fault` where it begins like one and is none. */
export type BareDer =
	| { readonly state: 'key'; readonly key: DerKey }
	| { readonly state: 'encrypted'; readonly bytes: Uint8Array }
	| { readonly state: 'fault'; readonly fault: DerFault };

/** DER of a key is a SEQUENCE, whose tag makes the first letter an M; a name and quotes of a .env file may lead. */
const beginning =
	/^\s*(?:(?:export\s{1,8})?[A-Za-z_][\w.-]{0,60}[ \t]{0,8}[=:][ \t]{0,8})?["'`>#| \t]{0,20}(?=M[A-Za-z0-9+/_-])/;

/**
 * A key's DER in base64 or base64url without armour (RFC 4648), with line ends, escapes, quotes and quoting in it.
 * Only a whole key of a known shape counts as one: a secret never has one.
 * @returns undefined for a text that is no base64, or too short for a key
 */
export function readBareDer(text: string): BareDer | undefined {
	const lead = beginning.exec(text)?.[0];
	if (lead === undefined) return undefined;
	const body = { from: lead.length, to: text.length };
	const read = readPemBody(text, { ...body, body, label: '', closed: true, exact: true });
	if (read.state !== 'base64' || !/^M[A-Za-z0-9+/]{40,}={0,2}$/.test(read.base64)) return undefined;
	const { bytes } = decodeBase64url(read.base64.replace(/=+$/, ''));
	const der = readKeyDer(bytes);
	if (der === 'encrypted') return { state: 'encrypted', bytes };
	if (typeof der === 'string') return { state: 'fault', fault: der };
	return der.name === 'unknown' ? { state: 'fault', fault: 'unknown-shape' } : { state: 'key', key: der };
}

/** True for base64 that is cut out of a key's DER, or holds a key of another kind: it is remarked in a secret. */
export function looksLikeDer(text: string): boolean {
	if (!/^\s*M[A-Za-z0-9+/\s_-]{59}/.test(text)) return false;
	const { bytes } = decodeBase64url(text.slice(0, 200).replace(/\s/g, ''));
	return beginsLikeKey(bytes, text.length / 2);
}

/** True for bytes that begin as a key's DER of at least some length does: with a version, or an algorithm's name. */
export function beginsLikeKey(bytes: Uint8Array, least: number): boolean {
	const outer = declaredElement(bytes);
	if (outer?.tag !== derTag.sequence || outer.to < least) return false;
	const first = declaredElement(bytes, outer.from);
	return first?.tag === derTag.integer ? first.to - first.from === 1 : first?.tag === derTag.sequence;
}

/** How base64 of `-----BEGIN`, of `{` and of `[` begins. */
const wrapped = /^["']?(?:LS0tLS1CRUdJTi|e[wyM]|W[3w1])[A-Za-z0-9+/\s_-]{20,}={0,2}["']?$/;

/**
 * The text of keys that is kept in base64 as a whole, as Kubernetes and CI systems keep them.
 * @returns undefined for a text that is no base64 of PEM, a JWK or a JWK Set
 */
export function unwrapKeyText(text: string): string | undefined {
	if (!wrapped.test(text.trim())) return undefined;
	const base64 = text.replace(/[\s"'=]/g, '');
	const { bytes } = decodeBase64url(base64);
	const { text: inner, invalidAt } = decodeUtf8(bytes);
	if (invalidAt.length > 0) return undefined;
	const isJson = /^\s*[{[]/.test(inner) && /"k(?:ty|eys)"\s*:/.test(inner);
	return isJson || findPemBlocks(inner).length > 0 ? inner : undefined;
}
