// Whether the signature can be one of its algorithm, and of the key at hand.

import { encodeBase64url } from '../../encoding/base64url.ts';
import { exactRows, type Algorithm } from '../../jose/algorithms.ts';
import { numberOfBytes, orderOf } from '../../jose/curve-points.ts';
import { rawSignatureOfDer } from '../../jose/ecdsa-der.ts';
import type { Segment } from '../../token/reading.ts';
import type { Hit, Rule } from '../rule.ts';
import { placeIn } from '../subject.ts';
import { candidates } from './candidates.ts';
import { segmentFix } from './segment-edit.ts';

/** Why a signature's bytes are not what was meant: their number then says nothing. */
const unread = [
	'signature-stripped',
	'der-signature',
	'illegal-character',
	'white-space',
	'truncated-base64url',
	'part-count',
];

const atSignature = ({ range }: Segment, hit: Hit = {}): readonly Hit[] => [
	{ place: placeIn('token', range), ...hit },
];

/** Bytes that a signature may have; none where the key decides, and for what is not signed. */
function signatureBytes(algorithm: Algorithm): readonly number[] {
	if (algorithm.keyType === undefined) return [];
	return exactRows(algorithm).flatMap(({ signatureBytes: bytes }) =>
		typeof bytes === 'number' ? [bytes] : [],
	);
}

/** True for DER of numbers of any length: a signature of another curve is written as DER no less. */
const isDerSignature = (bytes: Uint8Array): boolean =>
	rawSignatureOfDer(bytes, 2 * bytes.length) !== undefined;

export const signatureRules: readonly Rule[] = [
	{
		id: 'unsecured-with-signature',
		severity: 'error',
		message: 'A token with “none” must have an empty signature',
		reference: 'RFC 7518 §3.6',
		why: 'With “none” nothing checks what stands in the signature’s place. It is mostly the rest of a signed token whose “alg” somebody changed. Refuse it, as every token that says “none”.',
		check: ({ alg, reading: { signature } }) =>
			alg === 'none' && signature?.encoded ? atSignature(signature) : [],
	},
	{
		id: 'signature-stripped',
		severity: 'error',
		message: 'The signature is missing, though “alg” names one',
		reference: 'RFC 7515 §5.2; CVE-2020-28042',
		why: 'Some libraries took an empty signature for “nothing to check” and accepted every claim. Taking the signature off is the first thing that an attacker tries. Refuse the token.',
		check: ({ alg, reading: { signature } }) =>
			alg !== undefined && alg !== 'none' && signature?.encoded === '' ? atSignature(signature) : [],
	},
	{
		id: 'der-signature',
		severity: 'warning',
		message: 'The signature is written as DER: a JWS has R and S side by side',
		reference: 'RFC 7518 §3.4',
		why: 'Most crypto libraries write the two numbers of an ECDSA signature in an envelope, DER; in a token they stand bare, each of a fixed length. Verifiers refuse the envelope. Convert it when signing.',
		check: ({ algorithm, reading }) => {
			const { signature } = reading;
			if (algorithm?.family !== 'ECDSA' || !signature || !isDerSignature(signature.bytes)) return [];
			const raw = rawSignatureOfDer(signature.bytes, algorithm.signatureBytes as number);
			const fix =
				raw &&
				segmentFix('Write R and S side by side', reading, ({ role, encoded }) =>
					role === 'signature' ? encodeBase64url(raw) : encoded,
				);
			return atSignature(signature, { fix });
		},
	},
	{
		id: 'signature-length',
		severity: 'error',
		message: 'The signature has {found} bytes: {name} has {expected}',
		reference: 'RFC 7518 §3',
		why: 'Signatures of this algorithm all have one length. With another, it was cut off when copied, made by another algorithm, or encoded twice (as text of base64 or hexadecimal digits). It cannot be verified.',
		unless: unread,
		check: ({ algorithm, reading: { signature } }) => {
			if (!algorithm || !signature) return [];
			const expected = signatureBytes(algorithm);
			const found = signature.bytes.length;
			if (expected.length === 0 || expected.includes(found)) return [];
			const detail = { found, expected: expected.join(' or '), name: algorithm.name };
			return atSignature(signature, { detail, reference: algorithm.section });
		},
	},
	{
		id: 'rsa-signature-length',
		severity: 'error',
		message: 'The signature has {found} bytes, one of this RSA key {expected}',
		reference: 'RFC 8017 §8.1.2, §8.2.2',
		why: 'An RSA signature is exactly as long as the key’s modulus, the large number in it. So another key made this one, or some of it is missing. Look for the key that the issuer used, by its “kid”.',
		unless: unread,
		check: (subject) => {
			const { signature } = subject.reading;
			if (subject.algorithm?.signatureBytes !== 'modulus' || !signature) return [];
			const found = signature.bytes.length;
			const lengths = candidates(subject).flatMap(({ type, bits }) =>
				type === 'RSA' ? [Math.ceil(bits / 8)] : [],
			);
			if (lengths.length === 0 || lengths.includes(found)) return [];
			return atSignature(signature, { detail: { found, expected: [...new Set(lengths)].join(' or ') } });
		},
	},
	{
		id: 'short-rsa-signature',
		severity: 'warning',
		message: 'A signature of {found} bytes comes of an RSA key of {bits} bits: 2048 is the least',
		reference: 'RFC 7518 §3.3',
		why: 'An RSA signature is as long as its key. Keys this short have been factored or can be with means that many have, and then anyone can sign. The issuer has to make a key of 2048 bits or more.',
		unless: [...unread, 'short-rsa-key', 'rsa-signature-length'],
		// Below 512 bits it is no RSA signature at all, but something that was cut off.
		check: ({ algorithm, reading: { signature } }) => {
			if (algorithm?.signatureBytes !== 'modulus' || !signature) return [];
			const found = signature.bytes.length;
			return found >= 64 && found < 256 ? atSignature(signature, { detail: { found, bits: 8 * found } }) : [];
		},
	},
	{
		id: 'signature-out-of-range',
		severity: 'error',
		message: '{number} of the signature is {what}: no key makes such a one',
		reference: 'CVE-2022-21449; FIPS 186-5 §6.4.2',
		why: 'R and S of an ECDSA signature are at least 1 and less than the curve’s order. Java 15 to 18 forgot to look, and took a signature of nothing but zeros for that of every key and every text. Refuse it.',
		check: ({ algorithm, reading: { signature } }) => {
			const order = orderOf(algorithm?.curve);
			if (order === undefined || !signature) return [];
			const { bytes } = signature;
			if (bytes.length !== algorithm?.signatureBytes) return [];
			const half = bytes.length / 2;
			const halves = [
				['R', numberOfBytes(bytes.subarray(0, half))],
				['S', numberOfBytes(bytes.subarray(half))],
			] as const;
			return halves.flatMap(([number, value]) => {
				if (value > 0n && value < order) return [];
				return atSignature(signature, { detail: { number, what: value === 0n ? 'zero' : 'too large' } });
			});
		},
	},
];
