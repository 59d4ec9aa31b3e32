// The certificates that a header brings along, and the hashes that name one.

import { decodeBase64url } from '../../encoding/base64url.ts';
import { stringOf, valueOf, type JsonNode } from '../../encoding/json-tree.ts';
import type { Certificate, CertificateReading } from '../../jose/certificates/certificate.ts';
import { compareCertificates } from '../../jose/certificates/compare-certificates.ts';
import { durationText } from '../../token/duration.ts';
import type { Fix, Hit, Rule } from '../rule.ts';
import { inHeader, placeIn, textOfHeader, type Subject } from '../subject.ts';

/** The header's hashes of a certificate, and the bytes that each one has (RFC 7515 §4.1.7, §4.1.8). */
const thumbprints = [
	{ name: 'x5t', bytes: 20, of: 'x5t' },
	{ name: 'x5t#S256', bytes: 32, of: 'x5tS256' },
] as const;

/** Entries that are looked at; real chains have three or four. */
const mostEntries = 100;

const entriesOf = ({ header }: Subject): readonly JsonNode[] => {
	const chain = valueOf(header, 'x5c');
	return chain?.type === 'array' ? chain.items.slice(0, mostEntries) : [];
};

/** The place of one certificate of the chain; that of all of it where it is no list. */
function placeOf(subject: Subject, index: number) {
	const chain = valueOf(subject.header, 'x5c');
	return placeIn(textOfHeader(subject, chain), entriesOf(subject)[index] ?? chain);
}

const isBase64 = (text: string): boolean => text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);

/** Why an entry of `x5c` is no certificate; undefined for one that is, or that is not read yet. */
function entryFault(entry: JsonNode, reading: CertificateReading | undefined): string | undefined {
	if (entry.type !== 'string') return 'not a string';
	if (!isBase64(entry.value)) return 'not base64';
	const isOther = reading?.state === 'unreadable' && reading.problem.code === 'certificate-der';
	return isOther ? 'no certificate' : undefined;
}

/** Writes an entry of the protected header that is base64url, or broken into lines, as base64. */
function asBase64(entry: JsonNode): Fix | undefined {
	const plain = entry.type === 'string' ? entry.value.replace(/\s+/g, '') : '';
	const base64 = plain.replaceAll('-', '+').replaceAll('_', '/');
	const padded = base64.padEnd(Math.ceil(base64.length / 4) * 4, '=');
	if (!isBase64(padded)) return undefined;
	return {
		label: 'Write it as base64',
		segment: 'header',
		apply: (text) => text.slice(0, entry.from) + JSON.stringify(padded) + text.slice(entry.to),
	};
}

function chainFaults(subject: Subject): readonly Hit[] {
	const chain = valueOf(subject.header, 'x5c');
	if (!chain) return [];
	const entries = entriesOf(subject);
	if (entries.length === 0) {
		const fault = chain.type === 'array' ? 'an empty list' : 'not a list';
		return [{ place: inHeader(subject, 'x5c'), detail: { fault } }];
	}
	const isProtected = textOfHeader(subject, chain) === 'header';
	return entries.flatMap((entry, index) => {
		const fault = entryFault(entry, subject.certificates?.[index]);
		if (fault === undefined) return [];
		const fix = fault === 'not base64' && isProtected ? asBase64(entry) : undefined;
		const detail = { fault: `entry ${index + 1}: ${fault}` };
		return [{ place: placeOf(subject, index), detail, fix }];
	});
}

/** The first certificate, whose key is to be that of the signature. */
function leafOf({ certificates }: Subject): Certificate | undefined {
	const [leaf] = certificates ?? [];
	return leaf?.state === 'read' ? leaf.certificate : undefined;
}

/** How long it is that each certificate of the chain is not valid, in seconds; positive where it is not. */
const lapses = (subject: Subject, lapse: (certificate: Certificate) => number | undefined): readonly Hit[] =>
	(subject.certificates ?? []).flatMap((reading) => {
		const seconds = reading.state === 'read' ? lapse(reading.certificate) : undefined;
		if (seconds === undefined || seconds <= 0) return [];
		const detail = { number: reading.index + 1, span: durationText(seconds) };
		return [{ place: placeOf(subject, reading.index), detail }];
	});

/** Whether the key of the first certificate made the signature; undefined where that cannot be told. */
function leafSigned(subject: Subject): boolean | undefined {
	const { signature } = subject;
	const own = leafOf(subject)?.key?.thumbprint;
	const used = signature?.state === 'verified' ? signature.key.thumbprint : undefined;
	return own === undefined || used === undefined ? undefined : own === used;
}

export const certificateRules: readonly Rule[] = [
	{
		id: 'invalid-certificate-chain',
		severity: 'error',
		message: '“x5c” is no list of certificates: {fault}',
		reference: 'RFC 7515 §4.1.6',
		why: 'It is a list of strings, each of them base64 (not base64url, and without line breaks) of one certificate’s DER. Verifiers refuse anything else, or read it in different ways.',
		check: chainFaults,
	},
	{
		id: 'certificate-chain-order',
		severity: 'error',
		message: 'The certificates are out of order: each must be signed by the next',
		reference: 'RFC 7515 §4.1.6',
		why: 'The first certificate is that of the signer, and every other one certifies the one before it. A verifier that follows a list in another order finds no way to an authority that it trusts.',
		unless: ['invalid-certificate-chain'],
		check: (subject) =>
			compareCertificates(subject.certificates ?? [], {}).ordered === false
				? [{ place: inHeader(subject, 'x5c') }]
				: [],
	},
	{
		id: 'certificate-of-another-key',
		severity: 'error',
		message: 'The first certificate is not that of the key that made the signature',
		reference: 'RFC 7515 §4.1.6',
		why: 'The signature fits another key, so a verifier that takes the key from “x5c” refuses the token. The issuer sends an old certificate, or the list begins with the wrong one.',
		check: (subject) => (leafSigned(subject) === false ? [{ place: placeOf(subject, 0) }] : []),
	},
	{
		id: 'thumbprint-mismatch',
		severity: 'error',
		message: '“{name}” is the hash of another certificate than the first of “x5c”',
		reference: 'RFC 7515 §4.1.7, §4.1.8',
		why: 'Both must name the signer’s certificate. A verifier that goes by one of them takes another key than one that goes by the other. Work the hash out anew, over the certificate’s DER.',
		unless: ['invalid-thumbprint'],
		check: (subject) => {
			const said = { x5t: stringOf(subject.header, 'x5t'), x5tS256: stringOf(subject.header, 'x5t#S256') };
			const compared = compareCertificates(subject.certificates ?? [], said);
			return thumbprints
				.filter(({ of }) => compared[of] === false)
				.map(({ name }) => ({ place: inHeader(subject, name), detail: { name } }));
		},
	},
	{
		id: 'invalid-thumbprint',
		severity: 'error',
		message: '“{name}” must be base64url of a hash of {bytes} bytes',
		reference: 'RFC 7515 §4.1.7, §4.1.8',
		why: 'It is the hash itself in base64url. Often it is written in hexadecimal digits, with colons, or as base64 of those digits: no verifier then finds the certificate.',
		check: (subject) =>
			thumbprints.flatMap(({ name, bytes }) => {
				const value = valueOf(subject.header, name);
				if (!value) return [];
				const read = value.type === 'string' ? decodeBase64url(value.value) : undefined;
				return read?.bytes.length === bytes && read.problems.length === 0
					? []
					: [{ place: inHeader(subject, name), detail: { name, bytes } }];
			}),
	},
	{
		id: 'self-signed-certificate',
		severity: 'warning',
		message: 'The signer’s certificate is signed by its own key: anybody could have made it',
		reference: 'RFC 7515 §4.1.6',
		why: 'No authority vouches for it, so it says no more than a bare key in the token would. Trust it only if you have this very certificate, or its hash, from elsewhere.',
		check: (subject) => (leafOf(subject)?.selfSigned ? [{ place: placeOf(subject, 0) }] : []),
	},
	{
		id: 'own-certificate-trusted',
		severity: 'warning',
		message: 'Verified with the certificate that the token brings: that alone proves nothing',
		reference: 'RFC 7515 §4.1.6',
		why: 'Whoever wrote the token chose the certificate, too. The signature counts only if you know the certificate from elsewhere, or have checked its chain up to an authority that you trust for this issuer.',
		unless: ['self-signed-certificate'],
		check: (subject) =>
			subject.keys?.form === 'x509' && leafSigned(subject) ? [{ place: placeOf(subject, 0) }] : [],
	},
	{
		id: 'certificate-expired',
		severity: 'warning',
		message: 'Certificate {number} of “x5c” expired {span} ago',
		reference: 'RFC 5280 §4.1.2.5',
		why: 'After its last day an authority no longer says whether the key is still its owner’s. Verifiers that check the chain refuse the token unless they know that it was signed before.',
		check: (subject) =>
			lapses(subject, ({ notAfter }) => (notAfter === undefined ? undefined : subject.now - notAfter)),
	},
	{
		id: 'certificate-not-yet-valid',
		severity: 'warning',
		message: 'Certificate {number} of “x5c” is not valid for another {span}',
		reference: 'RFC 5280 §4.1.2.5',
		why: 'Verifiers that check the chain refuse it until then. Mostly a clock is wrong, or a new certificate came into use too early.',
		check: (subject) =>
			lapses(subject, ({ notBefore }) => (notBefore === undefined ? undefined : notBefore - subject.now)),
	},
	{
		id: 'sha1-thumbprint',
		severity: 'note',
		message: '“x5t” is made with SHA-1: add “x5t#S256”',
		reference: 'RFC 7515 §4.1.7, §10.11',
		why: 'Two certificates with the same SHA-1 can be made on purpose. As long as it only helps to find a certificate that you trust, nothing is lost; where it decides which one is trusted, use SHA-256.',
		check: (subject) =>
			valueOf(subject.header, 'x5t') && !valueOf(subject.header, 'x5t#S256')
				? [{ place: inHeader(subject, 'x5t') }]
				: [],
	},
];
