import type { CertificateComparison } from '#lib/core/jose/certificates/compare-certificates.ts';
import type {
	Certificate,
	CertificateProblemCode,
	CertificateReading,
} from '#lib/core/jose/certificates/certificate.ts';
import type { Problem } from '#lib/core/problem.ts';

/** What stands under every list of certificates, whatever they say. */
export const chainNotChecked =
	'The chain is not checked against any root, nor for revocation: what a certificate says of itself proves nothing.';

const problems: Record<CertificateProblemCode, (detail: Problem['detail']) => string> = {
	'certificate-base64': () =>
		'is not base64: x5c holds base64 of DER, not base64url and not PEM (RFC 7515 §4.1.6).',
	'certificate-der': () => 'is no X.509 certificate, or is damaged.',
	'certificate-too-large': () => 'is larger than any real certificate: it is not read.',
	'certificate-too-many': (detail) =>
		`and those behind it are not read: there are ${String(detail['count'] ?? '')}, and only the first ${String(detail['limit'] ?? '')} are.`,
};

/** One sentence about a certificate that cannot be read; certificates count from 1. */
export function describeCertificateProblem({ code, detail }: Problem<CertificateProblemCode>): string {
	return `Certificate ${Number(detail['index'] ?? 0) + 1} ${problems[code](detail)}`;
}

/** Whom it is issued for, in as few words as its names allow. */
export function certificateTitle({ subject, names }: Certificate): string {
	const common = /(?:^|[,+])CN=((?:[^,+\\]|\\.)*)/.exec(subject)?.[1];
	const [first] = names.filter(({ kind }) => kind !== 'other');
	return common ?? (subject === '' ? (first?.value ?? 'nobody named') : subject);
}

/** What its key is: `RSA 2048 bits`, `EC P-256`, or what it is called where it cannot be used here. */
export function certificateKey({ key, keyKind }: Certificate): string {
	if (key === undefined)
		return keyKind === '' ? 'of an unknown kind' : `${keyKind}, which cannot be used here`;
	return key.type === 'RSA' ? `RSA ${key.bits} bits` : `${key.type} ${key.curve ?? ''}`.trim();
}

/** Whether it is valid at a time, in seconds since the epoch. */
export function certificateValidity({ notBefore, notAfter }: Certificate, now: number): string {
	if (notBefore === undefined || notAfter === undefined) return 'Its validity is no pair of dates.';
	const span = `${dateOf(notBefore)} to ${dateOf(notAfter)}`;
	if (notAfter < notBefore) return `Never valid: it ends before it begins (${span}).`;
	if (now < notBefore) return `Not valid yet: ${span}.`;
	return now > notAfter ? `No longer valid: ${span}.` : `Valid now: ${span}.`;
}

/** A day in UTC, as certificates are dated. */
function dateOf(seconds: number): string {
	const date = new Date(seconds * 1000);
	return Number.isNaN(date.getTime()) ? 'an unreadable date' : date.toISOString().slice(0, 10);
}

/** Whether it may issue others; undefined where it does not say. */
export function certificateRole({ authority, pathLength, selfSigned }: Certificate): string {
	const own = selfSigned ? 'Signed with its own key' : 'Signed by another';
	if (authority === undefined) return `${own}; it does not say whether it may issue certificates.`;
	if (!authority) return `${own}; it may not issue certificates.`;
	return `${own}; an authority${pathLength === undefined ? '' : `, with at most ${pathLength} further ones below it`}.`;
}

const links: Record<Exclude<Certificate['signedByNext'], undefined>, string> = {
	signed: 'The next certificate’s key signed it.',
	'not-signed': 'The next certificate’s key did not sign it: the chain breaks here (RFC 7515 §4.1.6).',
	'another-issuer':
		'The next certificate is not its issuer: the order is wrong, or one is missing (RFC 7515 §4.1.6).',
	unknown: 'Whether the next certificate’s key signed it cannot be computed here.',
};

/** How it stands to the next of its list; undefined for the last. */
export function certificateLink({ signedByNext }: Certificate): string | undefined {
	return signedByNext && links[signedByNext];
}

/** What comparing gave, one sentence each; `chainNotChecked` always ends them. */
export function describeComparison(
	readings: readonly CertificateReading[],
	{ x5t, x5tS256, key, ordered }: CertificateComparison,
): readonly string[] {
	if (readings.length === 0) return [];
	const thumbprints = (name: string, fits: boolean | undefined) =>
		fits === undefined
			? []
			: [
					fits
						? `“${name}” is the thumbprint of the first certificate.`
						: `“${name}” is not the thumbprint of the first certificate: another one was meant.`,
				];
	return [
		...thumbprints('x5t', x5t),
		...thumbprints('x5t#S256', x5tS256),
		...(key === undefined ? [] : [key ? 'Its key is the key at hand.' : 'Its key is not the key at hand.']),
		...(ordered === undefined
			? []
			: [
					ordered
						? 'Each certificate is signed by the next one.'
						: 'The certificates do not stand in the order in which they sign each other (RFC 7515 §4.1.6).',
				]),
		chainNotChecked,
	];
}
