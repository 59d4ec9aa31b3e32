import { encodeBase64url } from '../encoding/base64url.ts';
import { decodeUtf8 } from '../encoding/utf8.ts';
import { beginsLikeKey } from './bare-der.ts';
import { childrenOf, derTag, hexOf, readElement } from './der.ts';
import { readKeyDer } from './key-der.ts';
import type { DerKey } from './key-der.ts';
import { containerOfPemLabel } from './pem-labels.ts';
import { armour } from './export-key.ts';

/** In bytes: what of a larger file is given on, so that it is told to be too large. */
const mostBytes = 1024 * 1024 + 1;

/**
 * The text that the Key field takes for a file's bytes: text as it is (UTF-8, or UTF-16 with its mark), DER as PEM with
 * the label of what it holds, files of other programs as PEM that is told as what it is, and any other bytes as a secret
 * in a JWK, which loses none of them.
 * @param bytes all of the file; of more than a megabyte the rest is left out
 * @param name the file's, whose ending names other programs' files that are not DER but BER
 */
export function readKeyBytes(bytes: Uint8Array, name = ''): string {
	const some = Uint8Array.from(bytes.subarray(0, mostBytes));
	// A whole key of DER is never meant as text, although its first two bytes could be.
	const label = labelOf(some);
	if (label !== undefined) return armour(label, named(label, some));
	const text = textOf(some);
	if (text !== undefined) return text;
	const ending = labelOfEnding.get(/\.(\w{2,8})$/.exec(name)?.[1]?.toLowerCase() ?? '');
	if (ending !== undefined) return armour(ending, named(ending, some));
	if (some.length > longestSecret) return armour('BINARY FILE', named('BINARY FILE', some));
	return JSON.stringify({ kty: 'oct', k: encodeBase64url(some) });
}

/** Of a container only as much as the Key field reads: it is told by its label alone. */
function named(label: string, bytes: Uint8Array): Uint8Array {
	return containerOfPemLabel(label) === undefined ? bytes : bytes.subarray(0, 32 * 1024);
}

/** In bytes, of a secret: a file that is longer is none. */
const longestSecret = 64 * 1024;

const labelOfEnding: ReadonlyMap<string, string> = new Map([
	['p12', 'PKCS12'],
	['pfx', 'PKCS12'],
	['jks', 'JAVA KEYSTORE'],
	['keystore', 'JAVA KEYSTORE'],
	['p7b', 'PKCS7'],
	['p7c', 'PKCS7'],
]);

/** Files of Java's keytool begin with one of these. */
const keystoreMagics: ReadonlySet<string> = new Set(['feedfeed', 'cececece']);

const labels: Readonly<Record<DerKey['form'], (key: DerKey) => string>> = {
	spki: () => 'PUBLIC KEY',
	pkcs8: () => 'PRIVATE KEY',
	pkcs1: ({ format }) => (format === 'spki' ? 'RSA PUBLIC KEY' : 'RSA PRIVATE KEY'),
	sec1: () => 'EC PRIVATE KEY',
	x509: () => 'CERTIFICATE',
};

/** The PEM label of binary content; undefined for what is neither a key nor a file that holds some. */
function labelOf(bytes: Uint8Array): string | undefined {
	const magic = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
	if (keystoreMagics.has(magic)) return 'JAVA KEYSTORE';
	const container = containerLabel(bytes);
	if (container !== undefined) return container;
	const key = readKeyDer(bytes);
	if (key === 'encrypted') return 'ENCRYPTED PRIVATE KEY';
	if (typeof key !== 'string') return labels[key.form](key);
	// Under any label it is told where it is cut off; half a key is no secret.
	return key === 'truncated' && beginsLikeKey(bytes, 60) ? 'PRIVATE KEY' : undefined;
}

/** PKCS#7's content types (RFC 5652 §14) begin so. */
const pkcs7 = '2a864886f70d0107';

/** PFX: version 3, then PKCS#7 content (RFC 7292 §4). PKCS#7 alone: its type, then its content (RFC 5652 §3). */
function containerLabel(bytes: Uint8Array): string | undefined {
	const [first, second] = childrenOf(bytes, readElement(bytes)) ?? [];
	if (first?.tag === derTag.oid && hexOf(bytes, first).startsWith(pkcs7)) return 'PKCS7';
	if (first?.tag !== derTag.integer || second?.tag !== derTag.sequence) return undefined;
	const [type] = childrenOf(bytes, second) ?? [];
	return type?.tag === derTag.oid && hexOf(bytes, type).startsWith(pkcs7) ? 'PKCS12' : undefined;
}

/** Bytes as text, without the mark at its beginning; undefined for what holds characters that no text has. */
function textOf(bytes: Uint8Array): string | undefined {
	const wide = utf16Of(bytes);
	const { text, invalidAt } = wide === undefined ? decodeUtf8(bytes) : { text: wide, invalidAt: [] };
	// The last character of a file that was cut at the limit may be cut, too.
	const cut = bytes.length === mostBytes && invalidAt.every((at) => at > bytes.length - 4);
	if (invalidAt.length > 0 && !cut) return undefined;
	return /[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? undefined : text.replace(/^\uFEFF/, '');
}

/** What Windows' tools write; undefined for text without their mark. */
function utf16Of(bytes: Uint8Array): string | undefined {
	const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
	if (mark !== 0xfffe && mark !== 0xfeff) return undefined;
	return new TextDecoder(mark === 0xfffe ? 'utf-16le' : 'utf-16be').decode(bytes);
}
