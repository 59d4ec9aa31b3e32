// What `alg` says, and whether the signature can be one of it.

import { membersNamed } from '../../encoding/json-tree.ts';
import { setMember } from '../../encoding/json-edit.ts';
import { exactRows } from '../../jose/algorithms.ts';
import { rawSignatureOfDer } from '../../jose/ecdsa-der.ts';
import { registeredAlgorithmNamed, registeredAlgorithms } from '../../jose/registered-algorithms.ts';
import type { Rule } from '../rule.ts';
import { inHeader, placeIn, type Subject } from '../subject.ts';

const isJws = ({ reading }: Subject): boolean => reading.kind !== 'jwe' && reading.kind !== 'unknown';

/** The registered name that a text is but for case and white space. */
const nearName = (alg: string): string | undefined =>
	registeredAlgorithms.find(({ name }) => name.toLowerCase() === alg.trim().toLowerCase())?.name;

/** Bytes that a signature may have; none where the key decides, and for what is not signed. */
function signatureBytes({ algorithm }: Subject): readonly number[] {
	if (algorithm?.keyType === undefined) return [];
	return exactRows(algorithm).flatMap(({ signatureBytes: bytes }) =>
		typeof bytes === 'number' ? [bytes] : [],
	);
}

/** True for DER of numbers of any length: a signature of another curve is written as DER no less. */
const isDerSignature = (bytes: Uint8Array): boolean =>
	rawSignatureOfDer(bytes, 2 * bytes.length) !== undefined;

export const algorithmRules: readonly Rule[] = [
	{
		id: 'unsecured',
		severity: 'error',
		message: 'Unsecured token: anyone can write one',
		reference: 'RFC 8725 §2.1, §3.2',
		check: (subject) => (subject.alg === 'none' ? [{ place: inHeader(subject, 'alg') }] : []),
	},
	{
		id: 'unsecured-with-signature',
		severity: 'error',
		message: 'A token with “none” must have an empty signature',
		reference: 'RFC 7518 §3.6',
		check: ({ alg, reading: { signature } }) =>
			alg === 'none' && signature && signature.encoded !== ''
				? [{ place: placeIn('token', signature.range) }]
				: [],
	},
	{
		id: 'missing-algorithm',
		severity: 'error',
		message: '“alg” is required, and must be a string',
		reference: 'RFC 7515 §4.1.1',
		check: (subject) =>
			subject.wholeHeader && subject.alg === undefined
				? [{ place: inHeader(subject, 'alg') ?? placeIn('header', subject.header) }]
				: [],
	},
	{
		id: 'misspelled-algorithm',
		severity: 'error',
		message: '“{found}” is not “{meant}”: names are compared exactly',
		reference: 'RFC 8725 §3.1',
		check: (subject) => {
			const { alg } = subject;
			const meant = alg === undefined || registeredAlgorithmNamed(alg) ? undefined : nearName(alg);
			if (alg === undefined || meant === undefined) return [];
			const fix = {
				label: `Replace with ${meant}`,
				segment: 'header' as const,
				apply: (text: string) => setMember(text, 'alg', JSON.stringify(meant)),
			};
			// Nobody who writes "nOnE" is helped by making it work.
			return [
				{
					place: inHeader(subject, 'alg'),
					detail: { found: alg, meant },
					fix: meant === 'none' ? undefined : fix,
				},
			];
		},
	},
	{
		id: 'unknown-algorithm',
		severity: 'warning',
		message: '“{found}” is not a registered algorithm',
		reference: 'RFC 7515 §4.1.1',
		unless: ['misspelled-algorithm'],
		check: (subject) =>
			subject.alg === undefined || registeredAlgorithmNamed(subject.alg)
				? []
				: [{ place: inHeader(subject, 'alg'), detail: { found: subject.alg } }],
	},
	{
		id: 'signature-stripped',
		severity: 'error',
		message: 'The signature is missing, though “alg” names one',
		reference: 'RFC 7515 §5.2',
		check: (subject) => {
			const { signature } = subject.reading;
			const named = subject.alg !== undefined && subject.alg !== 'none' && isJws(subject);
			return named && signature?.encoded === '' ? [{ place: placeIn('token', signature.range) }] : [];
		},
	},
	{
		id: 'der-signature',
		severity: 'warning',
		message: 'The signature is written as DER: a JWS has R and S side by side',
		reference: 'RFC 7518 §3.4',
		check: ({ algorithm, reading: { signature } }) =>
			algorithm?.family === 'ECDSA' && signature && isDerSignature(signature.bytes)
				? [{ place: placeIn('token', signature.range) }]
				: [],
	},
	{
		id: 'signature-length',
		severity: 'error',
		message: 'The signature has {found} bytes: {name} has {expected}',
		reference: 'RFC 7518 §3',
		unless: ['signature-stripped', 'der-signature', 'illegal-character', 'truncated-base64url'],
		check: (subject) => {
			const { signature } = subject.reading;
			const expected = signatureBytes(subject);
			const found = signature?.bytes.length ?? 0;
			if (!signature || expected.length === 0 || expected.includes(found)) return [];
			const detail = { found, expected: expected.join(' or '), name: subject.alg ?? '' };
			return [{ place: placeIn('token', signature.range), detail }];
		},
	},
	{
		id: 'polymorphic-algorithm',
		severity: 'note',
		message: '“EdDSA” leaves the curve open: Ed25519 and Ed448 are its exact names',
		reference: 'RFC 9864 §4.1.2',
		check: (subject) => (subject.alg === 'EdDSA' ? [{ place: inHeader(subject, 'alg') }] : []),
	},
	{
		id: 'rsa1-5',
		severity: 'warning',
		message: '“RSA1_5” has fallen to padding attacks: use RSA-OAEP',
		reference: 'RFC 8725 §3.2',
		check: (subject) => (subject.alg === 'RSA1_5' ? [{ place: inHeader(subject, 'alg') }] : []),
	},
	{
		id: 'no-key-id',
		severity: 'note',
		message: 'No “kid”: verifiers must guess the key when keys change',
		reference: 'RFC 7515 §4.1.4',
		check: ({ algorithm, wholeHeader }) => {
			const asymmetric = algorithm?.keyType !== undefined && algorithm.keyType !== 'oct';
			const named = ['kid', 'jwk', 'x5c', 'x5t', 'x5t#S256'].some(
				(name) => membersNamed(wholeHeader, name).length > 0,
			);
			return asymmetric && wholeHeader && !named ? [{ place: placeIn('header', wholeHeader) }] : [];
		},
	},
];
