import { decodeBase64url, encodeBase64url } from '../../encoding/base64url.ts';
import { askEngine } from '../engine.ts';
import { readKeyDer } from '../key-der.ts';
import type { Key } from '../key.ts';
import { keyOfDer } from '../key-of-der.ts';
import type { Problem } from '../../problem.ts';
import { partsOfCertificate } from './certificate-der.ts';
import type { CertificateParts } from './certificate-der.ts';
import { alternativeNames, basicConstraints, extendedKeyUsage, keyUsage } from './certificate-extensions.ts';
import { isSignedBy, signatureAlgorithm } from './certificate-signature.ts';
import type { Certificate, CertificateProblemCode, CertificateReading } from './certificate.ts';
import { distinguishedName } from './distinguished-name.ts';
import { findCertificates } from './find-certificates.ts';
import type { CertificateSource } from './find-certificates.ts';

/** Of one list: real chains have three or four. */
const mostCertificates = 10;
/** In bytes, of all of a list. */
const longestList = 64 * 1024;

/**
 * Reads X.509 certificates (RFC 5280 §4.1): from text (PEM, a JWK, a JWK Set or a token's header with `x5c`, base64 of
 * one), or from the list that `x5c` is (RFC 7515 §4.1.6), as base64 or bytes. Nothing of them is trusted: that one is
 * signed by the next is computed, and no chain is followed to a root. Never throws; a broken one is told at its index.
 */
export async function readCertificates(
	source: string | readonly (string | Uint8Array)[],
): Promise<readonly CertificateReading[]> {
	const found = findCertificates(source);
	const opened = found.slice(0, mostCertificates).map(open);
	const read = await Promise.all(
		opened.map(async (entry, index): Promise<CertificateReading> => {
			if ('code' in entry) return unreadable(entry.code, index, found[index]!);
			const certificate = await describe(entry, opened[index + 1], index);
			return { state: 'read', index, certificate };
		}),
	);
	const next = found[mostCertificates];
	if (next === undefined) return read;
	const detail = { count: found.length, limit: mostCertificates };
	return [...read, unreadable('certificate-too-many', mostCertificates, next, detail)];
}

interface Opened {
	readonly der: Uint8Array<ArrayBuffer>;
	readonly parts: CertificateParts;
}

function open(source: CertificateSource): Opened | { readonly code: CertificateProblemCode } {
	const { content } = source;
	if (content.length > 2 * longestList) return { code: 'certificate-too-large' };
	const der = typeof content === 'string' ? bytesOf(content) : Uint8Array.from(content);
	if (der === undefined) return { code: 'certificate-base64' };
	if (der.length > longestList) return { code: 'certificate-too-large' };
	const parts = partsOfCertificate(der);
	return parts === undefined ? { code: 'certificate-der' } : { der, parts };
}

/** RFC 7515 §4.1.6: base64; base64url is read, too. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
	const clean = base64.replace(/\s+/g, '').replace(/=+$/, '');
	return /^[A-Za-z0-9+/_-]+$/.test(clean) ? decodeBase64url(clean).bytes : undefined;
}

function unreadable(
	code: CertificateProblemCode,
	index: number,
	{ place }: CertificateSource,
	detail: Problem['detail'] = {},
): CertificateReading {
	return { state: 'unreadable', index, problem: { code, place, detail: { index, ...detail } } };
}

async function describe(
	{ der, parts }: Opened,
	next: ReturnType<typeof open> | undefined,
	index: number,
): Promise<Certificate> {
	const keyDer = readKeyDer(der);
	const key = typeof keyDer === 'string' ? undefined : await keyOf(keyDer, index);
	const selfIssued = sameBytes(parts.issuer, parts.subject);
	return {
		subject: distinguishedName(parts.subject),
		issuer: distinguishedName(parts.issuer),
		serial: parts.serial,
		...alternativeNames(parts.extensions),
		notBefore: parts.notBefore,
		notAfter: parts.notAfter,
		key,
		keyKind: typeof keyDer === 'string' || keyDer.name === 'unknown' ? '' : keyDer.name,
		signatureAlgorithm: signatureAlgorithm(parts),
		...basicConstraints(parts.extensions),
		keyUsage: keyUsage(parts.extensions),
		extendedKeyUsage: extendedKeyUsage(parts.extensions),
		x5t: await digest('SHA-1', der),
		x5tS256: await digest('SHA-256', der),
		selfSigned: selfIssued && (await isSignedBy(parts, der)) === 'signed',
		signedByNext: await isSignedByNext(parts, next),
	};
}

const keyOf = (der: Parameters<typeof keyOfDer>[0], index: number): Promise<Key | undefined> =>
	keyOfDer(der, index, { from: 0, to: 0 }, () => undefined);

async function isSignedByNext(
	parts: CertificateParts,
	next: ReturnType<typeof open> | undefined,
): Promise<Certificate['signedByNext']> {
	if (next === undefined) return undefined;
	if ('code' in next) return 'unknown';
	if (!sameBytes(parts.issuer, next.parts.subject)) return 'another-issuer';
	return isSignedBy(parts, next.der);
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
	return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

async function digest(hash: string, der: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
	const answer = await askEngine((subtle) => subtle.digest(hash, der));
	return answer.ok ? encodeBase64url(new Uint8Array(answer.value)) : undefined;
}
