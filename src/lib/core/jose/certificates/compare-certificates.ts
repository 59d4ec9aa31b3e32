import type { Key } from '../key.ts';
import type { CertificateReading } from './certificate.ts';

/** What a token's header or a JWK says beside `x5c`, and the keys at hand. */
export interface CertificateClaims {
	/** RFC 7515 §4.1.7 and §4.1.8, base64url as they stand. */
	readonly x5t?: string | undefined;
	readonly x5tS256?: string | undefined;
	readonly keys?: readonly Key[];
}

/** Whether they fit the first certificate of a list; undefined for what was not said, or cannot be compared. */
export interface CertificateComparison {
	readonly x5t: boolean | undefined;
	readonly x5tS256: boolean | undefined;
	/** True when one of the keys is that of the certificate, by its thumbprint (RFC 7638). */
	readonly key: boolean | undefined;
	/** True when each certificate is signed by the next one; undefined for a single one, or where that is unknown. */
	readonly ordered: boolean | undefined;
}

/**
 * Compares the first certificate with what stands beside it. Equal thumbprints say that it is the certificate that was
 * meant, not that it is to be trusted.
 */
export function compareCertificates(
	readings: readonly CertificateReading[],
	{ x5t, x5tS256, keys = [] }: CertificateClaims,
): CertificateComparison {
	const [leaf] = readings;
	const certificate = leaf?.state === 'read' ? leaf.certificate : undefined;
	const same = (said: string | undefined, is: string | undefined) =>
		said === undefined || is === undefined ? undefined : said === is;
	const thumbprint = certificate?.key?.thumbprint;
	return {
		x5t: same(x5t, certificate?.x5t),
		x5tS256: same(x5tS256, certificate?.x5tS256),
		key:
			thumbprint === undefined || keys.length === 0
				? undefined
				: keys.some((key) => key.thumbprint === thumbprint),
		ordered: isOrdered(readings),
	};
}

function isOrdered(readings: readonly CertificateReading[]): boolean | undefined {
	if (readings.length < 2) return undefined;
	const links = readings
		.slice(0, -1)
		.map((reading) => (reading.state === 'read' ? reading.certificate.signedByNext : 'unknown'));
	if (links.some((link) => link === 'not-signed' || link === 'another-issuer')) return false;
	return links.every((link) => link === 'signed') ? true : undefined;
}
