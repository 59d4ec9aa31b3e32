// Encrypted tokens: how the content is encrypted, and whether the parts can be of that.

import { stringOf, valueOf } from '../../encoding/json-tree.ts';
import { contentEncryptionNamed, type ContentEncryption } from '../../jose/encryption/content-encryption.ts';
import { keyManagementNamed, type KeyManagement } from '../../jose/encryption/key-management.ts';
import { registeredAlgorithmNamed } from '../../jose/registered-algorithms.ts';
import type { Segment, SegmentRole } from '../../token/reading.ts';
import type { Hit, Rule } from '../rule.ts';
import { inHeader, placeIn, wholeHeaderPlace, type Subject } from '../subject.ts';

/** What makes the length of a part uncertain. */
const faultyParts = ['illegal-character', 'truncated-base64url', 'part-count'];

const isJwe = ({ reading }: Subject): boolean => reading.kind === 'jwe';

const contentEncryption = (subject: Subject): ContentEncryption | undefined =>
	isJwe(subject) ? contentEncryptionNamed(stringOf(subject.header, 'enc')) : undefined;

const keyManagement = (subject: Subject): KeyManagement | undefined =>
	isJwe(subject) ? keyManagementNamed(subject.alg) : undefined;

const partOf = ({ reading }: Subject, role: SegmentRole): Segment | undefined =>
	reading.segments.find((segment) => segment.role === role);

const bytesIn = (part: Segment | undefined): number => part?.bytes.length ?? 0;

/** A part is at fault; in a JSON Serialization it may be missing, and then has no place. */
const hitOf = (part: Segment | undefined, detail: NonNullable<Hit['detail']>): Hit => ({
	place: placeIn('token', part?.range),
	detail,
});

/** Bytes that a content key of `enc` has once `alg` has wrapped it; undefined where the user's key decides. */
function wrappedBytes({ aes }: KeyManagement, { keyBits }: ContentEncryption): number | undefined {
	// AES Key Wrap adds a block of eight bytes (RFC 3394 §2.2.1); AES-GCM keeps its tag in the header.
	if (aes === 'AES-KW') return keyBits / 8 + 8;
	return aes === 'AES-GCM' ? keyBits / 8 : undefined;
}

export const encryptionRules: readonly Rule[] = [
	{
		id: 'algorithm-of-other-kind',
		severity: 'error',
		message: '“{alg}” is for {meant} tokens, and this one is {found}',
		reference: 'RFC 7516 §9',
		why: 'Signing and encrypting have algorithms of their own. A verifier refuses the mixture, and one that does not may take a ciphertext for a signature, or the other way round.',
		unless: ['unsecured', 'part-count'],
		check: (subject) => {
			const meant = registeredAlgorithmNamed(subject.alg)?.kind;
			if (meant === undefined || meant === (isJwe(subject) ? 'jwe' : 'jws')) return [];
			const [one, other] =
				meant === 'jws' ? (['signed', 'encrypted'] as const) : (['encrypted', 'signed'] as const);
			return [
				{ place: inHeader(subject, 'alg'), detail: { alg: subject.alg ?? '', meant: one, found: other } },
			];
		},
	},
	{
		id: 'missing-content-encryption',
		severity: 'error',
		message: '“enc” is required, and must be a string',
		reference: 'RFC 7516 §4.1.2',
		why: '“enc” says how the content is encrypted; “alg” says only how the key for it is found. Nobody can decrypt the token without it.',
		check: (subject) => {
			// Without “enc” a token in five parts is read as a signed one that has too many.
			const hasFiveParts = subject.reading.segments.length === 5 && keyManagementNamed(subject.alg);
			if (!(isJwe(subject) || hasFiveParts) || !subject.wholeHeader) return [];
			if (stringOf(subject.header, 'enc') !== undefined) return [];
			return [{ place: inHeader(subject, 'enc') ?? wholeHeaderPlace(subject) }];
		},
	},
	{
		id: 'unknown-content-encryption',
		severity: 'warning',
		message: '“{found}” is not a registered way to encrypt content',
		reference: 'RFC 7518 §5.1',
		why: 'Only six names are registered, as “A256GCM”, and all of them also protect the content from changes. Other libraries will not decrypt anything else.',
		check: (subject) => {
			const found = isJwe(subject) ? stringOf(subject.header, 'enc') : undefined;
			return found === undefined || contentEncryptionNamed(found)
				? []
				: [{ place: inHeader(subject, 'enc'), detail: { found } }];
		},
	},
	{
		id: 'encryption-part-length',
		severity: 'error',
		message: 'The {part} has {found} bytes: {name} needs {expected}',
		reference: 'RFC 7518 §5.2, §5.3',
		why: 'The lengths are fixed. A shorter tag is easier to forge, and a verifier that accepts one opens the door to that; all others refuse the token. It was cut, or made with other settings than it says.',
		unless: faultyParts,
		check: (subject) => {
			const enc = contentEncryption(subject);
			if (!enc) return [];
			const parts = [
				['initialization-vector', 'initialization vector', enc.ivBytes],
				['authentication-tag', 'authentication tag', enc.tagBytes],
			] as const;
			return parts.flatMap(([role, part, expected]) => {
				const segment = partOf(subject, role);
				const found = bytesIn(segment);
				return found === expected ? [] : [hitOf(segment, { part, found, expected, name: enc.name })];
			});
		},
	},
	{
		id: 'ciphertext-length',
		severity: 'error',
		message: 'The ciphertext has {found} bytes: {name} makes whole blocks of 16',
		reference: 'RFC 7518 §5.2.2.1',
		why: 'This encryption fills the content up to whole blocks, so that even an empty content makes one. The ciphertext was cut, or was made in another way than “enc” says.',
		unless: faultyParts,
		check: (subject) => {
			const enc = contentEncryption(subject);
			const segment = partOf(subject, 'ciphertext');
			const found = bytesIn(segment);
			if (enc?.aes !== 'AES-CBC' || (found >= 16 && found % 16 === 0)) return [];
			return [hitOf(segment, { found, name: enc.name })];
		},
	},
	{
		id: 'encrypted-key-not-empty',
		severity: 'error',
		message: 'With “{alg}” the encrypted key must be empty',
		reference: 'RFC 7518 §4.5, §4.6',
		why: 'This algorithm gives the content key itself, so there is none to send along. A token that has one must be refused: it was put together from two, or says the wrong algorithm.',
		unless: faultyParts,
		check: (subject) => {
			const row = keyManagement(subject);
			const segment = partOf(subject, 'encrypted-key');
			return row?.direct && bytesIn(segment) > 0 ? [hitOf(segment, { alg: row.name })] : [];
		},
	},
	{
		id: 'encrypted-key-empty',
		severity: 'error',
		message: 'The encrypted key is missing, though “{alg}” needs one',
		reference: 'RFC 7516 §5.2',
		why: 'The content was encrypted with a key that this algorithm sends along, encrypted in turn. Without it nobody can decrypt the token.',
		unless: faultyParts,
		check: (subject) => {
			const row = keyManagement(subject);
			const segment = partOf(subject, 'encrypted-key');
			return row && !row.direct && bytesIn(segment) === 0 ? [hitOf(segment, { alg: row.name })] : [];
		},
	},
	{
		id: 'encrypted-key-length',
		severity: 'error',
		message: 'The encrypted key has {found} bytes: {name} needs {expected}',
		reference: 'RFC 7518 §4.4, §4.7',
		why: 'Its length follows from “alg” and “enc”. Either it was cut, or “enc” is not what the content was encrypted with: no key of the right length comes out of it.',
		unless: [...faultyParts, 'encrypted-key-empty'],
		check: (subject) => {
			const row = keyManagement(subject);
			const enc = contentEncryption(subject);
			const expected = row && enc && wrappedBytes(row, enc);
			const segment = partOf(subject, 'encrypted-key');
			const found = bytesIn(segment);
			if (expected === undefined || found === expected) return [];
			return [hitOf(segment, { found, expected, name: `${row!.name}, ${enc!.name}` })];
		},
	},
	{
		id: 'encryption-secret-length',
		severity: 'error',
		message: 'The key has {found} bits: {name} needs exactly {expected}',
		reference: 'RFC 7518 §4.4, §4.5, §4.7',
		why: 'A key for AES is taken as it is, so its length must be right to the bit: a longer one is not better, and a password is none. With “dir” the key is that of “enc”, and some of those are two keys in one.',
		check: (subject) => {
			const row = keyManagement(subject);
			const bits = row?.secretBits;
			const expected = bits === 'content-key' ? contentEncryption(subject)?.keyBits : bits;
			const secrets = (subject.keys?.keys ?? []).filter(({ type }) => type === 'oct');
			const [first] = secrets;
			if (!row || !first || expected === undefined || secrets.some((key) => key.bits === expected)) return [];
			const { alg } = subject;
			return [{ place: inHeader(subject, 'alg'), detail: { found: first.bits, expected, name: alg ?? '' } }];
		},
	},
	{
		id: 'compressed',
		severity: 'warning',
		message: 'Compression before encryption leaks what is encrypted by its length',
		reference: 'RFC 8725 §3.6',
		why: 'The length of the token tells how well its content could be compressed. Whoever can put own text into the content learns the rest of it piece by piece; and a small token may unfold into gigabytes. Leave “zip” out.',
		check: (subject) =>
			isJwe(subject) && valueOf(subject.header, 'zip') ? [{ place: inHeader(subject, 'zip') }] : [],
	},
	{
		id: 'sha1-key-encryption',
		severity: 'note',
		message: '“RSA-OAEP” is built on SHA-1: “RSA-OAEP-256” is its successor',
		reference: 'RFC 7518 §4.3',
		why: 'No attack on SHA-1 reaches this use of it, so nothing is broken. But rules that forbid SHA-1 altogether forbid this, too, and the successor costs nothing.',
		check: (subject) => (subject.alg === 'RSA-OAEP' ? [{ place: inHeader(subject, 'alg') }] : []),
	},
];
